"""Whether a column is up to date on a day: how long it may go without anything new.

The inspectors look back from the day of the inspection; here the same is said the other way round,
as the day on which a column goes stale, so that it can be filled before.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.law import Citation
from mingtang.publication.certainty import Certainty
from mingtang.workdays import months_later

_DAY = timedelta(1)


class FreshnessClass(StrEnum):
    """The kinds of columns that the inspection tells apart (网站检查指标), and those of lasting things."""

    NEWS = "news"
    DOCUMENTS = "documents"
    YEARLY = "yearly"
    STANDING = "standing"

    @property
    def label(self) -> str:
        return str(_data()[self]["label"])

    @property
    def rests_on(self) -> Citation:
        held = _data()[self]
        return Citation(held["rests_on"], held.get("article"))

    @property
    def certainty(self) -> Certainty:
        return Certainty(_data()[self]["certainty"])

    @property
    def period(self) -> Period | None:
        """None: the column has no period, what stands in it is replaced when it changes."""
        held = _data()[self]
        if "length" not in held:
            return None
        return Period(held["length"], PeriodUnit(held["unit"]), held["warn"])


class PeriodUnit(StrEnum):
    DAYS = "days"
    MONTHS = "months"

    @property
    def label(self) -> str:
        return "天" if self is PeriodUnit.DAYS else "个月"


@dataclass(frozen=True, slots=True)
class Period:
    """So long may a column go without anything new; `warn` days before its end it is due soon.

    A catalogue or an agency may set its own. Raises ValueError for lengths that are none.

    >>> from datetime import date
    >>> Period(14).last_fresh(date(2026, 3, 2))
    datetime.date(2026, 3, 16)
    """

    length: int
    unit: PeriodUnit = PeriodUnit.DAYS
    warn: int = 3

    def __post_init__(self) -> None:
        if self.length < 1:
            raise ValueError(f"更新周期至少为1{self.unit.label}，不能是{self.length}。")
        if self.warn < 0:
            raise ValueError(f"提前提醒的天数不能为负数：{self.warn}。")

    @property
    def label(self) -> str:
        return f"{self.length}{self.unit.label}"

    def last_fresh(self, published_on: date) -> date:
        """The last day on which what was published then keeps the column fresh."""
        if self.unit is PeriodUnit.MONTHS:
            return months_later(published_on, self.length)
        return published_on + _DAY * self.length


class FreshnessState(StrEnum):
    FRESH = "fresh"
    DUE_SOON = "due_soon"
    STALE = "stale"
    EMPTY = "empty"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    FreshnessState.FRESH: "更新正常",
    FreshnessState.DUE_SOON: "即将逾期",
    FreshnessState.STALE: "逾期未更新",
    FreshnessState.EMPTY: "空白栏目",
}


@dataclass(frozen=True, slots=True)
class Freshness:
    """`stale_on`: the first day on which the column is, or was, out of date; None where it is empty
    or has no period. `days` are left until then; not above zero when it has come."""

    state: FreshnessState
    last_on: date | None
    stale_on: date | None
    days: int | None


def freshness(period: Period | None, last_on: date | None, on: date) -> Freshness:
    """The state on a day of a column in which something was last published on `last_on`.

    `period` None: nothing but an empty column is wrong. Raises ValueError for a publication that
    lies after the day asked about.

    >>> from datetime import date
    >>> news = freshness(FreshnessClass.NEWS.period, date(2026, 3, 2), date(2026, 3, 17))
    >>> news.state.label, news.stale_on
    ('逾期未更新', datetime.date(2026, 3, 17))
    """
    if last_on is None:
        return Freshness(FreshnessState.EMPTY, None, None, None)
    if last_on > on:
        raise ValueError(
            f"最近发布日期{last_on}晚于检查日期{on}，请核对：发布日期不得填写尚未到来的日子。"
        )
    if period is None:
        return Freshness(FreshnessState.FRESH, last_on, None, None)
    stale_on = period.last_fresh(last_on) + _DAY
    left = (stale_on - on).days
    if left <= 0:
        state = FreshnessState.STALE
    else:
        state = FreshnessState.DUE_SOON if left <= period.warn else FreshnessState.FRESH
    return Freshness(state, last_on, stale_on, left)


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files(__package__) / "freshness.toml").read_text("utf-8"))
