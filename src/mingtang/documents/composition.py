"""Collects what a reader finds, gives every block its place and holds the limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mingtang.documents.characters import clean, is_clean
from mingtang.documents.limits import (
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_COLUMNS,
    MAX_GRIDS,
    MAX_PARAGRAPHS,
    MAX_ROWS,
    too_complex,
)
from mingtang.documents.raw import (
    Block,
    Format,
    Grid,
    GridCell,
    Paragraph,
    Place,
    RawDocument,
    Remark,
    UnreadableDocument,
)

_MAX_REMARKS = 1000
_EMPTY = "文件中没有可读的文字。若正文是图片或扫描件，请改用文字版，或先作文字识别再上传。"


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell before it has a place: its text, and the upper left corner and extent it covers."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Composer:
    """Builds a `RawDocument` in reading order. Blank paragraphs and wholly blank grids are left out.

    Raises `UnreadableDocument("too_complex")` as soon as a limit is passed, so that a reader may
    feed it while it still parses.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._remarks: list[Remark] = []
        self._paragraphs = 0
        self._grids = 0
        self._cells = 0
        self._characters = 0
        self._invisible: tuple[int, Place | None] = (0, None)
        self._bidi: tuple[int, Place | None] = (0, None)

    def next_paragraph(self, page: int | None = None) -> Place:
        """Where the next paragraph will stand; for remarks that precede it."""
        return Place(page=page, paragraph=self._paragraphs + 1)

    def next_grid(self) -> Place:
        """Where the next grid will stand, unless it turns out blank."""
        return Place(table=self._grids + 1)

    def paragraph(
        self,
        text: str,
        *,
        level: int | None = None,
        page: int | None = None,
        number: int | None = None,
    ) -> None:
        """Add each line of `text` as a paragraph; `number` is its line in a text file."""
        for line in text.split("\n"):
            if not line.strip():
                continue
            at = Place(page=page, paragraph=number or self._paragraphs + 1)
            stripped = self._counted(line, at).strip()
            if stripped:
                self._paragraphs += 1
                self._blocks.append(Paragraph(stripped, at, level))
        if self._paragraphs > MAX_PARAGRAPHS:
            raise too_complex(f"段落超过{MAX_PARAGRAPHS}个")

    def grid(self, slots: Iterable[Slot], *, page: int | None = None) -> None:
        """Add a table; its size is what its cells cover, their texts are trimmed line by line."""
        at = Place(page=page, table=self._grids + 1)
        cells = tuple(self._cell(slot, at) for slot in slots)
        if any(cell.text for cell in cells):
            self._grids += 1
            if self._grids > MAX_GRIDS:
                raise too_complex(f"表格超过{MAX_GRIDS}个")
            rows = max(cell.row + cell.row_span for cell in cells)
            columns = max(cell.column + cell.column_span for cell in cells)
            self._blocks.append(Grid(cells, rows, columns, at))

    def cleaned(self, text: str, at: Place) -> str:
        """`text` without invisible characters; how many there were goes into a remark."""
        if is_clean(text):
            return text
        cleaned = clean(text)
        if cleaned.invisible:
            self._invisible = (self._invisible[0] + cleaned.invisible, self._invisible[1] or at)
        if cleaned.bidi:
            self._bidi = (self._bidi[0] + cleaned.bidi, self._bidi[1] or at)
        return cleaned.text

    def remark(self, code: str, message: str, at: Place | None = None) -> None:
        """Keep something the text does not show; beyond a thousand, more of them say nothing new."""
        if len(self._remarks) < _MAX_REMARKS:
            self._remarks.append(Remark(code, message, at or Place()))

    def document(self, form: Format, title: str | None = None) -> RawDocument:
        """The finished document; `empty` when not one paragraph or cell has text."""
        if not self._blocks:
            raise UnreadableDocument("empty", _EMPTY)
        title = clean(title).text.strip() if title else None
        remarks = (*self._remarks, *self._character_remarks())
        return RawDocument(form, tuple(self._blocks), title or None, remarks)

    def _cell(self, slot: Slot, table: Place) -> GridCell:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise too_complex(f"表格单元格超过{MAX_CELLS}个")
        if slot.row + slot.row_span > MAX_ROWS or slot.column + slot.column_span > MAX_COLUMNS:
            raise too_complex(f"表格超过{MAX_ROWS}行或者{MAX_COLUMNS}列")
        at = Place(table.page, None, table.table, slot.row + 1, slot.column + 1)
        text = self._counted(slot.text, at).strip()
        if "\n" in text:
            text = "\n".join(line for each in text.split("\n") if (line := each.strip()))
        return GridCell(text, slot.row, slot.column, at, slot.row_span, slot.column_span)

    def _counted(self, text: str, at: Place) -> str:
        self._characters += len(text)
        if self._characters > MAX_CHARACTERS:
            raise too_complex(f"文字超过{MAX_CHARACTERS}个")
        return self.cleaned(text, at)

    def _character_remarks(self) -> Iterable[Remark]:
        count, at = self._invisible
        if at is not None:
            yield Remark("invisible_characters", f"已略去{count}个看不见的字符（零宽字符等）。", at)
        count, at = self._bidi
        if at is not None:
            message = f"已略去{count}个改变文字方向的控制符，所见文字顺序可能与实际不同。"
            yield Remark("bidi_controls", message, at)
