"""What a change of the calendar does to what other registers hold.

A register above enters an object here by `on_change`. Before a notice is applied it is asked what
would move; when the notice is applied it is told, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, TypeVar

from django.db.models import QuerySet

from mingtang.workdays import (
    Calendar,
    ChangedDay,
    changed_days,
    settled_years,
    span,
    unsettled_years,
)
from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendars import Calendars, calendars_with, current
from mingtang_office.agencies.models import Agency, CalendarNotice
from mingtang_office.agencies.region_codes import digits_below


@dataclass(frozen=True, slots=True)
class Change:
    """The calendars before and after a notice is applied, or after it is revoked."""

    notice: CalendarNotice
    before: Calendars
    after: Calendars

    def calendars(self, agency: Agency | None) -> tuple[Calendar, Calendar]:
        """The old and the new calendar of an agency."""
        return self.before.of(agency), self.after.of(agency)

    def _own(self) -> tuple[Calendar, Calendar]:
        region = self.notice.region
        if region is None:
            return self.before.national, self.after.national
        return self.before.of_code(region.code), self.after.of_code(region.code)

    @property
    def days(self) -> tuple[ChangedDay, ...]:
        """The days that turn, for whoever the notice concerns."""
        first, last = span(self.notice.notice)
        year = self.notice.year
        return changed_days(
            *self._own(), min(first, date(year, 1, 1)), max(last, date(year, 12, 31))
        )

    @property
    def settled(self) -> tuple[int, ...]:
        """The years that are provisional no longer."""
        return settled_years(*self._own())

    @property
    def unsettled(self) -> tuple[int, ...]:
        return unsettled_years(*self._own())

    @property
    def first_day(self) -> date:
        """No time limit that ended before this day moves."""
        first, _ = span(self.notice.notice)
        return min(first, date(self.notice.year, 1, 1))

    def agencies(self) -> QuerySet[Agency]:
        """Whom it concerns. An agency without a division of its own follows whom it is under, so
        that a regional change may concern more agencies than lie in the division by their code."""
        everybody: QuerySet[Agency] = Agency.objects.all()
        if self.notice.region is None:
            return everybody
        within = everybody.filter(region__code__startswith=digits_below(self.notice.region.code))
        paths = list(within.values_list("path", flat=True))
        followers = [
            agency.pk
            for agency in everybody.filter(region__isnull=True)
            if agency.path.startswith(tuple(paths))
        ]
        return everybody.filter(pk__in=[*within.values_list("pk", flat=True), *followers])


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that moves: what it is, where it is seen, and its day before and after."""

    title: str
    url: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    """How many things of a register would move, and the first of those that the person may see."""

    label: str
    total: int
    moves: tuple[Move, ...] = ()


class Register(Protocol):
    """What a register above enters. Its own permissions decide which moves `preview` names to the
    person; the number counts all. `apply` runs in the transaction of the change, holding the lock of
    the calendar: where much must be counted anew, it enqueues a task for it in that transaction."""

    def preview(self, change: Change, person: User) -> Preview: ...

    def apply(self, change: Change, *, by: User, now: datetime) -> None: ...


R = TypeVar("R", bound=Register)
_registers: list[Register] = []


def on_change(register: R) -> R:
    """Enter a register that counts days."""
    _registers.append(register)
    return register


def _with(notice: CalendarNotice, in_force: Sequence[CalendarNotice]) -> Calendars:
    order = sorted((*in_force, notice), key=lambda each: (each.issued_on, each.pk))
    return calendars_with(order)


def change_of(notice: CalendarNotice) -> Change:
    """What applying this notice would change; of one that is in force, what revoking it would."""
    in_force = list(CalendarNotice.objects.in_force().select_related("region"))
    others = [each for each in in_force if each.pk != notice.pk]
    after = calendars_with(others) if len(others) < len(in_force) else _with(notice, others)
    return Change(notice, current(), after)


def previews(change: Change, person: User) -> list[Preview]:
    return [register.preview(change, person) for register in _registers]


def tell(change: Change, *, by: User, now: datetime) -> None:
    for register in _registers:
        register.apply(change, by=by, now=now)
