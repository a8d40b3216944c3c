"""Steps enter a case here and nowhere else: the law is asked, the row, its projection and the trail are
written together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import spelled
from mingtang.applications.remedies import (
    ImpossibleStep,
    RemedyCase,
    RemedyEvent,
    RemedyRoute,
    RemedyStep,
    remedy_event_to_wire,
    replay_remedy,
)
from mingtang.law import NotInForce
from mingtang.workdays import OutsideCalendar
from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.remedies.actions import files, holding
from mingtang_office.remedies.models import AnnulmentReason, CourseEntry, Remedy, RemedyFileKind
from mingtang_office.remedies.projection import PROJECTED, project, restate
from mingtang_office.remedies.queries.history import ANNULLED, as_event, events_of, in_force
from mingtang_office.ui.files import Incoming

# What comes on paper with a step, as it is filed.
BRINGS = {
    RemedyStep.FILED: RemedyFileKind.CLAIM,
    RemedyStep.ACCEPTED: RemedyFileKind.NOTICE,
    RemedyStep.COPY_REACHED: RemedyFileKind.CLAIM,
    RemedyStep.ANSWER_EXTENDED: RemedyFileKind.NOTICE,
    RemedyStep.ANSWERED: RemedyFileKind.ANSWER,
    RemedyStep.HEARING_SET: RemedyFileKind.NOTICE,
    RemedyStep.SUSPENDED: RemedyFileKind.NOTICE,
    RemedyStep.RESUMED: RemedyFileKind.NOTICE,
    RemedyStep.DECIDED: RemedyFileKind.DECISION,
    RemedyStep.APPEALED: RemedyFileKind.CLAIM,
    RemedyStep.REMANDED: RemedyFileKind.DECISION,
    RemedyStep.RETRIED: RemedyFileKind.DECISION,
}


@transaction.atomic
def enter_step(
    *,
    remedy: Remedy,
    event: RemedyEvent,
    papers: Sequence[Incoming] = (),
    expected_revision: int,
    by: User,
    now: datetime,
) -> RemedyCase:
    """Enter what happened, with the papers that came or went with it. Raises `Refused` where it
    cannot be as things stand; then nothing is written."""
    held = holding.take(remedy, expected_revision, by, now)
    for paper in papers:
        kind = BRINGS.get(event.kind, RemedyFileKind.OTHER)
        files.store(held, paper, kind, by=by, now=now)
    return append(remedy=held, event=event, by=by, now=now)


def append(*, remedy: Remedy, event: RemedyEvent, by: User, now: datetime) -> RemedyCase:
    """Enter a step into a case that the caller holds."""
    refuse_to_come(event.on, now)
    case = lawful(remedy.agency, RemedyRoute(remedy.route), [*events_of(remedy), event])
    _insert(remedy, event, by, now)
    _settle(remedy, case, now)
    holding.record(
        f"remedies.{event.kind}", remedy=remedy, by=by, now=now, facts=remedy_event_to_wire(event)
    )
    return case


@transaction.atomic
def annul(
    *,
    remedy: Remedy,
    number: int,
    reason: AnnulmentReason,
    instead: RemedyEvent | None = None,
    expected_revision: int,
    by: User,
    now: datetime,
) -> RemedyCase:
    """Annul a step that was entered by mistake, and put what really happened in its place where it is
    given; what remains must itself be possible. The row stays and is shown struck out."""
    held = holding.take(remedy, expected_revision, by, now)
    rows = in_force(held.course.all())
    gone = next((row for row in rows if row.number == number), None)
    if gone is None:
        raise Refused("没有找到这项登记，或者它已经作废。请刷新页面查看。")
    if gone.kind == RemedyStep.FILED and instead is None:
        raise Refused("申请、起诉日期只能更正；整件登记有误的，请撤销登记。")
    if held.anew_id is not None and gone.kind in (RemedyStep.DECIDED, RemedyStep.IN_EFFECT):
        raise Refused("已按这项决定、裁判重新办理申请，不能作废它。")
    if instead is not None:
        refuse_to_come(instead.on, now)
    left = [
        instead if row is gone else as_event(row)
        for row in rows
        if row is not gone or instead is not None
    ]
    events = [event for event in left if event is not None]
    case = lawful(held.agency, RemedyRoute(held.route), events)
    _insert(held, instead, by, now, of=gone, reason=reason)
    _settle(held, case, now)
    facts = {"event": gone.kind, "number": number, "reason": str(reason)}
    if instead is not None:
        facts["instead"] = remedy_event_to_wire(instead)
    holding.record("remedies.annulled", remedy=held, by=by, now=now, facts=facts)
    return case


def lawful(agency: Agency, route: RemedyRoute, events: list[RemedyEvent]) -> RemedyCase:
    """The case after these steps. Raises `Refused` where they cannot be."""
    try:
        return replay_remedy(route, events, calendar_for(agency))
    except (ImpossibleStep, NotInForce, OutsideCalendar) as error:
        raise Refused(spelled(str(error))) from error


def _insert(
    remedy: Remedy,
    event: RemedyEvent | None,
    by: User,
    now: datetime,
    *,
    of: CourseEntry | None = None,
    reason: AnnulmentReason | None = None,
) -> None:
    """The case is held, so nobody else takes the number. A row that only annuls bears the day of what
    it annuls."""
    on = event.on if event is not None else of.on if of is not None else timezone.localdate(now)
    last = remedy.course.order_by("-number").values_list("number", flat=True).first()
    CourseEntry.objects.create(
        remedy=remedy,
        number=(last or 0) + 1,
        kind=ANNULLED if event is None else event.kind.value,
        on=on,
        facts={} if event is None else remedy_event_to_wire(event)["facts"],
        annuls=of.number if of is not None else None,
        reason=reason or "",
        by=by,
        at=now,
    )


def _settle(remedy: Remedy, case: RemedyCase, now: datetime) -> None:
    project(remedy, case, calendar_for(remedy.agency))
    holding.save(remedy, *PROJECTED)
    restate(remedy, now)
