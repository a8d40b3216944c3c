"""The dated numbers of the law: days, hours, yearly deadlines, fee scales (`parameters.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.law.citations import Citation
from mingtang.law.dated import Holding, Parameter, Value
from mingtang.law.fees import Band, FeeScale


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day that comes every year: 1月31日."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        return date(year, self.month, self.day)


def _number(data: dict[str, Any]) -> int:
    return int(data["value"])


def _yearly_day(data: dict[str, Any]) -> YearlyDay:
    return YearlyDay(data["month"], data["day"])


def _fee_scale(data: dict[str, Any]) -> FeeScale:
    bands = tuple(Band(band.get("up_to"), Decimal(band["rate"])) for band in data["bands"])
    return FeeScale(bands, data.get("step"), Decimal(data.get("rise", "0")))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("mingtang.law") / "parameters.toml").read_text("utf-8"))


def _parameter(kind: str, code: str, value: Callable[[dict[str, Any]], Value]) -> Parameter[Value]:
    data = _data()[kind][code]
    holdings = tuple(
        Holding(
            value(held),
            held["since"],
            held.get("until"),
            Citation(held["instrument"], held.get("article"), held.get("paragraph")),
        )
        for held in data["holdings"]
    )
    return Parameter(code, data["label"], data["unit"], holdings)


@cache
def parameter(code: str) -> Parameter[int]:
    """A number of days, months or hours; `unit` says of which. Raises KeyError for an unknown code.

    >>> from datetime import date
    >>> parameter("reply_days").on(date(2018, 3, 1)).value
    15
    >>> held = parameter("reply_days").on(date(2026, 3, 1))
    >>> held.value, str(held.rests_on)
    (20, '《条例》第三十三条第二款')
    """
    return _parameter("hours" if code in _data()["hours"] else "days", code, _number)


@cache
def deadline(code: str) -> Parameter[YearlyDay]:
    """A day of the year by which something is due: `department_report`, `government_report`,
    `university_report` (of the school year that ended in it)."""
    return _parameter("deadlines", code, _yearly_day)


@cache
def fee_scale(code: str) -> Parameter[FeeScale]:
    """A scale of the information processing fee: `per_application` (applications of one
    applicant in a calendar month) or `per_page` (pages of one application).

    >>> from datetime import date
    >>> fee_scale("per_page").on(date(2026, 3, 1)).value.charge(101)
    Decimal('720')
    """
    return _parameter("fees", code, _fee_scale)


def parameter_codes() -> tuple[str, ...]:
    """Every code that `parameter` knows."""
    return (*_data()["days"], *_data()["hours"])


def report_deadline(report_year: int, *, government: bool) -> Holding[date]:
    """The last day on which the report of `report_year` is published, and its article.

    `government`: the report of a whole government (条例第四十九条第二款), else of one agency. The
    rule is that in force in the January in which the report is due.

    >>> report_deadline(2025, government=False).value
    datetime.date(2026, 1, 31)
    """
    code = "government_report" if government else "department_report"
    held = deadline(code).on(date(report_year + 1, 1, 1))
    return Holding(held.value.in_year(report_year + 1), held.since, held.until, held.rests_on)
