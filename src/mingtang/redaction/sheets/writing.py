"""A new workbook: every element in it is written here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from lxml import etree
from openpyxl.utils import get_column_letter

from mingtang.documents.readers.office_xml import RELATION, Element
from mingtang.redaction.packing import (
    content_types,
    default_namespace,
    package,
    relationships,
    serialised,
)
from mingtang.redaction.sheets.model import Cell, Sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_MOST_DECIMALS = 6
_SIDES = ("left", "right", "top", "bottom")


def write(sheets: Sequence[Sheet]) -> bytes:
    """The bytes of the xlsx; the same sheets give the same bytes."""
    book = _root("workbook", {"r": RELATION.strip("{}")})
    listed = _sub(book, "sheets")
    targets = {"rId1": ("styles", "styles.xml")}
    overrides = {
        "xl/workbook.xml": f"{_KIND}.sheet.main+xml",
        "xl/styles.xml": f"{_KIND}.styles+xml",
    }
    parts: dict[str, bytes] = {}
    for number, name in enumerate(_names(sheets), 1):
        entry = _sub(listed, "sheet", name=name, sheetId=number)
        entry.set(RELATION + "id", f"rId{number + 1}")
        targets[f"rId{number + 1}"] = ("worksheet", f"worksheets/sheet{number}.xml")
        part = f"xl/worksheets/sheet{number}.xml"
        overrides[part] = f"{_KIND}.worksheet+xml"
        parts[part] = serialised(_sheet(sheets[number - 1]))
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    fixed = {
        "[Content_Types].xml": content_types(defaults, overrides),
        "_rels/.rels": relationships({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": serialised(book),
        "xl/_rels/workbook.xml.rels": relationships(targets),
        "xl/styles.xml": serialised(_styles()),
    }
    return package(fixed | parts)


def _root(name: str, more: dict[str, str] | None = None) -> Element:
    return etree.Element(f"{{{MAIN}}}{name}", nsmap=default_namespace(MAIN) | (more or {}))


def _sub(parent: Element, name: str, /, **attributes: str | float) -> Element:
    given = {key: str(value) for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{MAIN}}}{name}", given)


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that Excel takes: short, without brackets, none twice."""
    found: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        name = _NOT_IN_NAMES.sub("", sheet.name).strip()[:_LONGEST_NAME] or f"工作表{number}"
        taken = {one.casefold() for one in found}
        found.append(f"{name[: _LONGEST_NAME - 4]}({number})" if name.casefold() in taken else name)
    return found


def _sheet(sheet: Sheet) -> Element:
    root = _root("worksheet")
    if sheet.widths:
        columns = _sub(root, "cols")
        for column, width in sorted(sheet.widths.items()):
            _sub(columns, "col", min=column + 1, max=column + 1, width=width, customWidth=1)
    data = _sub(root, "sheetData")
    for row_at, places in groupby(sorted(sheet.cells), key=lambda at: at[0]):
        row = _sub(data, "row", r=row_at + 1)
        for at in places:
            _cell(row, f"{get_column_letter(at[1] + 1)}{row_at + 1}", sheet.cells[at])
    if sheet.merges:
        merges = _sub(root, "mergeCells")
        for top, left, bottom, right in sheet.merges:
            start = f"{get_column_letter(left + 1)}{top + 1}"
            _sub(merges, "mergeCell", ref=f"{start}:{get_column_letter(right + 1)}{bottom + 1}")
    return root


def _cell(row: Element, reference: str, cell: Cell) -> None:
    decimals = len(cell.text.partition(".")[2]) if cell.is_number else 0
    style = 1 + decimals * 4 + cell.is_ruled * 2 + cell.is_bold
    if cell.is_number:
        _sub(_sub(row, "c", r=reference, s=style), "v").text = cell.text
        return
    element = _sub(row, "c", r=reference, s=style, t="inlineStr")
    text = _sub(_sub(element, "is"), "t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = cell.text


def _styles() -> Element:
    """Style 0 is plain; then, for 0 to 6 decimals, each with and without lines and bold type."""
    root = _root("styleSheet")
    formats = _sub(root, "numFmts")
    for decimals in range(1, _MOST_DECIMALS + 1):
        _sub(formats, "numFmt", numFmtId=170 + decimals, formatCode="0." + "0" * decimals)
    fonts = _sub(root, "fonts")
    for is_bold in (False, True):
        font = _sub(fonts, "font")
        if is_bold:
            _sub(font, "b")
        _sub(font, "sz", val=11)
        _sub(font, "name", val="宋体")
    fills = _sub(root, "fills")
    for pattern in ("none", "gray125"):
        _sub(_sub(fills, "fill"), "patternFill", patternType=pattern)
    borders = _sub(root, "borders")
    for line in ({}, {"style": "thin"}):
        border = _sub(borders, "border")
        for side in _SIDES:
            _sub(border, side, **line)
    _sub(_sub(root, "cellStyleXfs"), "xf")
    styles = _sub(root, "cellXfs")
    _style(styles, 0, 0, 0)
    for decimals in range(_MOST_DECIMALS + 1):
        for ruled in (0, 1):
            for bold in (0, 1):
                _style(styles, 170 + decimals if decimals else 0, bold, ruled)
    _sub(_sub(root, "cellStyles"), "cellStyle", name="Normal", xfId=0, builtinId=0)
    return root


def _style(parent: Element, code: int, font: int, border: int) -> None:
    style = _sub(
        parent, "xf", numFmtId=code, fontId=font, fillId=0, borderId=border, applyAlignment=1,
        applyNumberFormat=1, applyFont=1, applyBorder=1,
    )  # fmt: skip
    _sub(style, "alignment", vertical="center", wrapText=1)
