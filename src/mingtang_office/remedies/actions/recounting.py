"""A change of the calendar moves the days of cases that wait for the agency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from mingtang.applications.remedies import ImpossibleStep
from mingtang.law import NotInForce
from mingtang.workdays import OutsideCalendar
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendar_changes import Change, Move, Preview
from mingtang_office.agencies.grants import Permission
from mingtang_office.remedies.actions import holding
from mingtang_office.remedies.models import Remedy
from mingtang_office.remedies.projection import PROJECTED, project, replayed
from mingtang_office.remedies.queries.history import events_of
from mingtang_office.trail import actions as trail

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class _Moved:
    """A case as it stands in memory after the change, and the day that it had before."""

    remedy: Remedy
    before: date | None


class OpenRemedies:
    """What the register enters with the calendar. A county has some dozens of such cases at a time,
    so they are counted where they stand."""

    def preview(self, change: Change, person: User) -> Preview:
        moved = list(_moved(change))
        seen = policy.scope(person, Permission.VIEW_REMEDIES, timezone.localdate())
        moves = tuple(
            Move(
                f"案件 {each.remedy.number}",
                reverse("remedies:remedy", args=(each.remedy.pk,)),
                each.before,
                each.remedy.next_by,
            )
            for each in moved
            if seen.covers(each.remedy.agency)
        )
        return Preview("复议、诉讼案件", len(moved), moves[:_SHOWN])

    def apply(self, change: Change, *, by: User, now: datetime) -> None:
        for each in _moved(change, lock=True):
            remedy = each.remedy
            holding.save(remedy, *PROJECTED)
            trail.record(
                "remedies.counted_anew",
                by=by,
                now=now,
                on=remedy,
                agency=remedy.agency_id,
                facts={
                    "notice": change.notice.pk,
                    "before": _written(each.before),
                    "after": _written(remedy.next_by),
                },
            )


def _moved(change: Change, *, lock: bool = False) -> Iterator[_Moved]:
    """Cases whose next day, or whether it is provisional, the change turns. What cannot be replayed
    stays as it is: whoever opens it is told why."""
    rows = Remedy.objects.filter(
        agency__in=change.agencies(), struck_at__isnull=True, next_by__gte=change.first_day
    ).select_related("agency", "agency__region")
    if lock:
        rows = rows.select_for_update(of=("self",))
    for remedy in rows.order_by("pk"):
        before = remedy.next_by, remedy.provisional
        _, calendar = change.calendars(remedy.agency)
        try:
            case = replayed(remedy, events_of(remedy), calendar)
            project(remedy, case, calendar)
        except (ImpossibleStep, NotInForce, OutsideCalendar):
            continue
        if (remedy.next_by, remedy.provisional) != before:
            yield _Moved(remedy, before[0])


def _written(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
