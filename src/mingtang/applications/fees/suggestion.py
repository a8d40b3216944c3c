"""The information processing fee that may be charged (信息处理费管理办法第三条 to 第五条): advice, with
its calculation written out. Whether to charge is for the agency to decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from mingtang.law import Citation, FeeScale, fee_scale, parameter

_ITSELF = Citation("条例", 42, 1)


class InvalidCount(ValueError):
    """A number of applications or pages from which no fee can be reckoned."""


@dataclass(frozen=True, slots=True)
class ByApplication:
    """按件计收: the application is the `nth` of one applicant in a calendar month; one that asks for
    several things may be split into `pieces`, which count from the nth on (第四条)."""

    nth: int
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class ByPage:
    """按量计收: so many pages of one application, one side of A4 or less each (第五条). Pages of
    several applications are not added up; what is public already has no pages to charge for."""

    pages: int


Basis = ByApplication | ByPage
"""One of the two, never both (第三条)."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`amount` in yuan; `lines` are the calculation for the notice; `code` is the basis as the fact
    `fee_basis` names it."""

    basis: Basis
    amount: Decimal
    lines: tuple[str, ...]
    rests_on: tuple[Citation, ...]

    @property
    def code(self) -> str:
        return "per_application" if isinstance(self.basis, ByApplication) else "per_page"

    @property
    def advice(self) -> str:
        if not self.amount:
            return "未超过不收费的数量，不收取信息处理费。"
        return (
            f"可以收取信息处理费{_yuan(self.amount)}元，也可以不收取。是否收取由本机关决定，"
            f"决定收取的应当在答复期限内发出收费通知（{self.rests_on[0]}、{self.rests_on[-1]}）。"
        )


def _yuan(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


@dataclass(frozen=True, slots=True)
class _Run:
    """Consecutive units at one rate."""

    first: int
    last: int
    rate: Decimal

    @property
    def charge(self) -> Decimal:
        return self.rate * (self.last - self.first + 1)

    def line(self, unit: str) -> str:
        within = "本自然月" if unit == "件" else ""
        to = f"至{self.last}" if self.last > self.first else ""
        span = f"{within}第{self.first}{to}{unit}"
        number = self.last - self.first + 1
        if not self.rate:
            return f"{span}：{number}{unit}，不收费"
        return f"{span}：{number}{unit}×{_yuan(self.rate)}元＝{_yuan(self.charge)}元"


def _runs(scale: FeeScale, first: int, last: int) -> Iterator[_Run]:
    for rate, units in groupby(range(first, last + 1), key=scale.rate):
        listed = list(units)
        yield _Run(listed[0], listed[-1], rate)


def suggest(basis: Basis, on: date) -> Suggestion:
    """What may be charged on this day, on one basis.

    The nth application of a month costs what the nth costs, not the month once more. Raises
    `InvalidCount` for a number below one, `NotInForce` before 2021-01-01.

    >>> from datetime import date
    >>> suggest(ByPage(72), date(2026, 3, 2)).lines
    ('第1至30页：30页，不收费', '第31至72页：42页×10元＝420元', '合计：420元')
    >>> suggest(ByApplication(31), date(2026, 3, 2)).amount
    Decimal('200')
    """
    if isinstance(basis, ByApplication):
        if basis.nth < 1 or basis.pieces < 1:
            raise InvalidCount(f"申请的序号和件数应当是正整数：第{basis.nth}件起{basis.pieces}件。")
        code, unit, first, last = "per_application", "件", basis.nth, basis.nth + basis.pieces - 1
    else:
        if basis.pages < 1:
            raise InvalidCount(f"页数应当是正整数：{basis.pages}。")
        code, unit, first, last = "per_page", "页", 1, basis.pages
    held = fee_scale(code).on(on)
    runs = tuple(_runs(held.value, first, last))
    amount = sum((run.charge for run in runs), Decimal(0))
    lines = (*(run.line(unit) for run in runs), f"合计：{_yuan(amount)}元")
    rests_on = (_ITSELF, held.rests_on, parameter("payment_days").on(on).rests_on)
    return Suggestion(basis, amount, lines, rests_on)
