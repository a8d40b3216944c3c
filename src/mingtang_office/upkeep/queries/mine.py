"""The columns that one person must fill, as they stand now, and what they were reminded of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from mingtang.publication.freshness import FreshnessState
from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendars, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.queries import agencies_for
from mingtang_office.upkeep.judging import Judged, Standing, judge
from mingtang_office.upkeep.models import ColumnDuty, ColumnReminder
from mingtang_office.upkeep.queries.facts import gathered

_MOST = 20  # agencies of one person's home page
PRESSING = (FreshnessState.STALE, FreshnessState.DUE_SOON, FreshnessState.EMPTY)


@dataclass(frozen=True, slots=True)
class Mine:
    agency: Agency
    standing: Standing


def mine(person: User, now: datetime) -> list[Mine]:
    """The columns of which this person is the owner, the most pressing first."""
    on = timezone.localdate(now)
    duties = ColumnDuty.objects.filter(owner=person, closed_at__isnull=True)
    seen = policy.visible(duties, person, Permission.VIEW_COLUMNS, on)
    rows = Agency.objects.filter(pk__in=seen.values("agency")).select_related("region")
    found = [
        Mine(agency, each)
        for agency, told in _judged(list(rows[:_MOST]), now)
        for each in told.kept
        if each.duty is not None and each.duty.owner_id == person.pk
    ]
    return sorted(found, key=lambda each: pressing(each.standing))


def left_to_heads(person: User, now: datetime) -> list[Mine]:
    """The columns that nobody was given, of the agencies where this person gives them, and that are out
    of date or will soon be."""
    on = timezone.localdate(now)
    rows = agencies_for(person, Permission.ASSIGN_COLUMNS, on).select_related("region")
    found = [
        Mine(agency, each)
        for agency, told in _judged(list(rows[:_MOST]), now)
        for each in told.kept
        if not each.is_assigned and each.state in PRESSING
    ]
    return sorted(found, key=lambda each: pressing(each.standing))


def pressing(standing: Standing) -> tuple[int, date]:
    return PRESSING.index(standing.state) if standing.state in PRESSING else 9, (
        standing.own.stale_on or date.max
    )


def reminders_of(person: User, on: date) -> QuerySet[ColumnReminder]:
    rows = ColumnReminder.objects.filter(to=person).select_related("agency")
    return policy.visible(rows, person, Permission.VIEW_COLUMNS, on)


def unseen(person: User, on: date, now: datetime) -> list[ColumnReminder]:
    """What was not marked as seen and still holds, the last of each column; the earliest first."""
    rows = list(reminders_of(person, on).filter(seen_at__isnull=True).order_by("left", "pk")[:200])
    if not rows:
        return []
    agencies = {each.agency_id for each in rows}
    asked = list(Agency.objects.filter(pk__in=agencies).select_related("region"))
    standing = {
        (agency.pk, each.column.code): each.own.stale_on
        for agency, told in _judged(asked, now)
        for each in told.kept
    }
    found: dict[tuple[int, str], ColumnReminder] = {}
    for row in rows:
        if standing.get((row.agency_id, row.column)) == row.stale_on:
            found.setdefault((row.agency_id, row.column), row)
    return sorted(found.values(), key=lambda row: (row.stale_on, row.pk))


def _judged(agencies: list[Agency], now: datetime) -> list[tuple[Agency, Judged]]:
    facts, known = gathered(agencies, now), calendars.current()
    on = timezone.localdate(now)
    return [(each, judge(facts[each.pk], on, known.of(each))) for each in agencies]
