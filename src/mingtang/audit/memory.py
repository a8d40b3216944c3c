"""What several rules ask of one report, found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from mingtang.annual.report import AnnualReport

T = TypeVar("T")

KEPT = 4
"""Reports remembered: this year's and last year's, of two audits. The rest of a corpus is let go."""


class _SameReport:
    """A key that is equal only for the very same report: reports are values and never change, and
    to compare them cell by cell costs more than most rules."""

    __slots__ = ("report",)

    def __init__(self, report: AnnualReport) -> None:
        self.report = report

    def __hash__(self) -> int:
        return id(self.report)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameReport) and other.report is self.report


def once_a_report(find: Callable[[AnnualReport], T]) -> Callable[[AnnualReport], T]:
    """`find`, called once for the same report object however many rules ask; it must return a value
    that nobody changes."""

    @lru_cache(maxsize=KEPT)
    def kept(key: _SameReport) -> T:
        return find(key.report)

    @wraps(find)
    def remembered(report: AnnualReport) -> T:
        return kept(_SameReport(report))

    return remembered
