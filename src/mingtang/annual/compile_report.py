"""The tables that are compiled from the registers, as a report in the form of its year."""

from __future__ import annotations

from collections.abc import Mapping

from mingtang.annual.edition import Edition
from mingtang.annual.report import AnnualReport, Cell


def compiled_report(
    agency: str, year: int, form: Edition, cells: Mapping[str, int]
) -> AnnualReport:
    """A report that holds these cells and nothing else; what the registers do not know stays absent.

    >>> from mingtang.annual.edition import edition
    >>> total = "applications/new_received/total"
    >>> compiled_report("云江县教育局", 2025, edition("2021"), {total: 3}).title
    '云江县教育局2025年政府信息公开工作年度报告'
    """
    return AnnualReport(
        agency=agency,
        year=year,
        edition=form.code,
        title=form.title.format(agency=agency, year=year),
        cells={address: Cell(number, str(number)) for address, number in cells.items()},
    )
