"""The page of an item: how it will look, what it lacks, its way, what is public of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.review import ReviewStep
from mingtang.publication.validity import Change, Validity, mark
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication import described_words, screen
from mingtang_office.publication.completeness import lacking, lacking_besides
from mingtang_office.publication.described import leaves_on
from mingtang_office.publication.forms.steps import OpinionForm, ReasonForm, RulingForm
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.intake import intake_of
from mingtang_office.publication.models import (
    WRITABLE,
    Item,
    ItemState,
    Link,
    PublicItem,
    ValidityChange,
)
from mingtang_office.publication.outlets import address_of
from mingtang_office.publication.queries.items import waiting_for
from mingtang_office.publication.queries.validity import validity_on
from mingtang_office.publication.rendering import shown_item
from mingtang_office.publication.scanning import shown_scan
from mingtang_office.publication.views.doors import item_or_404


@login_required
@never_cache
@require_GET
def item_page(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, item_or_404(request, pk))


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do with the item as it stands."""

    edit: bool
    step: ReviewStep | None
    determine: bool
    withdraw: bool
    take_up: bool
    discard: bool
    link: bool
    change_validity: bool


def rights_of(request: HttpRequest, item: Item) -> Rights:
    today = timezone.localdate()

    def may(permission: Permission) -> bool:
        return policy.may(request.user, permission, item.agency, today)

    drafts = may(Permission.DRAFT_ITEMS)
    turn = waiting_for(person_of(request), today).filter(pk=item.pk).exists()
    is_public = item.edition_id is not None
    current = validity_on(item, today) if is_public and drafts else None
    return Rights(
        edit=drafts and item.state in WRITABLE,
        step=ReviewStep(item.step) if turn else None,
        determine=item.state == ItemState.REFERRED and may(Permission.REVIEW_ITEMS),
        withdraw=is_public and may(Permission.WITHDRAW_ITEMS),
        take_up=drafts and item.state in (ItemState.SIGNED, ItemState.CLOSED),
        discard=drafts and item.state in (*WRITABLE, ItemState.REFERRED),
        link=drafts and item.state != ItemState.DISCARDED,
        change_validity=current is not None and bool(current.next),
    )


def show(
    request: HttpRequest, item: Item, *, status: int = 200, problem: str = "", **forms: Any
) -> HttpResponse:
    """The page. `forms` are those that a person has to fill in again, `problem` says why."""
    today = timezone.localdate()
    passages = list(item.passages.select_related("by", "acting_for"))
    public = PublicItem.objects.filter(item=item).first()
    rights = rights_of(request, item)
    context = {
        "item": item,
        "kind": ItemKind(item.kind),
        "tone": screen.TONES[ItemState(item.state)],
        "rights": rights,
        "problem": problem,
        "public": public,
        "address": address_of(item.pk) if public else "",
        "leaves_on": leaves_on(item),
        "body": body_of(item),
        "files": files_of(item),
        "marks": marks_of(item),
        "lines": described_words.lines(item, today),
        "general_faults": described_words.general_faults(item, today) if rights.edit else (),
        "besides": lacking_besides(item) if item.state in WRITABLE else (),
        "lacking": len(lacking(item, today)) if item.state in WRITABLE else 0,
        "steps": screen.steps(item, passages, today),
        "sent_back": screen.sent_back(item, passages),
        "heads": screen.heads_said(passages, item.round),
        "history": screen.history(passages),
        "timer": screen.timer(item, today, public.published_on if public else None),
        "editions": item.editions.select_related("signed_by").order_by("-number"),
        "links": links_of(request, item),
        "scan": shown_scan(item, may_work=rights.edit),
        "intake": intake_of(item),
    }
    return render(
        request, "publication/item.html", {**context, **_forms(item, forms)}, status=status
    )


def body_of(item: Item) -> str:
    """What will be public; `rendering.shown` says why it is safe."""
    return mark_safe(shown_item(item))  # noqa: S308


def marks_of(item: Item) -> list[str]:
    """The sentences on top of a document that was amended, repealed or has lapsed."""
    return [said for row in item.validity_changes.all() if (said := mark(_change(row)))]


def _change(row: ValidityChange) -> Change:
    return Change(Validity(row.validity), row.on, row.title, row.number, row.reason)


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as one of its two items tells it."""

    words: str
    other: Item
    link: Link
    is_own: bool
    may_see: bool


_SEEN_FROM_OTHER = {
    "interprets": "解读材料",
    "replaces": "被它取代",
    "answers": "意见征集结果",
    "relates": "相关",
}
_SEEN_FROM_OWN = {
    "interprets": "所解读的文件",
    "replaces": "所取代的文件",
    "answers": "所反馈的征求意见稿",
    "relates": "相关",
}


def links_of(request: HttpRequest, item: Item) -> list[Tie]:
    """Both ways. The other one is named, and linked where the person may see it."""
    seen = policy.scope(request.user, Permission.VIEW_ITEMS, timezone.localdate())
    own = item.links.select_related("of", "of__agency").order_by("pk")
    others = item.linked.select_related("item", "item__agency").order_by("pk")
    return [
        *(Tie(_SEEN_FROM_OWN[x.kind], x.of, x, True, seen.covers(x.of.agency)) for x in own),
        *(
            Tie(_SEEN_FROM_OTHER[x.kind], x.item, x, False, seen.covers(x.item.agency))
            for x in others
            if seen.covers(x.item.agency) or x.item.edition_id
        ),
    ]


def _forms(item: Item, again: dict[str, Any]) -> dict[str, Any]:
    seen = {"revision": item.revision}
    return {
        "opinion_form": OpinionForm(initial=seen, auto_id="id_step_%s"),
        "ruling_form": RulingForm(initial=seen, auto_id="id_ruling_%s"),
        "withdraw_form": ReasonForm(initial=seen, auto_id="id_withdraw_%s"),
        "take_up_form": ReasonForm(initial=seen, auto_id="id_take_up_%s"),
        "discard_form": ReasonForm(initial=seen, auto_id="id_discard_%s"),
        **{name: form for name, form in again.items() if form is not None},
    }
