"""Table two out of counts: what each of its cells counts, stated once (国办公开办函〔2021〕30号, 〔2019〕60号;
条例第二十条第（一）（五）（六）（八）（九）项).

What stands in a register began on a day (was made, decided, collected, put on the list) and may have
ended on one (the first without it). So 现行有效 is last year's plus 制发 less 废止, whatever is counted,
and 项目数量 is last year's plus its change. What is amended stays one; one that is made anew in place
of another counts as made, and the other as repealed. What lapses counts as repealed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache

from mingtang.annual.compile_applications import NoSuchCell
from mingtang.annual.edition import PROACTIVE, Edition
from mingtang.annual.period import Period
from mingtang.annual.report import Number

_WAN = 10_000


class PowerRow(StrEnum):
    """A row of table two; its value is the row's key in the forms."""

    REGULATIONS = "regulations"
    NORMATIVE_DOCUMENTS = "normative_documents"
    LICENCES = "licences"
    OTHER_SERVICES = "other_services"
    PENALTIES = "penalties"
    COMPULSORY_MEASURES = "compulsory_measures"
    CHARGES = "charges"
    PROCUREMENT = "procurement"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    PowerRow.REGULATIONS: "规章",
    PowerRow.NORMATIVE_DOCUMENTS: "行政规范性文件",
    PowerRow.LICENCES: "行政许可",
    PowerRow.OTHER_SERVICES: "其他对外管理服务事项",
    PowerRow.PENALTIES: "行政处罚",
    PowerRow.COMPULSORY_MEASURES: "行政强制",
    PowerRow.CHARGES: "行政事业性收费",
    PowerRow.PROCUREMENT: "政府集中采购",
}


class Reckoned(StrEnum):
    """What a fact is: of one row, items, decisions and money are counted apart."""

    DOCUMENT = "document"
    ITEM = "item"  # a power on the list: 项目
    DECISION = "decision"
    MONEY = "money"  # collected, or bought for


class When(StrEnum):
    """Where a day lies, seen from a period."""

    BEFORE = "before"
    WITHIN = "within"
    NOT_YET = "not_yet"  # after it, or never


ANY_TIME = frozenset(When)
_BY_THEN = frozenset({When.BEFORE, When.WITHIN})


@dataclass(frozen=True, slots=True)
class PowerTally:
    """So many facts alike. `amount` is in 元."""

    what: Reckoned
    row: PowerRow
    began: When
    ended: When = When.NOT_YET
    published: When = When.NOT_YET
    number: int = 1
    amount: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class PowerTerm:
    """Facts that a cell adds up, or takes off (`sign`): by when they began, ended, were published."""

    what: Reckoned
    began: frozenset[When] = _BY_THEN
    ended: frozenset[When] = ANY_TIME
    published: frozenset[When] = ANY_TIME
    sign: int = 1

    def holds(self, tally: PowerTally) -> bool:
        return (
            tally.what is self.what
            and tally.began in self.began
            and tally.ended in self.ended
            and tally.published in self.published
        )


@dataclass(frozen=True, slots=True)
class CountedPowers:
    """What a cell counts of a row: numbers, or (`is_money`) amounts, told in 万元."""

    row: PowerRow
    terms: tuple[PowerTerm, ...]
    is_money: bool = False

    def holds(self, tally: PowerTally) -> bool:
        """Whether the cell counts these, be it that it takes them off."""
        return tally.row is self.row and any(term.holds(tally) for term in self.terms)

    def of(self, tallies: Iterable[PowerTally]) -> Number:
        """The figure of the cell."""
        held = [
            (tally, term.sign)
            for tally in tallies
            if tally.row is self.row
            for term in self.terms
            if term.holds(tally)
        ]
        if self.is_money:
            return in_wan(sum((sign * tally.amount for tally, sign in held), Decimal(0)))
        return sum(sign * tally.number for tally, sign in held)


def in_wan(yuan: Decimal) -> Decimal:
    """元 in 万元, exact to the hundredth of a 元, without idle zeros.

    >>> in_wan(Decimal("1060100.00")), in_wan(Decimal("20000000"))
    (Decimal('106.01'), Decimal('2000'))
    """
    return (yuan / _WAN).normalize() + 0


def when(on: date | None, period: Period) -> When:
    """Where a day lies; None is a day that has not come."""
    if on is None or on > period.last:
        return When.NOT_YET
    return When.WITHIN if on >= period.first else When.BEFORE


_IN_PERIOD = frozenset({When.WITHIN})
_BEFORE = frozenset({When.BEFORE})
_STANDS = frozenset({When.NOT_YET})
_STOOD = frozenset({When.WITHIN, When.NOT_YET})  # at the period's beginning

_MONEY = (PowerTerm(Reckoned.MONEY, began=_IN_PERIOD),)
_COLUMNS: dict[str, tuple[PowerTerm, ...]] = {
    "made": (PowerTerm(Reckoned.DOCUMENT, began=_IN_PERIOD),),
    "repealed": (PowerTerm(Reckoned.DOCUMENT, ended=_IN_PERIOD),),
    "in_force": (PowerTerm(Reckoned.DOCUMENT, ended=_STANDS),),
    "published": (PowerTerm(Reckoned.DOCUMENT, published=_IN_PERIOD),),
    "total_public": (PowerTerm(Reckoned.DOCUMENT, published=_BY_THEN),),
    "items_last_year": (PowerTerm(Reckoned.ITEM, began=_BEFORE, ended=_STOOD),),
    "change": (
        PowerTerm(Reckoned.ITEM, began=_IN_PERIOD),
        PowerTerm(Reckoned.ITEM, ended=_IN_PERIOD, sign=-1),
    ),
    "decisions": (PowerTerm(Reckoned.DECISION, began=_IN_PERIOD),),
    "items": _MONEY,  # 采购项目
    "amount": _MONEY,
}


@cache
def power_cells_counted(form: Edition) -> Mapping[str, CountedPowers]:
    """What each cell of table two counts, by its address, in reading order."""
    return {
        f"{PROACTIVE}/{row.key}.{column.key}": CountedPowers(
            PowerRow(row.key), _COLUMNS[column.key], is_money=column.key == "amount"
        )
        for item in form.proactive
        for row in item.rows
        for column in item.columns
    }


def counted_powers(address: str, form: Edition) -> CountedPowers:
    """What the cell at this address counts. Raises `NoSuchCell`.

    >>> from mingtang.annual.edition import edition
    >>> [term.sign for term in counted_powers("proactive/licences.change", edition("2019")).terms]
    [1, -1]
    """
    try:
        return power_cells_counted(form)[address]
    except KeyError:
        raise NoSuchCell(
            f"“{address}”不是{form.citation}表二中的一格，请从表格中点开要看的数字。"
        ) from None


def power_cells(tallies: Iterable[PowerTally], form: Edition) -> dict[str, Number]:
    """The cells of table two by their addresses, in reading order; money in 万元."""
    listed = tuple(tallies)
    return {address: counted.of(listed) for address, counted in power_cells_counted(form).items()}
