"""Workbooks: every sheet with all its cells, hidden ones too, comments, formulas, caches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.documents.containers import Container
from mingtang.documents.limits import MAX_CELLS, too_complex
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.office_xml import Element, parse_xml
from mingtang.documents.readers.xlsx_package import KIND, Workbook
from mingtang.documents.readers.xlsx_sheets import Cells, read_cells
from mingtang.screening.files.grids import quoted
from mingtang.screening.files.packages import Inner, package_pieces
from mingtang.screening.files.word import WHY
from mingtang.screening.hits import hidden, metadata, passage, unreadable
from mingtang.screening.names import is_name
from mingtang.screening.pieces import Layer, Ocr, Passage, Piece, Table, TableCell

_YES = ("1", "true")
_LEAST_HEIGHT, _LEAST_WIDTH = 2.0, 0.3
_MOST_COLUMNS = 16_384
_NUMBER = re.compile(r"[0-9.]{1,20}")
_LINES = 3
_LONG = 60


def pieces_of(at: str, data: bytes, ocr: Ocr | None, inner: Inner) -> Iterator[Piece]:
    """The pieces of an xlsx. Where it cannot be read, that blocks; the rest is searched still."""
    try:
        workbook = Workbook(data)
        for number, sheet in enumerate(workbook.sheets(), 1):
            yield from _sheet(at, number, sheet.name, sheet.root, workbook, sheet.is_hidden)
    except UnreadableDocument as error:
        yield unreadable(at, WHY.get(error.code, "文件已损坏"))
    try:
        container = Container(data, KIND)
    except UnreadableDocument:
        return
    yield from _comments(at, container)
    yield from package_pieces(at, data, KIND, ocr, inner)


def _sheet(
    at: str, number: int, name: str, root: Element, workbook: Workbook, is_hidden: bool
) -> Iterator[Piece]:
    place = f"{at}第{number}张表{quoted(name)}"
    layer = Layer.HIDDEN_SHEET if is_hidden else Layer.SHOWN
    yield from passage(f"{place}的名称", name if not is_name(name) else f"姓名：{name}", layer)
    cells = read_cells(root, workbook)
    rows, columns = _hidden_rows(root), _hidden_columns(root)
    if is_hidden and cells.by_place:
        yield hidden(place, Layer.HIDDEN_SHEET.label)
    unseen = [p for p in cells.by_place if p[0] in rows or p[1] in columns]
    if unseen:
        yield hidden(place, Layer.HIDDEN_CELLS.label, len(unseen))
    yield _table(place, name, cells, frozenset(columns), layer)
    for row, column in unseen:
        if row in rows:
            text = cells.by_place[row, column].text
            where = f"{place}第{row + 1}行（隐藏）第{column + 1}列"
            yield from passage(where, text, Layer.HIDDEN_CELLS)
    yield from _stored(place, root)


def _table(place: str, name: str, cells: Cells, columns: frozenset[int], layer: Layer) -> Table:
    """All cells as one table. Its title is what stands in rows of a single cell above it."""
    spans = {
        (area.top, area.left): (area.bottom - area.top + 1, area.right - area.left + 1)
        for areas in cells.areas.values()
        for area in areas
    }
    found = {
        at: TableCell(shown.text, *spans.get(at, (1, 1)))
        for at, shown in cells.by_place.items()
        if shown.text.strip()
    }
    if len(found) > MAX_CELLS:
        raise too_complex(f"单元格超过{MAX_CELLS}个")
    titles = [
        cells.by_place[row, at[0]].text
        for row, at in sorted(cells.rows.items())[:_LINES]
        if len(at) == 1
    ]
    about = " ".join([name, *(title[:_LONG] for title in titles)])
    return Table(place, found, about, layer, columns)


def _stored(place: str, root: Element) -> Iterator[Passage]:
    """Formulas, and what a cell stores where its format shows something else."""
    for formula in root.iterfind("{*}sheetData/{*}row/{*}c/{*}f"):
        yield from passage(f"{place}的公式", formula.text or "", Layer.LINK)
    for cell in root.iterfind("{*}sheetData/{*}row/{*}c"):
        stored = cell.findtext("{*}v") or ""
        if len(stored) > 10 and cell.get("t") in (None, "n", "str"):
            whole = re.sub(r"\.0+$", "", stored)
            yield Passage(f"{place}单元格{_reference(cell)}（存储的数值）", whole, Layer.RESIDUE)


def _reference(cell: Element) -> str:
    found = re.fullmatch(r"[A-Z]{1,3}[0-9]{1,7}", cell.get("r") or "")
    return found[0] if found else ""


def _hidden_rows(root: Element) -> set[int]:
    found = set()
    for order, row in enumerate(root.iterfind("{*}sheetData/{*}row")):
        if row.get("hidden") in _YES or _less(row.get("ht"), _LEAST_HEIGHT):
            number = row.get("r") or ""
            found.add(int(number) - 1 if number.isdecimal() and len(number) < 8 else order)
    return found


def _hidden_columns(root: Element) -> set[int]:
    found: set[int] = set()
    for column in root.iterfind("{*}cols/{*}col"):
        first, last = column.get("min") or "", column.get("max") or ""
        if not (first.isdecimal() and last.isdecimal()):
            continue
        if column.get("hidden") in _YES or _less(column.get("width"), _LEAST_WIDTH):
            found.update(range(int(first) - 1, min(int(last), _MOST_COLUMNS)))
    return found


def _less(text: str | None, limit: float) -> bool:
    if not text or not _NUMBER.fullmatch(text) or text.count(".") > 1:
        return False
    return float(text) <= limit


def _comments(at: str, container: Container) -> Iterator[Piece]:
    authors = 0
    for name in sorted(container.names):
        if not re.match(r"xl/(?:comments|threadedComments/|persons/)", name):
            continue
        try:
            root = parse_xml(container.part(name) or b"<none/>", KIND)
        except UnreadableDocument:
            continue  # its bytes are searched with all the others
        comments = [*root.iter("{*}comment"), *root.iter("{*}threadedComment")]
        if comments:
            yield hidden(f"{at}批注", Layer.COMMENT.label, len(comments))
        for comment in comments:
            text = "".join(each.text or "" for each in comment.iter("{*}t", "{*}text"))
            yield from passage(f"{at}批注", text, Layer.COMMENT)
        people = [e.text or "" for e in root.iter("{*}author")]
        people += [e.get("displayName") or "" for e in root.iter("{*}person")]
        authors += sum(bool(each.strip()) for each in people)
        for person in people:
            yield from passage(f"{at}批注作者", person, Layer.PROPERTY)
    if authors:
        yield metadata(f"{at}批注", "作者姓名", authors)
