"""By when something must be public: 条例第二十六条 and what other law puts in its place.

Working days are counted by the calendar, the first day never counts. Natural days do not move when the
last one is a day off: that rule (民事诉讼法第八十五条) is for those who act against an organ, and a web
page can appear on any day. Hours run through nights and days off.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.law import Citation, Holding, Parameter, deadline, parameter
from mingtang.publication.certainty import Certainty
from mingtang.workdays import Calendar


class Matter(StrEnum):
    """What is published, as far as its limit is one of its own."""

    ORDINARY = "ordinary"
    GOVERNMENT_BUDGET = "government_budget"
    DEPARTMENT_BUDGET = "department_budget"
    WITHDRAWN_PENALTY = "withdrawn_penalty"
    LICENCE = "licence"
    PENALTY = "penalty"
    INTERPRETATION = "interpretation"
    PROCUREMENT_RESULT = "procurement_result"
    PROCUREMENT_CONTRACT = "procurement_contract"
    UNIVERSITY = "university"
    EMERGENCY_STATEMENT = "emergency_statement"
    EMERGENCY_CONFERENCE = "emergency_conference"
    CONCERN = "concern"
    REPRINT = "reprint"

    @property
    def label(self) -> str:
        return limit_rule(self).label


@dataclass(frozen=True, slots=True)
class LimitRule:
    """The limit of one matter. `starts`: what it runs from. `binding`: an agency may set itself a
    shorter limit, never a longer one; else the number is practice and the agency's to set."""

    matter: Matter
    label: str
    starts: str
    length: Parameter[int]
    binding: bool
    certainty: Certainty

    @property
    def in_hours(self) -> bool:
        return self.length.unit == "小时"


@dataclass(frozen=True, slots=True)
class PublicationDue:
    """By when one piece of information must be public. `by` is the last day; `at` the last moment
    where the limit counts hours. `own`: the agency's number and not that of the rule. `provisional`:
    a day that was counted belongs to a year whose holiday notice is still to come."""

    rule: LimitRule
    start: date | datetime
    by: date
    at: datetime | None
    length: int
    rests_on: Citation
    own: bool = False
    provisional: bool = False

    @property
    def ground(self) -> str:
        """自信息形成或者变更之日（2026年3月2日）起20个工作日内：《条例》第二十六条."""
        start = f"{self.start.year}年{self.start.month}月{self.start.day}日"
        if self.at is not None and isinstance(self.start, datetime):
            since = f"自{self.rule.starts}（{start}{self.start:%H:%M}）起"
        else:
            since = f"自{self.rule.starts}之日（{start}）起"
        unit = self.rule.length.unit
        within = f"{self.length}{'个' if unit != '日' else ''}{unit}内"
        whose = "，按本机关的规定；依据为" if self.own else "："
        return f"{since}{within}{whose}{self.rests_on}"

    def is_kept_by(self, published: date | datetime) -> bool:
        """Whether a publication on this day, or at this moment, was in time. A limit in hours takes
        moments; a limit in days takes the day on which it was where the agency is.

        Raises ValueError for a day where the limit counts hours.
        """
        if self.at is None:
            return _day(published) <= self.by
        if not isinstance(published, datetime):
            raise ValueError(f"{self.rule.label}的期限按小时计算，请给出发布的日期和时间。")
        return published <= self.at


class LimitNotAllowed(ValueError):
    """An agency's own limit that the rule does not allow."""


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def publication_due(
    matter: Matter,
    start: date | datetime,
    calendar: Calendar,
    *,
    own_length: int | None = None,
) -> PublicationDue:
    """By when information of this kind must be public, counted from the day of its formation or
    change, or of whatever else the rule of the matter names (条例第二十六条).

    `own_length`: the agency's own number in the unit of the rule. Raises `LimitNotAllowed` where it
    is longer than a binding rule or none, `NotInForce` for a day before the rule, `OutsideCalendar`
    for a year without calendar, ValueError for a day without a time where hours count.

    >>> from datetime import date
    >>> due = publication_due(Matter.ORDINARY, date(2026, 2, 9), Calendar.official())
    >>> due.by, due.ground
    (datetime.date(2026, 3, 13), '自信息形成或者变更之日（2026年2月9日）起20个工作日内：《条例》第二十六条')
    """
    rule = limit_rule(matter)
    held = rule.length.on(_day(start))
    length = held.value if own_length is None else _allowed(rule, held.value, own_length)
    own = length != held.value
    if rule.in_hours:
        at = _after_hours(rule, start, length)
        return PublicationDue(rule, start, at.date(), at, length, held.rests_on, own)
    if rule.length.unit == "日":
        by = _day(start) + timedelta(length)
        return PublicationDue(rule, start, by, None, length, held.rests_on, own)
    count = calendar.add_workdays(_day(start), length)
    return PublicationDue(
        rule, start, count.end, None, length, held.rests_on, own, count.provisional
    )


def decision_matter(kind: str) -> Matter:
    """The matter of a decision by what it is called: licences and penalties within a limit of their
    own, whatever else within that of 条例第二十六条. Where nothing is said, the shorter one.

    >>> decision_matter("行政强制"), decision_matter("")
    (<Matter.ORDINARY: 'ordinary'>, <Matter.PENALTY: 'penalty'>)
    """
    return _DECISIONS.get(kind.strip(), Matter.ORDINARY)


_DECISIONS = {"行政许可": Matter.LICENCE, "行政处罚": Matter.PENALTY, "": Matter.PENALTY}


def _after_hours(rule: LimitRule, start: date | datetime, hours: int) -> datetime:
    if not isinstance(start, datetime) or start.tzinfo is None:
        raise ValueError(
            f"{rule.label}的期限按小时计算，请给出{rule.starts}的日期和时间（含时区），不能只有日期。"
        )
    return start + timedelta(hours=hours)


def _allowed(rule: LimitRule, lawful: int, own: int) -> int:
    if own < 1:
        raise LimitNotAllowed(
            f"{rule.label}的公开期限至少为1{rule.length.unit}，不能是{own}。请填写正整数。"
        )
    if rule.binding and own > lawful:
        raise LimitNotAllowed(
            f"{rule.label}应当在{lawful}{rule.length.unit}内公开，不能放宽到{own}{rule.length.unit}。"
            f"可以缩短，不能延长。依据：{rule.length.holdings[-1].rests_on}。"
        )
    return own


def university_report_due(year: int) -> Holding[date]:
    """The last day for a university's report of the school year that ended in `year`
    (高校信息公开清单)."""
    held = deadline("university_report").on(date(year, 10, 31))
    return Holding(held.value.in_year(year), held.since, held.until, held.rests_on)


def limit_rule(matter: Matter) -> LimitRule:
    """The rule of a matter.

    >>> limit_rule(Matter.WITHDRAWN_PENALTY).length.unit
    '工作日'
    """
    return _rules()[matter]


def _rule(matter: Matter, data: dict[str, Any]) -> LimitRule:
    return LimitRule(
        matter,
        data["label"],
        data["starts"],
        parameter(data["parameter"]),
        data["binding"],
        Certainty(data["certainty"]),
    )


@cache
def _rules() -> dict[Matter, LimitRule]:
    data = tomllib.loads((files(__package__) / "limits.toml").read_text("utf-8"))
    return {Matter(code): _rule(Matter(code), each) for code, each in data.items()}
