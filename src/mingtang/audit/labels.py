"""What the cells of a statutory table are called, as the report prints it and as the form does."""

from __future__ import annotations

from functools import cache, lru_cache

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES, Edition
from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Quote

TABLE_NAMES = {PROACTIVE: "表二", APPLICATIONS: "表三", REMEDIES: "表四"}


@lru_cache(maxsize=2048)
def row_of(address: str) -> str:
    """The address of the row that a cell stands in.

    >>> row_of("applications/total/business"), row_of("proactive/licences.decisions")
    ('applications/total', 'proactive/licences')
    """
    separator = "." if address.startswith(f"{PROACTIVE}/") else "/"
    return address.rpartition(separator)[0]


@lru_cache(maxsize=2048)
def column_of(address: str) -> str:
    """The key of the column that a cell stands in.

    >>> column_of("applications/total/business"), column_of("proactive/licences.decisions")
    ('business', 'decisions')
    """
    separator = "." if address.startswith(f"{PROACTIVE}/") else "/"
    return address.rpartition(separator)[2]


@cache
def row_labels(form: Edition) -> dict[str, str]:
    """Statutory labels by the address of the row, tables in order."""
    labels = {f"{PROACTIVE}/{row.key}": row.label for item in form.proactive for row in item.rows}
    if form.applications is not None:
        if form.applications.merged is not None:
            merged = form.applications.merged
            labels[f"{APPLICATIONS}/{merged.key}"] = merged.label
        labels |= {f"{APPLICATIONS}/{row.key}": row.label for row in form.applications.rows}
    if form.remedies is not None:
        labels |= {f"{REMEDIES}/{group.key}": group.label for group in form.remedies.groups}
    return labels


@cache
def _column_labels(form: Edition) -> dict[tuple[str, str], str]:
    labels = {
        (f"{PROACTIVE}/{row.key}", column.key): column.label
        for item in form.proactive
        for row in item.rows
        for column in item.columns
    }
    if form.applications is not None:
        labels |= {(APPLICATIONS, column.key): column.label for column in form.applications.columns}
    if form.remedies is not None:
        labels |= {(REMEDIES, column.key): column.label for column in form.remedies.columns}
    return labels


def row_label(report: AnnualReport, address: str) -> str:
    """The label of the cell's row as printed, else as the form has it."""
    row = row_of(address)
    printed = report.labels.get(row)
    if printed is not None and printed.text.strip():
        return printed.text.strip()
    return row_labels(report.form).get(row, row) if report.form else row


def column_label(report: AnnualReport, address: str) -> str:
    """The statutory label of the cell's column."""
    if report.form is None:
        return column_of(address)
    labels = _column_labels(report.form)
    table = address.partition("/")[0]
    key = column_of(address)
    return labels.get((row_of(address), key)) or labels.get((table, key), key)


def cell_name(report: AnnualReport, address: str) -> str:
    """“表三 自然人列 （七）总计”: enough for a person to find the cell."""
    table = TABLE_NAMES[address.partition("/")[0]]
    return f"{table}“{row_label(report, address)}”行“{column_label(report, address)}”列"


def quote(report: AnnualReport, address: str) -> Quote:
    """The cell in the source's own words: the printed label of its row and its raw text."""
    cell = report.cell(address)
    raw = cell.raw.strip() if cell.raw else ""
    return Quote(f"{row_label(report, address)} {raw or '（空白）'}", cell.at)


def quotes(report: AnnualReport, *addresses: str) -> tuple[Quote, ...]:
    """The cells in the source's own words; cells that the source does not have are left out."""
    return tuple(quote(report, each) for each in addresses if report.cell(each).raw is not None)
