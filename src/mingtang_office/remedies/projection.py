"""What the lists keep of a case: the fields that replay gives, and what table four counts."""

from __future__ import annotations

from datetime import date, datetime

from mingtang.applications.remedies import (
    RemedyCase,
    RemedyEvent,
    RemedyObligation,
    RemedyOutcome,
    RemedyRoute,
    remedy_obligations,
    replay_remedy,
)
from mingtang.workdays import Calendar
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.remedies.models import Remedy, RemedyStanding

PROJECTED = (
    "stage",
    "instance",
    "forum",
    "reference",
    "filed_on",
    "outcome",
    "column",
    "concluded_on",
    "next_code",
    "next_by",
    "provisional",
)
_COUNTED = ("agency_id", "route", "filed_on", "concluded_on", "column")


def replayed(
    remedy: Remedy, events: list[RemedyEvent], calendar: Calendar | None = None
) -> RemedyCase:
    return replay_remedy(RemedyRoute(remedy.route), events, calendar or calendar_for(remedy.agency))


def _next(case: RemedyCase, calendar: Calendar) -> RemedyObligation | None:
    """What the agency must do first, else what it waits for; once struck, nothing."""
    return next(iter(remedy_obligations(case, calendar)), None)


def project(remedy: Remedy, case: RemedyCase, calendar: Calendar) -> None:
    """Copy what replay says onto the row, unsaved."""
    following = _next(case, calendar)
    limit = following.limit if following is not None else None
    remedy.stage = case.stage.value
    remedy.instance = case.instance.value
    remedy.forum = case.forum
    remedy.reference = case.reference
    remedy.filed_on = case.filed_on
    remedy.outcome = "" if case.outcome is RemedyOutcome.PENDING else case.outcome.value
    remedy.column = case.column.value
    remedy.concluded_on = case.concluded_on
    remedy.next_code = following.duty.value if following is not None else ""
    remedy.next_by = following.by if following is not None else None
    remedy.provisional = limit is not None and limit.provisional


def restate(remedy: Remedy, now: datetime) -> None:
    """Bring what table four counts up to what the row says, keeping what stood before `now`."""
    standing = RemedyStanding.objects.filter(remedy=remedy, until__isnull=True).first()
    if standing is not None and not remedy.is_struck and _same(standing, remedy):
        return
    if standing is not None:
        standing.until = now
        standing.save(update_fields=("until",))
    if not remedy.is_struck:
        RemedyStanding.objects.create(remedy=remedy, since=now, **counted(remedy))


def counted(remedy: Remedy) -> dict[str, int | str | date | None]:
    return {name: getattr(remedy, name) for name in _COUNTED}


def _same(standing: RemedyStanding, remedy: Remedy) -> bool:
    return all(getattr(standing, name) == value for name, value in counted(remedy).items())
