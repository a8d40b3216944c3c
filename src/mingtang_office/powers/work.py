"""What the registers have for a person's home page: decisions to be shown in public, and to be withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Case, F, QuerySet, When
from django.urls import reverse

from mingtang.annual.compile_powers import PowerRow
from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendars, policy
from mingtang_office.agencies.calendars import Calendars
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.powers import publicity
from mingtang_office.powers.models import NormativeDocument, PowerDecision
from mingtang_office.powers.queries import ties
from mingtang_office.powers.tie_rows import tie_of
from mingtang_office.publication.models import PublicItem
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "执法公示"


@work_source
def decisions_to_be_shown(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Decisions that wait to be shown, or withdrawn, at the agencies whose registers one keeps."""
    if not isinstance(person, User) or not policy.scope(person, Permission.KEEP_POWERS, on):
        return
    waiting = publicity.TO_BE_SHOWN | publicity.TO_BE_WITHDRAWN
    rows = policy.visible(PowerDecision.objects.filter(waiting), person, Permission.KEEP_POWERS, on)
    found = list(rows.order_by().values_list("agency", flat=True).distinct()[:50])
    if not found:
        return
    known = calendars.current()
    agencies = Agency.objects.filter(pk__in=found).select_related("region")
    late, today = publicity.pressing(agencies, known, on)
    for urgency, which in (
        (Urgency.LATE, late),
        (Urgency.DUE_TODAY, today),
        (Urgency.WAITING_FOR_ME, ~(late | today)),
    ):
        yield urgency, _listed(rows.filter(which), limit, urgency, known)


def _listed(
    rows: QuerySet[PowerDecision], limit: int, urgency: Urgency, known: Calendars
) -> WorkList:
    began = Case(When(publicity.TO_BE_WITHDRAWN, then=F("overturned_on")), default=F("decided_on"))

    def item(each: PowerDecision) -> WorkItem:
        due = publicity.due_of(each, known.of(each.agency))
        withdrawing = publicity.awaits_withdrawal(each)
        return WorkItem(
            urgency,
            f"{PowerRow(each.row).label} {each.number}",
            reverse("powers:entry", args=(each.register.value, each.pk)),
            _KIND,
            "决定已变动，须撤回公示并说明理由" if withdrawing else _showing_note(each),
            due.by if due is not None else None,
        )

    ordered = rows.select_related("agency", "agency__region", "shown_in").order_by(began, "pk")
    return listed(ordered, limit, item)


def _showing_note(decision: PowerDecision) -> str:
    if publicity.may_be_drafted(decision):
        return "须向社会公示，还没有拟稿"
    return "须向社会公示，公示稿还没有签发"


@work_source
def documents_that_disagree(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Published normative documents in no register, and entries that say otherwise than what is public."""
    if not isinstance(person, User) or not policy.scope(person, Permission.KEEP_POWERS, on):
        return
    waiting = Urgency.WAITING_FOR_ME
    public = policy.visible(PublicItem.objects.all(), person, Permission.KEEP_POWERS, on)
    rows = ties.unregistered(public).order_by("written_on", "pk")
    yield waiting, listed(rows, limit, _unregistered)
    entries = NormativeDocument.objects.filter(item__isnull=False)
    seen = policy.visible(entries, person, Permission.KEEP_POWERS, on)
    differing = ties.with_ties(seen, on, _DISAGREE).order_by("-made_on", "pk")
    yield waiting, listed(differing, limit, _disagreeing)


_DISAGREE = (ties.Tie.WITHDRAWN, ties.Tie.VALIDITY)
_DOCUMENTS = "规范性文件台账"


def _unregistered(public: PublicItem) -> WorkItem:
    address = f"{reverse('powers:ties')}?agency={public.agency_id}"
    note = "已公开，没有登记在台账中"
    return WorkItem(Urgency.WAITING_FOR_ME, public.title, address, _DOCUMENTS, note)


def _disagreeing(entry: NormativeDocument) -> WorkItem:
    address = reverse("powers:entry", args=(entry.register.value, entry.pk))
    note = f"{tie_of(entry).label}，请核对"
    return WorkItem(Urgency.WAITING_FOR_ME, entry.title, address, _DOCUMENTS, note)
