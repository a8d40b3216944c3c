"""What published information has for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import F, Q, QuerySet
from django.urls import reverse

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.models import WRITABLE, Item, ItemState
from mingtang_office.publication.queries.items import visible_items, waiting_for
from mingtang_office.publication.queries.taken_over import marked
from mingtang_office.publication.queries.urgency import TO_BE_PUBLIC, UNDER_WAY, late
from mingtang_office.publication.screen import turn_words
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "主动公开"


@work_source
def items_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Items whose next step is mine, and those that I drafted: first what is late or due today,
    wherever it lies; then what waits for me; then mine that lie with others."""
    if not isinstance(person, User):
        return
    drafted = visible_items(person, on, Permission.DRAFT_ITEMS).filter(drafted_by=person)
    mine = Item.objects.filter(pk__in=waiting_for(person, on).order_by().values("pk"))
    today = TO_BE_PUBLIC & Q(due_on=on)
    pressing = late(on) | today
    concerned = mine | drafted.filter(state__in=UNDER_WAY)
    at_me = mine | drafted.filter(state__in=WRITABLE)
    away = drafted.filter(state__in=(ItemState.IN_REVIEW, ItemState.REFERRED))
    yield Urgency.LATE, _listed(concerned.filter(late(on)), limit, Urgency.LATE)
    yield Urgency.DUE_TODAY, _listed(concerned.filter(today), limit, Urgency.DUE_TODAY)
    waiting = Urgency.WAITING_FOR_ME
    yield waiting, _listed(at_me.exclude(pressing), limit, waiting)
    others = Urgency.WAITING_FOR_OTHERS
    yield others, _listed(away.exclude(pressing), limit, others)


@work_source
def findings_in_public(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """What was taken over as public and has personal data in it, for those who may write there."""
    if not isinstance(person, User) or not policy.scope(person, Permission.DRAFT_ITEMS, on):
        return
    rows = policy.visible(marked(), person, Permission.DRAFT_ITEMS, on)
    waiting = Urgency.WAITING_FOR_ME
    yield waiting, listed(rows.order_by("pk").defer("body"), limit, _found)


def _found(item: Item) -> WorkItem:
    return WorkItem(
        Urgency.WAITING_FOR_ME,
        item.title,
        reverse("publication:scan", args=(item.pk,)),
        f"{_KIND}　{ItemKind(item.kind).label}",
        "已公开的内容中有个人信息须处理，或者没能检查",
    )


def _listed(rows: QuerySet[Item], limit: int, urgency: Urgency) -> WorkList:
    ordered = rows.order_by(F("due_on").asc(nulls_last=True), "pk").defer("body")
    return listed(ordered, limit, lambda item: _item(item, urgency))


def _item(item: Item, urgency: Urgency) -> WorkItem:
    note = _NOTES.get(ItemState(item.state), "")
    if item.state == ItemState.IN_REVIEW:
        is_mine = urgency is Urgency.WAITING_FOR_ME
        note = "等您审核或者签发" if is_mine else turn_words(item)
    return WorkItem(
        urgency,
        f"{item.title}",
        reverse("publication:item", args=(item.pk,)),
        f"{_KIND}　{ItemKind(item.kind).label}",
        note,
        item.due_on if item.edition_id is None else None,
    )


_NOTES = {
    ItemState.DRAFT: "起草中，尚未提交审核",
    ItemState.RETURNED: "退回修改，请按意见改好后重新提交",
    ItemState.REFERRED: "已报上级确定，等待答复",
}
