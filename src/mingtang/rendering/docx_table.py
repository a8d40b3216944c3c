"""A printed table as WordprocessingML: fixed widths, merged cells, heads that repeat."""

from __future__ import annotations

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from mingtang.rendering import gb9704
from mingtang.rendering.docx_styles import set_fonts
from mingtang.rendering.printed import PrintedCell, PrintedTable, Role

_TWIPS_PER_MM = 1440 / 25.4
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def _twips(millimetres: float) -> str:
    return str(round(millimetres * _TWIPS_PER_MM))


def _element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    element = cast(BaseOxmlElement, OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    element.extend(children)
    return element


def table_element(table: PrintedTable, style_id: str) -> BaseOxmlElement:
    """The `w:tbl` of this table; `style_id` names the paragraph style of its text."""
    grid = {(cell.row, cell.column): cell for cell in table.cells}
    element = _element("tbl", _properties(table), _columns(table))
    covering: dict[int, PrintedCell] = {}
    for row in range(table.rows):
        line = _element("tr", _row_properties(table, row))
        column = 0
        while column < table.columns:
            cell = grid.get((row, column)) or covering[column]
            covering[column] = cell
            line.append(_cell(table, cell, row, style_id))
            column = cell.column_end
        element.append(line)
    return element


def _properties(table: PrintedTable) -> BaseOxmlElement:
    borders = (_element(side, val="single", sz="4", space="0", color="000000") for side in _BORDERS)
    padding = (
        _element(side, w=_twips(gb9704.CELL_PADDING), type="dxa")
        for side in ("top", "left", "bottom", "right")
    )
    return _element(
        "tblPr",
        _element("tblW", w=_twips(gb9704.TEXT_WIDTH), type="dxa"),
        _element("jc", val="center"),
        _element("tblBorders", *borders),
        _element("tblLayout", type="fixed"),
        _element("tblCellMar", *padding),
        _element("tblLook", val="0020", firstRow="1" if table.header_rows else "0"),
        _element("tblCaption", val=table.caption),
    )


def _columns(table: PrintedTable) -> BaseOxmlElement:
    return _element(
        "tblGrid",
        *(_element("gridCol", w=_twips(gb9704.TEXT_WIDTH * share)) for share in table.widths),
    )


def _row_properties(table: PrintedTable, row: int) -> BaseOxmlElement:
    height = _element("trHeight", val=_twips(gb9704.ROW_HEIGHT[table.key]), hRule="atLeast")
    properties = _element("trPr", _element("cantSplit"), height)
    if row < table.header_rows:
        properties.append(_element("tblHeader"))
    return properties


def _cell(table: PrintedTable, cell: PrintedCell, row: int, style_id: str) -> BaseOxmlElement:
    share = sum(table.widths[cell.column : cell.column_end])
    properties = _element("tcPr", _element("tcW", w=_twips(gb9704.TEXT_WIDTH * share), type="dxa"))
    if cell.column_span > 1:
        properties.append(_element("gridSpan", val=str(cell.column_span)))
    starts = row == cell.row
    if cell.row_span > 1:
        properties.append(_element("vMerge", val="restart") if starts else _element("vMerge"))
    if cell.vertical:
        properties.append(_element("textDirection", val="tbRlV"))
    properties.append(_element("vAlign", val="center"))
    return _element("tc", properties, _paragraph(table, cell, starts, row, style_id))


def _paragraph(
    table: PrintedTable, cell: PrintedCell, starts: bool, row: int, style_id: str
) -> BaseOxmlElement:
    layout = _element("pPr", _element("pStyle", val=style_id))
    if row < table.rows - 1:
        layout.append(_element("keepNext"))  # a table that fits on a page is not torn
    left, right = gb9704.side_indents(table, cell)
    layout.append(_element("ind", left=_twips(left), right=_twips(right), firstLine="0"))
    layout.append(_element("jc", val=cell.align.value))
    paragraph = _element("p", layout)
    if starts and cell.text:
        paragraph.append(_run(table, cell))
    return paragraph


def _run(table: PrintedTable, cell: PrintedCell) -> BaseOxmlElement:
    size = str(round(gb9704.TABLE_TYPE[table.key] * 2))
    properties = _element("rPr", _element("sz", val=size), _element("szCs", val=size))
    if cell.role is Role.ITEM:
        set_fonts(properties, gb9704.HEI)
    run = _element("r", properties)
    for number, line in enumerate(cell.text.split("\n")):
        if number:
            run.append(_element("br"))
        text = _element("t")
        text.text = line
        text.set(qn("xml:space"), "preserve")
        run.append(text)
    return run
