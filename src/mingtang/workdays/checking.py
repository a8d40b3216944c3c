"""Whether a notice that somebody typed in can be right: what is impossible, what is odd."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.workdays.festivals import STATUTORY_DAYS, Festival, festivals
from mingtang.workdays.plan import Notice, YearPlan

FIRST_YEAR = 2008  # from when the festivals are those of today
LONGEST_HOLIDAY = 10  # days; 春节 in 2020 with its extension
_SATURDAY = 5
_NUMBER = re.compile(r".+〔\d{4}〕\d+号")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a notice. `fatal`: it cannot be so; else it is odd and a person looks again."""

    code: str
    message: str
    fatal: bool = False


def _words(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _days_off(notice: Notice) -> list[date]:
    return [on for holiday in notice.holidays for on in holiday.days()]


def _reversed(notice: Notice) -> Iterator[Doubt]:
    for holiday in notice.holidays:
        if holiday.last < holiday.first:
            yield Doubt(
                "reversed",
                f"“{holiday.name}”的截止日{_words(holiday.last)}早于起始日{_words(holiday.first)}，请核对。",
                fatal=True,
            )


def _outside(notice: Notice, year: int) -> Iterator[Doubt]:
    """A notice arranges its year, and perhaps days of the December before."""
    first, last = date(year - 1, 12, 1), date(year, 12, 31)
    named = [(h.name, on) for h in notice.holidays for on in (h.first, h.last)]
    named += [(w.name, w.on) for w in notice.working_weekends]
    for name, on in dict.fromkeys(named):
        if not first <= on <= last:
            yield Doubt(
                "outside_year",
                f"“{name}”的{_words(on)}不在{year}年（可含上年12月）之内，请核对年份。",
                fatal=True,
            )


def _twice(notice: Notice) -> Iterator[Doubt]:
    off = Counter(_days_off(notice))
    worked = Counter(worked.on for worked in notice.working_weekends)
    for on in sorted(on for on, times in off.items() if times > 1):
        yield Doubt("off_twice", f"{_words(on)}重复列为放假，请删去重复的一处。", fatal=True)
    for on in sorted(on for on, times in worked.items() if times > 1):
        yield Doubt("worked_twice", f"{_words(on)}重复列为上班，请删去重复的一处。", fatal=True)
    for on in sorted(off.keys() & worked.keys()):
        yield Doubt(
            "off_and_worked", f"{_words(on)}既列为放假又列为调休上班，请核对通知原文。", fatal=True
        )


def _weekdays_worked(notice: Notice) -> Iterator[Doubt]:
    for worked in notice.working_weekends:
        if worked.on.weekday() < _SATURDAY:
            yield Doubt(
                "not_a_weekend",
                f"“{worked.name}”调休上班的{_words(worked.on)}本来就不是周六、周日，请核对日期。",
                fatal=True,
            )


def _long(notice: Notice) -> Iterator[Doubt]:
    for holiday in notice.holidays:
        length = (holiday.last - holiday.first).days + 1
        if length > LONGEST_HOLIDAY:
            yield Doubt(
                "long",
                f"“{holiday.name}”连续放假{length}天，历年最长为{LONGEST_HOLIDAY}天，请核对起止日期。",
            )


def _number(notice: Notice) -> Iterator[Doubt]:
    if notice.number and not _NUMBER.fullmatch(notice.number):
        yield Doubt(
            "number",
            f"发文字号“{notice.number}”不像“国办发明电〔2026〕7号”的写法，请核对六角括号和年份。",
        )


def _balance(notice: Notice, year: int) -> Iterator[Doubt]:
    """A weekday off is one of the statutory days, or is worked at a weekend."""
    held = STATUTORY_DAYS.on(date(year, 1, 1))
    off = sum(on.weekday() < _SATURDAY for on in set(_days_off(notice)))
    worked = len(notice.working_weekends)
    if off - worked != held.value:
        yield Doubt(
            "balance",
            f"通知使{off}个周一至周五放假、{worked}个周六周日上班，两者相差{off - worked}天；"
            f"而{held.rests_on}定全年放假{held.value}天，两者通常相等。请核对有无漏录、多录。",
        )


def _day_of(festival: Festival, standing: YearPlan | None) -> date | None:
    """When the regulation puts a movable festival, as far as the provisional plan knows."""
    if standing is None or not standing.provisional:
        return None
    return next(
        (
            holiday.first
            for notice in standing.notices
            for holiday in notice.holidays
            if festival.is_named_in(holiday.name)
        ),
        None,
    )


def _festivals(notice: Notice, year: int, standing: YearPlan | None) -> Iterator[Doubt]:
    off = set(_days_off(notice))
    for festival in festivals(year):
        if not any(festival.is_named_in(holiday.name) for holiday in notice.holidays):
            yield Doubt("festival_missing", f"没有录入“{festival.name}”的放假安排，请核对。")
            continue
        movable = _day_of(festival, standing) if festival.month is None else None
        fixed = [movable] if movable is not None else list(festival.fixed_days(year))
        for on in fixed:
            if on not in off:
                yield Doubt(
                    "festival_worked",
                    f"“{festival.name}”的法定假日{_words(on)}没有放假，请核对日期。",
                )


def check_notice(
    notice: Notice, year: int, *, national: bool, standing: YearPlan | None = None
) -> tuple[Doubt, ...]:
    """Everything doubtful about a notice for this year, the impossible first.

    A first national notice is held against the festivals regulation (年节及纪念日放假办法第二条);
    `standing` is the plan that stands for the year: where it is certain, the notice only amends it.
    """
    if not notice.holidays and not notice.working_weekends:
        return (Doubt("empty", "还没有录入任何放假或上班的日期。", fatal=True),)
    fatal = (
        *_reversed(notice),
        *_outside(notice, year),
        *_twice(notice),
        *_weekdays_worked(notice),
    )
    if fatal:
        return fatal
    odd = [*_long(notice), *_number(notice)]
    first = standing is None or standing.provisional
    if national and first and year >= FIRST_YEAR:
        odd += [*_balance(notice, year), *_festivals(notice, year, standing)]
    return tuple(odd)


def span(notice: Notice) -> tuple[date, date]:
    """The first and the last day that a notice arranges; it must arrange some."""
    days = [*_days_off(notice), *(worked.on for worked in notice.working_weekends)]
    return min(days), max(days)
