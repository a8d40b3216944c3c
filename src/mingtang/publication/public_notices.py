"""How long a public notice (公示、公告) stands, and the day on which it comes down."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.law import Citation, Parameter, parameter
from mingtang.publication.certainty import Certainty
from mingtang.workdays import Calendar


class NoticeKind(StrEnum):
    """Notices whose time the law fixes, and those for which there is only practice."""

    CIVIL_SERVANT = "civil_servant"
    INSTITUTION_HIRING = "institution_hiring"
    LAND_PRENOTICE = "land_prenotice"
    LAND_COMPENSATION = "land_compensation"
    HOUSE_COMPENSATION = "house_compensation"
    MAJOR_DECISION = "major_decision"
    DRAFT = "draft"
    ADMISSIONS = "admissions"
    AID = "aid"
    AWARD = "award"
    OTHER = "other"

    @property
    def label(self) -> str:
        return notice_rule(self).label


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """`least`: what the law fixes, None where it fixes nothing. `length` and `unit`: what is usual
    there. `may_be_shortened`: for urgent matters that say so. `is_personal`: the notice names people
    and must not stay (个人信息保护法第六条)."""

    kind: NoticeKind
    label: str
    least: Parameter[int] | None
    length: int
    unit: str
    may_be_shortened: bool
    is_personal: bool
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class NoticeEnd:
    """`last_on`: the last day on which the notice stands; `down_on`: the day on which it is gone.
    `least`: what the law asks, in the same unit."""

    rule: NoticeRule
    posted_on: date
    last_on: date
    length: int
    least: int | None
    rests_on: Citation | None
    provisional: bool = False

    @property
    def down_on(self) -> date:
        return self.last_on + timedelta(1)

    def stands_on(self, on: date) -> bool:
        return self.posted_on <= on <= self.last_on


class NoticeTooShort(ValueError):
    """A notice that would stand for less than the law asks."""


def notice_end(
    kind: NoticeKind,
    posted_on: date,
    calendar: Calendar,
    *,
    length: int | None = None,
    urgent_because: str = "",
) -> NoticeEnd:
    """Until when a notice stands that was posted on this day; that day does not count.

    `length`: how long the agency lets it stand, in the unit of the rule; left out, as long as the law
    asks or as is usual. Raises `NoticeTooShort` below what the law asks, unless the rule allows an
    urgent matter less (重大行政决策程序暂行条例第十五条) and `urgent_because` says why; `NotInForce`
    for a day before the rule.

    >>> from datetime import date
    >>> end = notice_end(NoticeKind.CIVIL_SERVANT, date(2026, 3, 2), Calendar.official())
    >>> end.last_on, end.down_on
    (datetime.date(2026, 3, 9), datetime.date(2026, 3, 10))
    """
    rule = notice_rule(kind)
    held = rule.least.on(posted_on) if rule.least else None
    usual = held.value if held else rule.length
    stands = usual if length is None else length
    least = held.value if held else None
    _check(rule, stands, least, urgent_because)
    rests_on = held.rests_on if held else None
    if rule.unit == "日":
        last = posted_on + timedelta(stands)
        return NoticeEnd(rule, posted_on, last, stands, least, rests_on)
    count = calendar.add_workdays(posted_on, stands)
    return NoticeEnd(rule, posted_on, count.end, stands, least, rests_on, count.provisional)


def _check(rule: NoticeRule, stands: int, least: int | None, urgent_because: str) -> None:
    if stands < 1:
        raise NoticeTooShort(f"{rule.label}的期限至少为1{rule.unit}，不能是{stands}。")
    if least is None or stands >= least:
        return
    if rule.may_be_shortened and urgent_because.strip():
        return
    ground = rule.least.holdings[-1].rests_on if rule.least else ""
    way = (
        "情况紧急确需缩短的，请写明理由，并在公告中说明。"
        if rule.may_be_shortened
        else f"请改为{least}{rule.unit}以上。"
    )
    raise NoticeTooShort(
        f"{rule.label}的期限不得少于{least}{rule.unit}，现为{stands}{rule.unit}。{way}依据：{ground}。"
    )


def notice_rule(kind: NoticeKind) -> NoticeRule:
    """The rule of a kind of notice."""
    return _rules()[kind]


def _rule(kind: NoticeKind, data: dict[str, Any]) -> NoticeRule:
    least = parameter(data["parameter"]) if "parameter" in data else None
    return NoticeRule(
        kind,
        data["label"],
        least,
        least.holdings[-1].value if least else data["length"],
        least.unit if least else data["unit"],
        data.get("shortened", False),
        data.get("personal", False),
        Certainty(data["certainty"]),
    )


@cache
def _rules() -> dict[NoticeKind, NoticeRule]:
    data = tomllib.loads((files(__package__) / "public_notices.toml").read_text("utf-8"))
    return {NoticeKind(code): _rule(NoticeKind(code), each) for code, each in data.items()}
