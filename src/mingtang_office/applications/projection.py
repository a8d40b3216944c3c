"""What the lists keep of an application: the fields that replay gives, and what table three counts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from mingtang.applications import Case, Event, replay
from mingtang.applications.obligations import Duty, Obligation, Whose, obligations
from mingtang.workdays import Calendar
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.applications.models import Application, Standing

PROJECTED = (
    "phase",
    "received_on",
    "due_on",
    "provisional",
    "next_code",
    "next_whose",
    "next_by",
    "disposition",
    "decided_on",
    "closed_on",
    "in_time",
)


def replayed(
    application: Application, events: list[Event], calendar: Calendar | None = None
) -> Case:
    return replay(events, calendar or calendar_for(application.agency))


def _next(case: Case) -> Obligation | None:
    """What is to be done first: by the office, else by whomever it waits for. That rectification may
    be asked for until some day is no duty."""
    due = [each for each in obligations(case) if each.code is not Duty.ASK_RECTIFICATION]
    own = [each for each in due if each.whose is Whose.OFFICE]
    return min(own or due, key=lambda each: each.by or date.max, default=None)


def projected(case: Case) -> dict[str, Any]:
    """What replay says, as the row keeps it: the fields of `PROJECTED` in their order."""
    following = _next(case)
    due_on, provisional = case.expiry
    return {
        "phase": case.phase.value,
        "received_on": case.received_on,
        "due_on": due_on,
        "provisional": provisional,
        "next_code": following.code.value if following else "",
        "next_whose": following.whose.value if following else "",
        "next_by": following.by if following else None,
        # What is withdrawn before it counts as received is no row of table three.
        "disposition": case.disposition.value if case.disposition and case.clock else "",
        "decided_on": case.decided_on,
        "closed_on": case.closed_on,
        "in_time": case.in_time,
    }


def project(application: Application, case: Case) -> bool:
    """Copy what replay says onto the row, unsaved; whether anything changed."""
    values = projected(case)
    changed = any(getattr(application, name) != value for name, value in values.items())
    for name, value in values.items():
        setattr(application, name, value)
    return changed


def restate(application: Application, now: datetime) -> None:
    """Bring what table three counts up to what the row says, keeping what stood before `now`."""
    standing = Standing.objects.filter(application=application, until__isnull=True).first()
    if standing is not None and _same(standing, application):
        return
    if standing is not None:
        standing.until = now
        standing.save(update_fields=("until",))
    if application.received_on is not None and application.merged_into_id is None:
        Standing.objects.create(application=application, since=now, **counted(application))


def _same(standing: Standing, application: Application) -> bool:
    if application.received_on is None or application.merged_into_id is not None:
        return False
    return all(getattr(standing, name) == value for name, value in counted(application).items())


def counted(application: Application) -> dict[str, object]:
    """A decision counts when it has been served, an application given up or withdrawn on that day."""
    closed = application.closed_on is not None
    return {
        "agency_id": application.agency_id,
        "applicant_kind": application.applicant_kind,
        "received_on": application.received_on,
        "closed_on": application.closed_on,
        "disposition": application.disposition if closed else "",
        "in_time": application.in_time if closed else None,
    }
