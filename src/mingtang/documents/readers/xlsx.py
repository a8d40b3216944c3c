"""Excel workbooks (xlsx, xlsm): each visible sheet in order, its cells as displayed."""

from __future__ import annotations

import re

from mingtang.documents.composition import Composer
from mingtang.documents.raw import Format, RawDocument
from mingtang.documents.readers.xlsx_package import Sheet, Workbook
from mingtang.documents.readers.xlsx_sheets import cut, read_cells

_NAMED_BY_PROGRAM = re.compile(r"(?:Sheet|工作表)\s*\d*", re.IGNORECASE)


def read(data: bytes) -> RawDocument:
    """Read a workbook: prose as paragraphs, tables as grids with their merged cells.

    The name that an author gave a sheet precedes it as a paragraph where there are several sheets.
    Hidden sheets are left out, hidden rows are read, both with a remark; so is a formula without a
    stored result, whose cell is blank. Raises `UnreadableDocument`.
    """
    workbook = Workbook(data)
    sheets = list(workbook.sheets())
    composer = Composer()
    visible = [sheet for sheet in sheets if not sheet.is_hidden]
    for sheet in sheets:
        if sheet.is_hidden:
            composer.remark("hidden_sheet", f"工作表“{sheet.name}”已隐藏，未读入。")
        else:
            _write(sheet, workbook, composer, has_name=len(visible) > 1)
    return composer.document(Format.XLSX)


def _write(sheet: Sheet, workbook: Workbook, composer: Composer, *, has_name: bool) -> None:
    cells = read_cells(sheet.root, workbook)
    if has_name and cells.by_place and not _NAMED_BY_PROGRAM.fullmatch(sheet.name):
        composer.paragraph(sheet.name)
    if cells.unresolved:
        message = f"工作表“{sheet.name}”有{cells.unresolved}个公式没有保存计算结果，按空白读入。"
        composer.remark("formula_without_result", message + "请用Excel打开并保存一次后重新上传。")
    if cells.hidden:
        message = f"工作表“{sheet.name}”有{cells.hidden}个单元格在隐藏的行中，已读入。"
        composer.remark("hidden_rows", message)
    for block in cut(cells):
        if isinstance(block, str):
            composer.paragraph(block)
        else:
            composer.grid(block)
