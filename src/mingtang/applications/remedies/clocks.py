"""The time limits of reconsideration and suit: the organ's own, and the applicant's.

Calendar days and months run from the day after; a last day that is no working day moves to the next
one (民事诉讼法第八十五条, before 2022 第八十二条, which 行政复议法第八十八条第一款 and 行政诉讼法第一百零一条 take over).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.law import Citation, Holding, parameter
from mingtang.workdays import Calendar, months_later

_RENUMBERED = date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Limit:
    """The last day. `length` and `unit` are as the law has them; `rolled_from` is the day off on
    which the period would have ended, `rolls_by` the article that moves it."""

    by: date
    length: int
    unit: str
    rests_on: Citation
    rolled_from: date | None = None
    rolls_by: Citation | None = None
    provisional: bool = False


def rollover(on: date) -> Citation:
    """The article by which a period that ends on a day off ends on the next working day."""
    if on < _RENUMBERED:
        return Citation("民事诉讼法", 82, 3)
    return Citation("民事诉讼法", 85, 3)


def _natural(last: date, held: Holding[int], unit: str, calendar: Calendar) -> Limit:
    day = calendar.day(last)
    if day.is_workday:
        return Limit(last, held.value, unit, held.rests_on, provisional=day.provisional)
    moved = calendar.add_workdays(last, 1)
    uncertain = day.provisional or moved.provisional
    return Limit(
        moved.end, held.value, unit, held.rests_on, last, rollover(last), provisional=uncertain
    )


def _days(code: str, start: date, calendar: Calendar) -> Limit:
    held = parameter(code).on(start)
    return _natural(start + timedelta(held.value), held, "日", calendar)


def _workdays(code: str, start: date, calendar: Calendar) -> Limit:
    held = parameter(code).on(start)
    count = calendar.add_workdays(start, held.value)
    return Limit(count.end, held.value, "工作日", held.rests_on, provisional=count.provisional)


def reconsideration_answer(
    reached_on: date, calendar: Calendar, *, simplified: bool = False
) -> Limit:
    """By when the organ answers and hands in its evidence, after the copy of the application
    reached it: 10 working days (行政复议法第四十八条、第八十八条第二款), in the simplified procedure, which
    cases of government information may take (第五十三条第一款第四项), 5 (第五十四条第一款). Before 2024
    10 calendar days.

    >>> from datetime import date
    >>> reconsideration_answer(date(2026, 3, 2), Calendar.official()).by
    datetime.date(2026, 3, 16)
    """
    if parameter("reconsideration_answer_days").find(reached_on):
        return _days("reconsideration_answer_days", reached_on, calendar)
    code = "simplified_answer_workdays" if simplified else "reconsideration_answer_workdays"
    return _workdays(code, reached_on, calendar)


def litigation_answer(reached_on: date, calendar: Calendar) -> Limit:
    """By when the organ hands in its defence and, with it, its evidence and the documents it went
    by, after the copy of the complaint reached it: 15 days (行政诉讼法第六十七条第一款). Evidence handed
    in later counts as none (第三十四条第二款)."""
    return _days("litigation_answer_days", reached_on, calendar)


def appeal(served_on: date, calendar: Calendar, *, ruling: bool = False) -> Limit:
    """By when a judgment of first instance can be appealed: 15 days, a ruling: 10 (行政诉讼法第八十五条)."""
    return _days("ruling_appeal_days" if ruling else "judgment_appeal_days", served_on, calendar)


def appeal_answer(reached_on: date, calendar: Calendar) -> Limit | None:
    """By when the organ answers an appeal of the other side: 15 days after its copy arrived
    (民事诉讼法第一百七十四条第一款, by 行政诉讼法第一百零一条). Not answering does not stop the court. None before
    2024, of which this package does not hold the law."""
    if not parameter("appeal_answer_days").find(reached_on):
        return None
    return _days("appeal_answer_days", reached_on, calendar)


def reconsideration_open(reached_on: date, calendar: Calendar) -> Limit:
    """Until when the applicant may ask for reconsideration (行政复议法第二十条第一款)."""
    return _days("reconsideration_days", reached_on, calendar)


def litigation_open(reached_on: date, calendar: Calendar) -> Limit:
    """Until when the applicant may sue without reconsideration (行政诉讼法第四十六条第一款)."""
    held = parameter("litigation_months").on(reached_on)
    return _natural(months_later(reached_on, held.value), held, "个月", calendar)


def litigation_after_reconsideration(reached_on: date, calendar: Calendar) -> Limit:
    """Until when the applicant may sue once the reconsideration decision has reached them, or its
    period has run out (行政诉讼法第四十五条)."""
    return _days("litigation_after_reconsideration_days", reached_on, calendar)
