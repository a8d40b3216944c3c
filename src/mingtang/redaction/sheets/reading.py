"""A workbook as it is shown: visible sheets, rows and columns, the values that cells display."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from mingtang.documents.containers import Container
from mingtang.documents.readers.office_xml import Element, parse_xml
from mingtang.documents.readers.xlsx_package import KIND, Workbook, text_of
from mingtang.documents.readers.xlsx_package import Sheet as SheetPart
from mingtang.documents.readers.xlsx_sheets import Cells, Shown, read_cells
from mingtang.redaction.contrast import LEAST_CONTRAST, contrast
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss, Passage, RedactionRefused
from mingtang.redaction.sheets.frame import Frame, cell_elements, frame_of
from mingtang.redaction.sheets.looks import CellLook, CellLooks, blanks
from mingtang.redaction.sheets.model import Cell, Sheet

_FOLDERS = (
    ("xl/externalLinks/externalLink", Loss.EXTERNAL_LINK),
    ("xl/comments", Loss.COMMENT),
    ("xl/threadedComments/", Loss.COMMENT),
    ("xl/persons/", Loss.METADATA),
    ("xl/embeddings/", Loss.EMBEDDED_FILE),
    ("xl/vbaProject", Loss.MACRO),
    ("xl/charts/chart", Loss.CHART),
    ("xl/chartsheets/sheet", Loss.CHART),
    ("xl/media/", Loss.PICTURE),
    ("xl/pivotCache/", Loss.CUSTOM_DATA),
    ("xl/connections", Loss.EXTERNAL_LINK),
    ("xl/queryTables/", Loss.EXTERNAL_LINK),
    ("customXml/", Loss.CUSTOM_DATA),
    ("docProps/thumbnail", Loss.THUMBNAIL),
    ("docProps/", Loss.METADATA),
)
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?")


def sheets_of(data: bytes, losses: Losses) -> list[Sheet]:
    """The visible sheets. Raises `UnreadableDocument` and `RedactionRefused`."""
    return list(_Reader(data, losses).sheets())


def passages(sheets: list[Sheet]) -> list[list[Passage]]:
    """The name of each sheet, and its cells row by row."""
    found = []
    for sheet in sheets:
        cells = (cell for _, cell in sorted(sheet.cells.items()))
        found.append([Passage(sheet.name_at, sheet.name)])
        found.append([Passage(cell.at, cell.text) for cell in cells])
    return found


class _Reader:
    def __init__(self, data: bytes, losses: Losses) -> None:
        self._losses = losses
        self._container = Container(data, KIND)
        self._workbook = Workbook(data)
        self._looks = CellLooks(self._part("xl/styles.xml"), self._part("xl/theme/theme1.xml"))
        shared = self._part("xl/sharedStrings.xml")
        self._shared = [] if shared is None else list(shared.iterchildren("{*}si"))
        self._note_parts()

    def sheets(self) -> Iterator[Sheet]:
        number = 0
        for part in self._workbook.sheets():
            if part.is_hidden:
                self._losses.add(Loss.HIDDEN_SHEET)
                continue
            number += 1
            yield self._sheet(part, number)

    def _part(self, name: str) -> Element | None:
        data = self._container.part(name)
        return None if data is None else parse_xml(data, KIND)

    def _note_parts(self) -> None:
        for name in sorted(self._container.names):
            loss = next((loss for start, loss in _FOLDERS if name.startswith(start)), None)
            if loss is not None and "/_rels/" not in name:
                self._losses.add(loss)
            if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
                self._check_drawing(name)
        root = self._part("xl/workbook.xml")
        names = () if root is None else root.iterfind("{*}definedNames/{*}definedName")
        self._losses.add(Loss.DEFINED_NAME, count=sum(1 for _ in names))

    def _check_drawing(self, name: str) -> None:
        """Shapes are left out; where one is filled, cells under it would come to light."""
        root = self._part(name)
        for shape in () if root is None else root.iter("{*}sp"):
            self._losses.add(Loss.SHAPE)
            if shape.find("{*}spPr/{*}noFill") is None:
                raise RedactionRefused(
                    "covering_shape",
                    "工作表上有带填充色的图形或者文本框，可能盖住了单元格；去掉图形后，被盖住的内容就会露出来。"
                    "请在Excel中删除图形并重新标记，或者打印为PDF后上传（PDF按看得见的页面处理）。",
                )

    def _sheet(self, part: SheetPart, number: int) -> Sheet:
        place = f"工作表{number}"
        frame = frame_of(part.root, place, self._looks.hiding)
        cells = read_cells(part.root, self._workbook)
        sheet = Sheet(f"{place}名称", part.name)
        covered = frame.covered()
        for at, element in cell_elements(part.root):
            shown = cells.by_place.get(at)
            if element.find("{*}f") is not None:
                self._losses.add(Loss.FIELD_CODE, place)
            if shown is None or not shown.text.strip():
                continue
            if not frame.is_visible(at) or at in covered:
                self._losses.add(Loss.HIDDEN_CELLS, place)
            else:
                self._enter(sheet, frame, at, element, shown)
        _lay_out(sheet, frame, cells)
        return sheet

    def _enter(
        self, sheet: Sheet, frame: Frame, at: tuple[int, int], element: Element, shown: Shown
    ) -> None:
        look = self._looks.of(element.get("s"))
        place = (
            f"{sheet.name_at.removesuffix('名称')}单元格{get_column_letter(at[1] + 1)}{at[0] + 1}"
        )
        text = self._visible(element, shown.text, look)
        if frame.hides_zeros and re.fullmatch(r"-?0(?:\.0+)?%?", text):
            text = ""
        if text != shown.text:
            self._losses.add(Loss.HIDDEN_TEXT, place)
        if text.strip():
            numeric = element.get("t") in (None, "n") and _PLAIN_NUMBER.fullmatch(text) is not None
            sheet.cells[frame.moved(at)] = Cell(place, text, numeric, shown.is_ruled, look.is_bold)

    def _visible(self, element: Element, text: str, look: CellLook) -> str:
        """The text of a cell as far as its colour and its format show it."""
        style = element.get("s") or "0"
        at = int(style) if style.isdecimal() and len(style) < 6 else 0
        code = self._workbook.looks[at].code if at < len(self._workbook.looks) else "General"
        kind = element.get("t") or "n"
        sign = _sign(element.findtext("{*}v") or "") if kind == "n" else None
        if blanks(code, sign):
            return ""
        item = self._item(element, kind)
        if item is not None and item.find("{*}r") is not None:
            return self._visible_runs(item, look)
        return "" if look.is_hidden else text

    def _item(self, element: Element, kind: str) -> Element | None:
        if kind == "inlineStr":
            return element.find("{*}is")
        stored = element.findtext("{*}v") or ""
        if (
            kind == "s"
            and stored.isdecimal()
            and len(stored) < 9
            and int(stored) < len(self._shared)
        ):
            return self._shared[int(stored)]
        return None

    def _visible_runs(self, item: Element, look: CellLook) -> str:
        kept = []
        for run in item:
            if not str(run.tag).endswith(("}r", "}t")):
                continue
            colour = self._looks.colour(run.find("{*}rPr/{*}color")) or look.ink
            if contrast(colour, look.ground) >= LEAST_CONTRAST and not look.is_tiny:
                own = str(run.tag).endswith("}t")
                kept.append((run.text or "") if own else text_of(run))
        return "".join(kept)


def _sign(stored: str) -> int:
    return -1 if stored.startswith("-") else (0 if not stored.strip("0.") else 1)


def _lay_out(sheet: Sheet, frame: Frame, cells: Cells) -> None:
    """Merged ranges and widths, hidden rows and columns counted out."""
    last_row = max((row for row, _ in cells.by_place), default=-1)
    last_column = max((column for _, column in cells.by_place), default=-1)
    for top, left, bottom, right in frame.merges:
        rows = [r for r in range(top, min(bottom, last_row) + 1) if frame.is_visible((r, left))]
        columns = [
            c for c in range(left, min(right, last_column) + 1) if frame.is_visible((top, c))
        ]
        if (
            rows
            and columns
            and len(rows) * len(columns) > 1
            and rows[0] == top
            and columns[0] == left
        ):
            first, last = frame.moved((rows[0], columns[0])), frame.moved((rows[-1], columns[-1]))
            sheet.merges.append((*first, *last))
    for column, width in frame.widths.items():
        if column <= last_column and frame.is_visible((0, column), rows=False):
            sheet.widths[frame.moved((0, column))[1]] = width
