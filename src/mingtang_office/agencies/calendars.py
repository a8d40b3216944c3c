"""The calendar by which an agency counts its working days.

The installed calendar, the notices applied here laid over it, and over those the arrangements of the
divisions that an agency lies in. Each process remembers what it has put together and asks the one
row of `CalendarVersion` whether it still stands: nothing counted after a change rests on what was
before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from mingtang.workdays import Calendar, Region, YearPlan
from mingtang_office.agencies.models import Agency, CalendarNotice, CalendarVersion, NoticeKind
from mingtang_office.agencies.region_codes import digits_below


@dataclass(frozen=True, slots=True)
class Overlay:
    """The arrangements of one division: `prefix` begins the codes of all that lies in it."""

    prefix: str
    region: Region


@dataclass(frozen=True, slots=True)
class Calendars:
    """Every calendar there is at one moment. Whoever counts for many agencies takes this once."""

    national: Calendar
    overlays: tuple[Overlay, ...] = ()
    _laid: dict[tuple[str, ...], Calendar] = field(default_factory=dict, repr=False, compare=False)

    def of(self, agency: Agency | None) -> Calendar:
        """The calendar of an agency; one whose division is not entered keeps that of whom it is under."""
        if agency is None or not self.overlays:
            return self.national
        return self.of_code(_code_of(agency))

    def of_code(self, code: str) -> Calendar:
        """The calendar of a division by its code: a county's arrangement outranks the province's."""
        over = tuple(overlay for overlay in self.overlays if code.startswith(overlay.prefix))
        if not code or not over:
            return self.national
        key = tuple(overlay.prefix for overlay in over)
        if key not in self._laid:
            laid = self.national
            for overlay in over:
                laid = laid.with_region(overlay.region)
            self._laid[key] = laid
        return self._laid[key]


def _code_of(agency: Agency) -> str:
    if agency.region is not None:
        return str(agency.region.code)
    lengths = range(agency.steplen, len(agency.path), agency.steplen)
    above = Agency.objects.filter(
        path__in=[agency.path[:n] for n in lengths], region__isnull=False
    ).order_by("-depth")
    return above.values_list("region__code", flat=True).first() or ""


def _national(notices: Iterable[CalendarNotice]) -> Calendar:
    calendar = Calendar.official()
    for year, of_year in groupby(sorted(notices, key=lambda n: n.year), lambda n: n.year):
        standing = next((plan for plan in calendar.years if plan.year == year), None)
        kept = standing.notices if standing and not standing.provisional else ()
        calendar = calendar.with_year(YearPlan(year, (*kept, *(each.notice for each in of_year))))
    return calendar


def _overlays(notices: Iterable[CalendarNotice]) -> Iterator[Overlay]:
    """The arrangements by division, the wider one first."""
    by_prefix: dict[str, list[CalendarNotice]] = {}
    for notice in notices:
        if notice.region is not None:
            by_prefix.setdefault(digits_below(notice.region.code), []).append(notice)
    for prefix in sorted(by_prefix, key=lambda prefix: (len(prefix), prefix)):
        found = by_prefix[prefix]
        yield Overlay(prefix, Region(found[-1].place, tuple(each.notice for each in found)))


def calendars_with(notices: Iterable[CalendarNotice]) -> Calendars:
    """The calendars if these notices were in force, given in the order in which they override."""
    listed = list(notices)
    national = [notice for notice in listed if notice.kind == NoticeKind.NATIONAL]
    regional = [notice for notice in listed if notice.kind == NoticeKind.REGIONAL]
    return Calendars(_national(national), tuple(_overlays(regional)))


@dataclass(slots=True)
class Memory:
    """What this process has put together, with the version it is of: one value, so that threads never
    see the one without the other."""

    held: tuple[UUID | None, Calendars]


_memory = Memory((None, Calendars(Calendar.official())))


def version() -> UUID | None:
    """What stands now, by a name that never comes again; None where nothing was ever applied."""
    return CalendarVersion.objects.values_list("token", flat=True).first()


def current() -> Calendars:
    """The calendars in force, by one small query; put together anew after a change."""
    token = version()
    known, calendars = _memory.held
    if token != known:
        # The token is read before the notices: if they change between, it is found out next time.
        in_force = CalendarNotice.objects.in_force().select_related("region")
        calendars = calendars_with(in_force)
        _memory.held = (token, calendars)
    return calendars


def calendar_for(agency: Agency | None) -> Calendar:
    """The calendar in force at an agency; the national one for None."""
    return current().of(agency)
