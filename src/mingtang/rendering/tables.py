"""The statutory tables as printed: the form of an edition filled with the cells of a report.

The merged cells follow the layouts published with 国办公开办函〔2021〕30号 and 〔2019〕60号.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from mingtang.annual.edition import (
    APPLICATIONS,
    PROACTIVE,
    REMEDIES,
    ApplicantColumn,
    ApplicationRow,
    ApplicationsForm,
    Edition,
    FiguresForm,
    Label,
    RemediesForm,
)
from mingtang.annual.report import AnnualReport, Cell, Number
from mingtang.rendering.characters import printable
from mingtang.rendering.printed import Align, PrintedCell, PrintedTable, Role

FIGURES = "figures"
TOTAL = "total"
UNREAD = "未识别"
_PASSES_FOR_A_NUMBER = re.compile(
    r"[+\-−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s*(?:元|万元|亿元)?"
)
_LABEL_COLUMNS = 3  # of table three: 三、本年度办理结果 | （三）不予公开 | 1.属于国家秘密


def printed_tables(report: AnnualReport, form: Edition) -> dict[str, PrintedTable]:
    """The tables of this form by their keys, filled from the report, in the order of the form.

    A cell the report does not have is printed blank. Where the report printed the single row
    （六）其他处理 and none of its parts, that row stands as it stood: no figure is invented.
    """
    captions = {section.holds: section.title for section in form.sections}
    tables: dict[str, PrintedTable] = {}
    if form.proactive:
        tables[PROACTIVE] = _proactive(report, form, captions.get(PROACTIVE, ""))
    if form.applications is not None:
        tables[APPLICATIONS] = _applications(
            report, form.applications, captions.get(APPLICATIONS, "")
        )
    if form.remedies is not None:
        tables[REMEDIES] = _remedies(report, form.remedies, captions.get(REMEDIES, ""))
    return tables


def _value(
    report: AnnualReport, address: str, row: int, column: int, column_span: int = 1
) -> PrintedCell:
    source = report.cell(address)
    return PrintedCell(
        shown(source),
        row,
        column,
        Role.VALUE,
        column_span=column_span,
        address=address,
        source=source,
    )


def shown(cell: Cell) -> str:
    """What a cell prints: the source text as it stands; a cell the source lacks prints nothing.

    Digits that were not read for certain (figures of several cells run together) are not printed:
    in a ruled cell they would pass for its figure.
    """
    text = printable(cell.raw or "").strip(" \t\n")
    if cell.value is None and _PASSES_FOR_A_NUMBER.fullmatch(unicodedata.normalize("NFKC", text)):
        return UNREAD
    return text


def _spread(columns: tuple[Label, ...], width: int) -> Iterator[tuple[Label, int, int]]:
    """Each column with its place and span; the last one takes what is left of the width."""
    for place, column in enumerate(columns):
        last = place == len(columns) - 1
        yield column, place, width - place if last else 1


def _proactive(report: AnnualReport, form: Edition, caption: str) -> PrintedTable:
    width = max(len(item.columns) for item in form.proactive)
    cells: list[PrintedCell] = []
    row = 0
    for item in form.proactive:
        cells.append(PrintedCell(item.item, row, 0, Role.ITEM, column_span=width + 1))
        cells.append(PrintedCell(form.proactive_heading, row + 1, 0, Role.HEAD))
        cells.extend(
            PrintedCell(column.label, row + 1, 1 + place, Role.HEAD, column_span=span)
            for column, place, span in _spread(item.columns, width)
        )
        row += 2
        for label in item.rows:
            cells.append(PrintedCell(label.label, row, 0, Role.LABEL))
            cells.extend(
                _value(report, f"{PROACTIVE}/{label.key}.{column.key}", row, 1 + place, span)
                for column, place, span in _spread(item.columns, width)
            )
            row += 1
    return PrintedTable(PROACTIVE, caption, tuple(cells), row, 0, _shares((1.4,), width))


def _applications(report: AnnualReport, form: ApplicationsForm, caption: str) -> PrintedTable:
    rows = application_rows(report, form)
    cells = [*_applicant_heads(form), *_outcome_heading(form, rows)]
    header_rows = 3
    row = header_rows
    for group, members in groupby(rows, key=lambda r: r.group):
        grouped = tuple(members)
        if group:
            cells.append(
                PrintedCell(group, row, 1, Role.LABEL, row_span=len(grouped), align=Align.LEFT)
            )
        for member in grouped:
            column = 2 if group else int(_is_outcome(member))
            cells.append(
                PrintedCell(
                    member.label,
                    row,
                    column,
                    Role.LABEL,
                    column_span=_LABEL_COLUMNS - column,
                    align=Align.LEFT,
                )
            )
            cells.extend(
                _value(
                    report, f"{APPLICATIONS}/{member.key}/{column.key}", row, _LABEL_COLUMNS + place
                )
                for place, column in enumerate(form.columns)
            )
            row += 1
    cells.sort(key=lambda cell: (cell.row, cell.column))
    widths = _shares((0.7, 2.1, 3.77), len(form.columns))
    return PrintedTable(APPLICATIONS, caption, tuple(cells), row, header_rows, widths)


def application_rows(report: AnnualReport, form: ApplicationsForm) -> tuple[ApplicationRow, ...]:
    """The rows of table three that this report prints, in order."""
    merged = form.merged
    if merged is None or not _has_row(report, merged.key):
        return form.rows
    whole = ApplicationRow(merged.key, merged.label, merged.aliases, "", True)
    keep_parts = any(_has_row(report, part) for part in merged.parts)
    rows: list[ApplicationRow] = []
    for row in form.rows:
        if row.key == merged.parts[0]:
            rows.append(whole)
        if row.key not in merged.parts or keep_parts:
            rows.append(row)
    return tuple(rows)


def _has_row(report: AnnualReport, key: str) -> bool:
    prefix = f"{APPLICATIONS}/{key}/"
    return any(a.startswith(prefix) and c.raw is not None for a, c in report.cells.items())


def _is_outcome(row: ApplicationRow) -> bool:
    return row.outcome or row.key == TOTAL


def _outcome_heading(
    form: ApplicationsForm, rows: tuple[ApplicationRow, ...]
) -> Iterator[PrintedCell]:
    inside = [number for number, row in enumerate(rows) if _is_outcome(row)]
    yield PrintedCell(
        form.outcome_heading,
        3 + inside[0],
        0,
        Role.LABEL,
        row_span=inside[-1] - inside[0] + 1,
        vertical=True,
    )


def _applicant_heads(form: ApplicationsForm) -> Iterator[PrintedCell]:
    yield PrintedCell(form.note, 0, 0, Role.NOTE, row_span=3, column_span=_LABEL_COLUMNS)
    yield PrintedCell(
        form.applicant_heading, 0, _LABEL_COLUMNS, Role.HEAD, column_span=len(form.columns)
    )
    place = _LABEL_COLUMNS
    for organisation, members in groupby(form.columns, key=lambda c: c.organisation):
        columns: tuple[ApplicantColumn, ...] = tuple(members)
        if organisation:
            yield PrintedCell(
                form.organisation_heading, 1, place, Role.HEAD, column_span=len(columns)
            )
        for number, column in enumerate(columns):
            row, span = (2, 1) if organisation else (1, 2)
            yield PrintedCell(column.label, row, place + number, Role.HEAD, row_span=span)
        place += len(columns)


def _remedies(report: AnnualReport, form: RemediesForm, caption: str) -> PrintedTable:
    width = len(form.columns)
    cells: list[PrintedCell] = []
    litigation = [group for group in form.groups if group.label != form.review_heading]
    for number, group in enumerate(form.groups):
        start = number * width
        if group not in litigation:
            cells.append(PrintedCell(group.label, 0, start, Role.HEAD, column_span=width))
            cells.extend(_column_heads(form.columns, 1, start, row_span=2))
        else:
            if group is litigation[0]:
                span = width * len(litigation)
                cells.append(
                    PrintedCell(form.litigation_heading, 0, start, Role.HEAD, column_span=span)
                )
            cells.append(PrintedCell(group.label, 1, start, Role.HEAD, column_span=width))
            cells.extend(_column_heads(form.columns, 2, start))
        cells.extend(
            _value(report, f"{REMEDIES}/{group.key}/{column.key}", 3, start + place)
            for place, column in enumerate(form.columns)
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    widths = _shares((), width * len(form.groups))
    return PrintedTable(REMEDIES, caption, tuple(cells), 4, 3, widths)


def _column_heads(
    columns: Iterable[Label], row: int, start: int, row_span: int = 1
) -> Iterator[PrintedCell]:
    for place, column in enumerate(columns):
        yield PrintedCell(column.label, row, start + place, Role.HEAD, row_span=row_span)


def _shares(leading: tuple[float, ...], equal: int) -> tuple[float, ...]:
    """Shares of the page: the leading columns by their weights, then `equal` columns of weight 1."""
    weights = (*leading, *([1.0] * equal))
    return tuple(weight / sum(weights) for weight in weights)


def figures_table(report: AnnualReport, form: FiguresForm) -> PrintedTable | None:
    """The statistics table of a free-form report, None where the report brings no figures."""
    if not report.figures:
        return None
    value = form.value.format(year="" if report.year is None else report.year)
    heads = (form.name, form.unit, value, form.cumulative)
    cells = [PrintedCell(text, 0, column, Role.HEAD) for column, text in enumerate(heads)]
    for row, figure in enumerate(report.figures, start=1):
        unknown = figure.value is None and figure.cumulative is None
        cells.append(PrintedCell(printable(figure.name), row, 0, Role.LABEL, align=Align.LEFT))
        cells.append(PrintedCell(printable(figure.unit), row, 1, Role.LABEL))
        cells.append(_figure(shown(Cell(None, figure.raw)) if unknown else figure.value, row, 2))
        cells.append(_figure(figure.cumulative, row, 3))
    rows = len(report.figures) + 1
    return PrintedTable(FIGURES, form.caption, tuple(cells), rows, 1, _shares((3.0,), 3))


def _figure(number: Number | str | None, row: int, column: int) -> PrintedCell:
    text = "" if number is None else printable(str(number))
    return PrintedCell(text, row, column, Role.VALUE)
