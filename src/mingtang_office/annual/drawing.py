"""The statutory tables as the page draws them, each figure a way to its cases."""

from __future__ import annotations

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES
from mingtang.annual.report import AnnualReport
from mingtang_office.auditing.grid import DrawnTable, drawn_tables
from mingtang_office.auditing.marking import CellMarks

_UNMARKED = CellMarks({}, {})


def drawn(report: AnnualReport) -> tuple[DrawnTable, ...]:
    """The tables that were compiled, in the order of the form."""
    tables = drawn_tables(report, report, _UNMARKED, frozenset())
    held = {address.partition("/")[0] for address in report.cells}
    order = (PROACTIVE, APPLICATIONS, REMEDIES)
    return tuple(tables[key] for key in order if key in held and key in tables)
