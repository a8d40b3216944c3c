"""A printed table on a sheet: merged cells, numbers as numbers, ready to print."""

from __future__ import annotations

import math
import re

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mingtang.rendering.characters import width
from mingtang.rendering.printed import PrintedCell, PrintedTable, Role

_CHARACTERS = 124.0  # width of a sheet, in digits of the standard font
_LINE = 15.0
# What a number written as a number shows again digit by digit; beyond 15 digits Excel rounds.
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]*[1-9])?")
_FORMULA = ("=", "+", "-", "@", "\t")
_THIN = Side(style="thin", color="FF59636E")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_SHADED = PatternFill("solid", fgColor="FFF6F7F9")


def set_text(cell: Cell | MergedCell, text: str) -> None:
    """The text as text, whatever it begins with: a report must not run formulas at its reader's."""
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_FORMULA):
        cell.quotePrefix = True


def set_figure(cell: Cell | MergedCell, text: str) -> None:
    """A number where it shows again as `text`, else the text; a blank stays empty."""
    if _PLAIN.fullmatch(text) and sum(c.isdigit() for c in text) <= 15 and text != "-0":
        cell.value = float(text) if "." in text else int(text)
    elif text:
        set_text(cell, text)


def number_pages(sheet: Worksheet) -> None:
    """Page numbers below, as wide as an A4 page, as long as need be."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.HeaderFooter.oddFooter.center.text = "— &P —"  # type: ignore[union-attr]


def draw_table(sheet: Worksheet, table: PrintedTable) -> None:
    """Fills the sheet from A1; heads and labels stay in sight while the reader scrolls."""
    for printed in table.cells:
        _draw(sheet, printed)
    for column, share in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = round(share * _CHARACTERS, 2)
    for row in range(table.rows):
        sheet.row_dimensions[row + 1].height = _height(table, row)
    values = [cell for cell in table.cells if cell.role is Role.VALUE]
    labels = any(cell.role is Role.LABEL for cell in table.cells)
    column = min(cell.column for cell in values) + 1 if labels else 1
    sheet.freeze_panes = sheet.cell(table.header_rows + 1, column).coordinate
    _prepare_print(sheet, table)


def _draw(sheet: Worksheet, printed: PrintedCell) -> None:
    row, column = printed.row + 1, printed.column + 1
    cell = sheet.cell(row, column)
    if printed.role is Role.VALUE:
        set_figure(cell, printed.text)
    else:
        set_text(cell, printed.text)
    cell.font = Font(size=11, bold=printed.role is Role.ITEM)
    cell.alignment = Alignment(
        horizontal=printed.align.value,
        vertical="center",
        wrap_text=True,
        text_rotation=255 if printed.vertical else 0,  # 255: letters upright, one below another
    )
    for number in range(row, row + printed.row_span):
        for place in range(column, column + printed.column_span):
            ruled = sheet.cell(number, place)
            ruled.border = _RULED
            if printed.role is not Role.VALUE:
                ruled.fill = _SHADED
    if printed.row_span > 1 or printed.column_span > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + printed.row_span - 1,
            end_column=column + printed.column_span - 1,
        )


def _height(table: PrintedTable, row: int) -> float:
    """Points for the longest label that stands in this row alone; merged cells do not fit themselves."""
    lines = 1
    for cell in table.row(row):
        if cell.row_span == 1:
            share = sum(table.widths[cell.column : cell.column_end])
            characters = max(1.0, share * _CHARACTERS / 2 - 1)
            lines = max(lines, math.ceil(width(cell.text) / characters))
    return _LINE * lines + 7


def _prepare_print(sheet: Worksheet, table: PrintedTable) -> None:
    sheet.page_setup.orientation = "landscape" if table.columns > 10 else "portrait"
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddHeader.center.text = table.caption.replace("&", "&&")  # type: ignore[union-attr]
    number_pages(sheet)
    if table.header_rows:
        sheet.print_title_rows = f"1:{table.header_rows}"
