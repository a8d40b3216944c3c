"""The working-day calendar: which days count, and on what notice that rests.

A day counts when it is a working weekend, or neither a weekend nor a day off (the rule of the
yearly 国务院办公厅 notices). Years whose notice is still to come are answered from the festivals
regulation alone and marked provisional; years without any data are refused, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import count

from mingtang.workdays.plan import Notice, Region, YearPlan, published_years

_DAY = timedelta(1)
_SATURDAY = 5


class OutsideCalendar(ValueError):
    """A day of a year for which the calendar has no data."""

    def __init__(self, on: date, first: int, last: int) -> None:
        self.on = on
        super().__init__(
            f"工作日日历没有{on.year}年的安排，无法判断{on:%Y-%m-%d}是否为工作日："
            f"现有数据为{first}年至{last}年。请核对日期；如日期无误，请先录入该年度国务院办公厅节假日安排通知。"
        )


@dataclass(frozen=True, slots=True)
class Day:
    """What the calendar says of a day. `name` is the festival it belongs to, `source` the notice;
    both are None for a plain weekday or weekend. `provisional`: no notice covers this day yet."""

    on: date
    is_workday: bool
    why: str
    name: str | None = None
    source: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Working days counted off: `end` is the last of them, `days` every day that was looked at."""

    start: date
    end: date
    days: tuple[Day, ...]

    @property
    def provisional(self) -> bool:
        return any(day.provisional for day in self.days)


def _arranged(notice: Notice, *, provisional: bool) -> Iterator[Day]:
    ground = (
        f"依《{notice.title}》推算，当年安排尚未公布" if provisional else f"{notice.issuer}通知"
    )
    for holiday in notice.holidays:
        why = f"{holiday.name}假期（{ground}）"
        for on in holiday.days():
            yield Day(on, False, why, holiday.name, notice.source, provisional)
    for worked in notice.working_weekends:
        why = f"{worked.name}调休上班（{ground}）"
        yield Day(worked.on, True, why, worked.name, notice.source, provisional)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The arranged days of some years and, laid over them, those of a place.

    >>> from datetime import date
    >>> official = Calendar.official()
    >>> official.day(date(2026, 2, 15)).why
    '春节假期（国务院办公厅通知）'
    >>> official.add_workdays(date(2026, 2, 9), 20).end
    datetime.date(2026, 3, 13)
    """

    years: tuple[YearPlan, ...]
    regions: tuple[Region, ...] = ()
    _arranged: dict[date, Day] = field(init=False, repr=False, compare=False)
    _provisional: frozenset[int] = field(init=False, repr=False, compare=False)
    _known: frozenset[int] = field(init=False, repr=False, compare=False)
    # the days of a year, once asked for: replaying many applications walks the same ones
    _walked: dict[int, tuple[Day, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        days: dict[date, Day] = {}
        for plan in sorted(self.years, key=lambda plan: plan.year):
            for notice in plan.notices:
                days |= {d.on: d for d in _arranged(notice, provisional=plan.provisional)}
        for region in self.regions:
            for notice in region.notices:
                days |= {d.on: d for d in _arranged(notice, provisional=False)}
        object.__setattr__(self, "_arranged", days)
        object.__setattr__(self, "_known", frozenset(plan.year for plan in self.years))
        object.__setattr__(
            self, "_provisional", frozenset(plan.year for plan in self.years if plan.provisional)
        )

    @classmethod
    def official(cls) -> Calendar:
        """The national calendar: notices for 2004-2026, provisional years after them."""
        return _official()

    def with_year(self, plan: YearPlan) -> Calendar:
        """This calendar with the year's plan put in, replacing what stood for that year."""
        kept = tuple(each for each in self.years if each.year != plan.year)
        return replace(self, years=(*kept, plan))

    def with_region(self, region: Region) -> Calendar:
        """This calendar as a place keeps it: its own notices outrank the national ones."""
        return replace(self, regions=(*self.regions, region))

    def covers(self, on: date) -> bool:
        """Whether the calendar can answer for this day, if only provisionally."""
        return on.year in self._known

    def day(self, on: date) -> Day:
        """What this day is. Raises `OutsideCalendar` for a year without data."""
        arranged = self._arranged.get(on)
        if arranged is not None and self.covers(on):
            return arranged
        if not self.covers(on):
            raise OutsideCalendar(on, min(self._known), max(self._known))
        is_workday = on.weekday() < _SATURDAY
        provisional = on.year in self._provisional
        why = ("工作日" if is_workday else "周末") + ("（暂定）" if provisional else "")
        return Day(on, is_workday, why, provisional=provisional)

    def days_after(self, start: date) -> Iterator[Day]:
        """The days from the one after `start` on, without end."""
        first = start + _DAY
        before = first.toordinal() - date(first.year, 1, 1).toordinal()
        if not self.covers(first):
            raise OutsideCalendar(first, min(self._known), max(self._known))
        yield from self._year(first.year)[before:]
        for year in count(first.year + 1):
            yield from self._year(year)

    def _year(self, year: int) -> tuple[Day, ...]:
        days = self._walked.get(year)
        if days is None:
            first, last = date(year, 1, 1), date(year, 12, 31)
            length = (last - first).days + 1
            days = tuple(self.day(first + _DAY * number) for number in range(length))
            self._walked[year] = days
        return days

    def add_workdays(self, start: date, number: int) -> Count:
        """The day on which `number` working days have passed; `start` itself never counts
        (民事诉讼法第八十五条). With 0 that is `start`. Raises ValueError for a negative number."""
        if number < 0:
            raise ValueError(f"工作日数不能为负数：{number}。请填写0或正整数。")
        seen: list[Day] = []
        counted = 0
        days = self.days_after(start)
        while counted < number:
            seen.append(next(days))
            counted += seen[-1].is_workday
        return Count(start, seen[-1].on if seen else start, tuple(seen))

    def workdays_covered(self, today: date) -> int:
        """How many working days after `today` rest on notices: the longest time limit that can be
        counted from `today` without a provisional day or one that the calendar does not know.

        >>> from datetime import date
        >>> Calendar.official().workdays_covered(date(2026, 12, 1))
        22
        """
        counted = 0
        on = today + _DAY
        while self.covers(on) and not (day := self.day(on)).provisional:
            counted += day.is_workday
            on += _DAY
        return counted

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after `start`, up to and including `end`: the inverse of
        `add_workdays`. Raises ValueError when `end` comes first."""
        if end < start:
            raise ValueError(f"结束日期{end}早于开始日期{start}，请核对两个日期的先后。")
        span = (end - start).days
        return sum(self.day(start + _DAY * n).is_workday for n in range(1, span + 1))


@cache
def _official() -> Calendar:
    return Calendar(published_years())
