"""How far a site is from the vetoes that come by waiting: nothing new on the home page, idle and empty
columns (网站检查指标)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mingtang.publication.freshness import FreshnessClass, Period, freshness
from mingtang.publication.inspection.observations import ColumnSeen, WebsiteSeen
from mingtang.publication.inspection.rules import InspectionRule, rules
from mingtang.publication.inspection.website_vetoes import is_idle, is_short


class VetoGround(StrEnum):
    """What is counted: one home page, idle columns of two kinds, empty ones."""

    HOME = "home"
    SHORT = "short"
    LONG = "long"
    EMPTY = "empty"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    VetoGround.HOME: "首页没有信息更新",
    VetoGround.SHORT: "动态要闻、通知公告、政策文件类栏目未按时更新",
    VetoGround.LONG: "应更新栏目长期未更新",
    VetoGround.EMPTY: "空白栏目",
}


@dataclass(frozen=True, slots=True)
class Nearness:
    """`count` of the `threshold` that makes the veto. `since`: the first day on which it is, or was,
    met if nothing new appears; None where waiting alone does not bring it about."""

    rule: InspectionRule
    ground: VetoGround
    count: int
    threshold: int
    since: date | None

    @property
    def missing(self) -> int:
        """How many more would meet it; 0 where it is met."""
        return max(self.threshold - self.count, 0)

    @property
    def is_met(self) -> bool:
        return self.missing == 0


def nearness(seen: WebsiteSeen, on: date) -> tuple[Nearness, ...]:
    """How far each ground is on a day; a ground of which nothing was seen is left out."""
    return (*_home(seen, on), *_columns(seen, on))


def _home(seen: WebsiteSeen, on: date) -> Iterable[Nearness]:
    if seen.home is None:
        return
    rule = rules()["W-V3"]
    days = [seen.home.updated_on] if seen.home.updated_on else []
    if seen.home.is_navigation:
        days += seen.home.behind_on
    told = freshness(Period(rule.numbers["days"]), max(days, default=None), on)
    is_met = told.stale_on is None or told.stale_on <= on
    yield Nearness(rule, VetoGround.HOME, int(is_met), 1, told.stale_on)


def _columns(seen: WebsiteSeen, on: date) -> Iterable[Nearness]:
    if not seen.columns:
        return
    rule = rules()["W-V4"]
    groups = {
        VetoGround.SHORT: [each for each in seen.columns if is_short(each)],
        VetoGround.LONG: [each for each in seen.columns if each.freshness is FreshnessClass.YEARLY],
    }
    for ground, group in groups.items():
        threshold = rule.numbers[ground.value]
        idle = sum(is_idle(each, on) for each in group)
        yield Nearness(rule, ground, idle, threshold, _since(group, threshold))
    empty = sum(each.last_on is None for each in seen.columns)
    yield Nearness(rule, VetoGround.EMPTY, empty, rule.numbers[VetoGround.EMPTY.value], None)


def _since(group: Iterable[ColumnSeen], threshold: int) -> date | None:
    """The day on which the last that is still wanting goes idle; an empty column always was."""
    days = sorted(_idle_from(each) for each in group)
    met = days[threshold - 1] if len(days) >= threshold else None
    return None if met == date.min else met


def _idle_from(column: ColumnSeen) -> date:
    if column.last_on is None or column.freshness.period is None:
        return date.min
    return column.freshness.period.last_fresh(column.last_on) + timedelta(1)
