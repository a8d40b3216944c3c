"""The body of a Word document as a tree of paragraphs and tables, merged cells worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mingtang.documents.limits import MAX_COLUMNS
from mingtang.documents.readers.docx_numbering import Numbering
from mingtang.documents.readers.docx_package import W, number, value
from mingtang.documents.readers.docx_runs import DELETED, INSERTED, Content, RunReader
from mingtang.documents.readers.docx_styles import NumberingRef, Styles, numbering_of, outline_of
from mingtang.documents.readers.office_xml import RELATION, Element

_REMOVED = frozenset({W + "del", W + "moveFrom"})


@dataclass(slots=True)
class Text:
    """A paragraph with its numeral; what else it holds is in `content`."""

    content: Content
    level: int | None = None


@dataclass(slots=True)
class Cell:
    """A cell where it stands; `row_span` grows while cells below continue it."""

    row: int
    column: int
    column_span: int
    blocks: list[Text | Table | Chunk]
    row_span: int = 1


@dataclass(slots=True)
class Table:
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A foreign document (usually HTML) that stands in the body; `relation` names its part."""

    relation: str


Block = Text | Table | Chunk


class BlockReader:
    """Reads block-level elements; numbering and fields are counted in the order of reading."""

    def __init__(self, styles: Styles, numbering: Numbering, runs: RunReader) -> None:
        self._styles = styles
        self._numbering = numbering
        self._runs = runs

    def read(self, parent: Element) -> Iterator[Block]:
        """The blocks below `parent`, text boxes after the paragraph that anchors them."""
        for element in parent:
            if element.tag == W + "p":
                text = self._paragraph(element)
                yield text
                for box in text.content.boxes:
                    yield from self.read(box)
            elif element.tag == W + "tbl":
                yield self._table(element)
            elif element.tag == W + "altChunk":
                yield Chunk(element.get(RELATION + "id") or "")
            elif element.tag in _REMOVED:
                yield _removed(element)
            elif isinstance(element.tag, str) and not element.tag.endswith("Pr"):
                yield from self.read(element)

    def _paragraph(self, element: Element) -> Text:
        properties = element.find(W + "pPr")
        style = value(None if properties is None else properties.find(W + "pStyle"))
        content = self._runs.read(element)
        if content.text.strip():
            content.text = self._label(properties, style) + content.text.lstrip()
        outline = outline_of(properties)
        if outline is None:
            return Text(content, self._styles.heading_level(style))
        return Text(content, outline + 1 if 0 <= outline < 9 else None)

    def _label(self, properties: Element | None, style: str | None) -> str:
        """The numeral before a paragraph; blank paragraphs are not asked, they print none."""
        own, inherited = numbering_of(properties), self._styles.numbering(style)
        reference = own or inherited
        if reference is None:
            return ""
        list_id = reference.list_id or (inherited or NumberingRef("")).list_id
        level = reference.level
        if level is None:
            level = self._numbering.level_of_style(list_id, style or "")
        return self._numbering.label(list_id, level)

    def _table(self, element: Element) -> Table:
        table = Table()
        open_cells: dict[int, Cell] = {}  # column → the cell that a `vMerge` may continue
        for at, (row, notes) in enumerate(_rows(element)):
            cells = list(self._row(row, at, open_cells))
            if cells:
                cells[0].blocks[:0] = notes
            table.cells += cells
        return table

    def _row(self, row: Element, at: int, open_cells: dict[int, Cell]) -> Iterator[Cell]:
        properties = row.find(W + "trPr")
        before = None if properties is None else number(properties.find(W + "gridBefore"))
        column = min(max(before or 0, 0), MAX_COLUMNS)
        still_open: dict[int, Cell] = {}
        for element in _cells(row):
            properties = element.find(W + "tcPr")
            span = None if properties is None else number(properties.find(W + "gridSpan"))
            span = min(max(span or 1, 1), MAX_COLUMNS)
            merge = None if properties is None else properties.find(W + "vMerge")
            above = open_cells.get(column)
            if merge is not None and value(merge) != "restart" and above is not None:
                above.row_span += 1
                still_open[column] = above
            else:
                cell = Cell(at, column, span, list(self.read(element)))
                if merge is not None:
                    still_open[column] = cell
                yield cell
            column += span
        open_cells.clear()
        open_cells.update(still_open)


def _removed(element: Element) -> Text:
    content = Content()
    texts = element.iter(W + "delText", W + "t")
    content.remark(DELETED, "".join(each.text or "" for each in texts))
    return Text(content)


def _rows(table: Element) -> Iterator[tuple[Element, list[Text]]]:
    """The rows of a table without those that a tracked change deletes, with notes on either change."""
    notes: list[Text] = []
    for row in _descend(table, W + "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            notes.append(_removed(row))
            continue
        if properties is not None and properties.find(W + "ins") is not None:
            notes.append(Text(Content()))
            notes[-1].content.remark(INSERTED, "（整行）")
        yield row, notes
        notes = []


def _cells(row: Element) -> Iterable[Element]:
    return _descend(row, W + "tc")


def _descend(parent: Element, tag: str) -> Iterator[Element]:
    """The `tag` elements of a table or row, also inside content controls and custom markup."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"):
            yield from _descend(element, tag)
