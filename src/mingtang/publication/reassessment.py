"""What is not disclosed is looked at again (条例第十八条), and how much of all is disclosed.

The article says 定期 and names no period: twelve months are practice, and the agency's to choose.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from mingtang.publication.attribute import Attribute

USUAL_MONTHS = 12


class Verdict(StrEnum):
    """What an assessment found: it stays, or circumstances have changed and it is disclosed now."""

    STAYS = "stays"
    DISCLOSE = "disclose"
    ON_APPLICATION = "on_application"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def attribute(self) -> Attribute:
        return _ATTRIBUTES[self]


_LABELS = {
    Verdict.STAYS: "继续不予公开",
    Verdict.DISCLOSE: "情势变化，转为主动公开",
    Verdict.ON_APPLICATION: "情势变化，转为依申请公开",
}
_ATTRIBUTES = {
    Verdict.STAYS: Attribute.WITHHELD,
    Verdict.DISCLOSE: Attribute.PROACTIVE,
    Verdict.ON_APPLICATION: Attribute.ON_APPLICATION,
}


@dataclass(frozen=True, slots=True)
class Reassessment:
    """When what is withheld must next be assessed; `days_late` is 0 until that day has passed."""

    due_on: date
    days_late: int

    @property
    def is_late(self) -> bool:
        return self.days_late > 0


def needs_reassessment(attribute: Attribute) -> bool:
    """Only what is not disclosed at all falls under 条例第十八条."""
    return attribute is Attribute.WITHHELD


def reassessment(last_on: date, on: date, months: int = USUAL_MONTHS) -> Reassessment:
    """The next assessment after the last one, or after the determination where there was none yet.

    Raises ValueError for a period below one month.

    >>> reassessment(date(2025, 3, 31), date(2026, 4, 2))
    Reassessment(due_on=datetime.date(2026, 3, 31), days_late=2)
    """
    if months < 1:
        raise ValueError(f"评估周期至少一个月，而不是{months}个月。请在机关设置中更正。")
    year, month = divmod(last_on.year * 12 + last_on.month - 1 + months, 12)
    day = min(last_on.day, monthrange(year, month + 1)[1])
    due = date(year, month + 1, day)
    return Reassessment(due, max((on - due).days, 0))


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all determined documents are disclosed by the agency itself."""

    disclosed: int
    on_application: int
    withheld: int

    @property
    def total(self) -> int:
        return self.disclosed + self.on_application + self.withheld

    @property
    def percent(self) -> Decimal | None:
        """The share of 主动公开 in per cent, one place; None where there is nothing to share.

        >>> Share(2, 1, 0).percent
        Decimal('66.7')
        """
        if not self.total:
            return None
        exact = Decimal(self.disclosed) * 100 / self.total
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)


def share(counts: Mapping[Attribute, int]) -> Share:
    """The share disclosed out of the number of documents by attribute."""
    return Share(
        counts.get(Attribute.PROACTIVE, 0),
        counts.get(Attribute.ON_APPLICATION, 0),
        counts.get(Attribute.WITHHELD, 0),
    )
