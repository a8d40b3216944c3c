"""How well a laid-out report was read: what is wrong, what is left unread."""

from __future__ import annotations

from dataclasses import dataclass

from mingtang.annual.report import AnnualReport
from tests.factories.printed import LaidOut


@dataclass(frozen=True, slots=True)
class Reading:
    """`wrong`: cells given a number that is not the true one, each with both; `unread`: cells that
    the print tells for certain and the reader did not; `right`: those it did."""

    wrong: tuple[str, ...]
    unread: tuple[str, ...]
    right: int

    @property
    def share(self) -> float:
        told = self.right + len(self.unread)
        return self.right / told if told else 1.0


def compare(report: AnnualReport, laid: LaidOut) -> Reading:
    """The cells of a report as read, beside the truth of its print."""
    truth = laid.truth
    wrong = []
    for address, cell in report.cells.items():
        if cell.value is None:
            continue
        value, unit = truth.get(address, (None, None))
        if cell.value != value or (unit == "元") != (cell.unit == "元"):
            wrong.append(
                f"{address}: read {cell.value}{cell.unit or ''}, printed {value}{unit or ''}"
            )
    told = laid.recoverable
    unread = tuple(sorted(address for address in told if report.value(address) is None))
    return Reading(tuple(wrong), unread, len(told) - len(unread))
