"""The tables that are compiled from the registers, as a report in the form of its year."""

from __future__ import annotations

from collections.abc import Mapping

from mingtang.annual.edition import Edition
from mingtang.annual.report import AnnualReport, Cell, Number

# The form of 2019 prints no unit over 采购总金额, so the cell brings its own.
_OWN_UNITS = {"proactive/procurement.amount": "万元"}


def compiled_report(
    agency: str, year: int, form: Edition, cells: Mapping[str, Number]
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
        cells={address: _cell(address, number) for address, number in cells.items()},
    )


def _cell(address: str, number: Number) -> Cell:
    unit = _OWN_UNITS.get(address) if number else None
    return Cell(number, f"{number}{unit or ''}", unit=unit)
