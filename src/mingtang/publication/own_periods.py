"""How often an agency itself wants a column to be filled: more often than its class asks, never less."""

from __future__ import annotations

from datetime import date, timedelta

from mingtang.publication.certainty import Certainty
from mingtang.publication.freshness import FreshnessClass, Period, PeriodUnit

_FIRST = date(2024, 1, 1)
_DAYS = 731  # months are compared with days wherever they may begin, a leap year included
_MOST = {PeriodUnit.DAYS: 730, PeriodUnit.MONTHS: 24}


class PeriodNotAllowed(ValueError):
    """Longer than the inspection lets a column of this class go."""


def own_period(of: FreshnessClass, length: int, unit: PeriodUnit) -> Period:
    """An agency's own period for a column of a class, warned of in good time. Raises
    `PeriodNotAllowed` where it is longer than a period that the inspection fixes (网站检查指标), and
    for what is no period.

    >>> own_period(FreshnessClass.NEWS, 7, PeriodUnit.DAYS).label
    '7天'
    """
    if not 1 <= length <= _MOST[unit]:
        raise PeriodNotAllowed(f"更新周期填1至{_MOST[unit]}{unit.label}，不能是{length}。")
    own = Period(length, unit, _warn(length * (1 if unit is PeriodUnit.DAYS else 30)))
    lawful = of.period
    is_fixed = lawful is not None and of.certainty is Certainty.CHECKED
    if lawful is not None and is_fixed and _may_be_longer(own, lawful):
        raise PeriodNotAllowed(
            f"“{of.label}”栏目至少每{lawful.label}更新一次，不能放宽到{own.label}。可以缩短，不能延长。"
            f"依据：{of.rests_on}。"
        )
    return own


def _warn(days: int) -> int:
    if days <= 31:
        return min(3, days - 1)
    return 14 if days <= 183 else 30


def _may_be_longer(own: Period, lawful: Period) -> bool:
    days = (_FIRST + timedelta(n) for n in range(_DAYS))
    return any(own.last_fresh(day) > lawful.last_fresh(day) for day in days)
