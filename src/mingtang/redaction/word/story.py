"""The paragraphs and tables of one story (body, header, note) as they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mingtang.documents.readers.docx_numbering import Numbering
from mingtang.documents.readers.docx_package import W, is_on, number, value
from mingtang.documents.readers.docx_styles import Styles, numbering_of
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss, RedactionRefused
from mingtang.redaction.word.colours import Theme
from mingtang.redaction.word.inline import InlineReader, Surroundings
from mingtang.redaction.word.looks import Looks, refuse_unclear
from mingtang.redaction.word.model import Block, Cell, Paragraph, Row, Span, Table
from mingtang.redaction.word.styles import StyleSheet
from mingtang.redaction.word.tables import cell_properties, columns_of, frame_of, rows_of

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_REMOVED = frozenset({W + "del", W + "moveFrom"})
_SILENT = frozenset(
    W + name
    for name in (
        *("sectPr", "sdtPr", "sdtEndPr", "customXmlPr", "proofErr", "bookmarkEnd", "permStart"),
        *("permEnd", "commentRangeStart", "commentRangeEnd", "tblPr", "tblGrid", "trPr", "tcPr"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)


class Names:
    """Names the paragraphs of a place: 正文第3段, 表1第2行第3列, 表1第2行第3列第2段."""

    def __init__(self, place: str, *, is_cell: bool = False) -> None:
        self._place = place
        self._is_cell = is_cell
        self._taken = 0

    def next(self) -> str:
        number = self._taken + 1
        return self._place if self._is_cell and number == 1 else f"{self._place}第{number}段"

    def take(self) -> str:
        name = self.next()
        self._taken += 1
        return name


@dataclass(slots=True)
class Tally:
    """Tables and text boxes are counted over the whole document."""

    tables: int = 0
    boxes: int = 0


@dataclass(slots=True)
class Sheets:
    """What the stories of a document share."""

    looks: Looks
    sheet: StyleSheet
    theme: Theme
    lists: Numbering
    list_styles: Styles
    losses: Losses
    tally: Tally


class StoryReader:
    """Reads one story in order; `sections` are handed to the caller by `on_section`."""

    def __init__(self, shared: Sheets, inline: InlineReader) -> None:
        self._shared = shared
        self._inline = inline

    def read(
        self, parent: Iterable[Element], names: Names, ground: str | None = None
    ) -> Iterator[Block]:
        for element in parent:
            if not isinstance(element.tag, str) or element.tag in _SILENT:
                continue
            if element.tag == W + "p":
                yield from self._paragraph(element, names, ground)
            elif element.tag == W + "tbl":
                yield self._table(element, ground)
            elif element.tag in _WRAPPERS:
                if not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
                    yield from self.read(element, names, ground)
            elif element.tag in _REMOVED:
                self._shared.losses.add(Loss.TRACKED_DELETION, names.next())
            elif element.tag == W + "bookmarkStart":
                self._shared.losses.add(Loss.BOOKMARK, names.next())
            else:
                self._unknown(element, names.next())

    def _unknown(self, element: Element, at: str) -> None:
        has_words = any((each.text or "").strip() for each in element.iter())
        if element.tag == W + "altChunk" or has_words:
            raise RedactionRefused(
                "unknown_content",
                f"{at}处嵌入了另一份文件或者不能识别的内容，无法确定其中有什么。"
                "请在Word中打开，另存为普通的docx文件后重新上传，或者打印为PDF后上传。",
            )
        self._shared.losses.add(Loss.UNKNOWN, at)

    def _paragraph(self, element: Element, names: Names, ground: str | None) -> Iterator[Block]:
        shared = self._shared
        properties = element.find(W + "pPr")
        style = value(None if properties is None else properties.find(W + "pStyle"))
        chain = shared.looks.paragraph_chain(properties)
        own = shared.looks.ground([each.find(W + "shd") for each in chain])
        here = Surroundings(names.next(), style, own or ground)
        inside = self._inline.read(element, here)
        paragraph = Paragraph("", inside.pieces, shared.looks.layout(properties))
        if shared.looks.is_cut_away(properties):
            shared.losses.add(Loss.HIDDEN_TEXT, here.at, len(paragraph.text.strip()))
            return
        if paragraph.text.strip():
            label = self._label(properties, style)
            paragraph.pieces[:0] = [Span(label)] if label else []
            paragraph.at = names.take()
        yield paragraph
        for box in inside.boxes:
            shared.tally.boxes += 1
            yield from self.read(box, Names(f"文本框{shared.tally.boxes}"))

    def _label(self, properties: Element | None, style: str | None) -> str:
        """The automatic numeral or bullet, which is text from now on."""
        inherited = self._shared.list_styles.numbering(style)
        reference = numbering_of(properties) or inherited
        if reference is None:
            return ""
        list_id = reference.list_id or (inherited.list_id if inherited else "")
        level = reference.level
        if level is None:
            level = self._shared.lists.level_of_style(list_id, style or "")
        label = self._shared.lists.label(list_id, level)
        return "• " if not label and self._shared.lists.has_bullets(list_id, level) else label

    def _table(self, element: Element, ground: str | None) -> Table:
        shared = self._shared
        shared.tally.tables += 1
        at = f"表{shared.tally.tables}"
        frame = frame_of(element, shared.sheet)
        refuse_unclear(frame.styles, shared.theme, at)
        behind = shared.looks.ground(frame.shadings) or ground
        table = Table(columns_of(element), [], frame.ruled, frame.align)
        open_columns: set[int] = set()
        for row_at, row in enumerate(rows_of(element, shared.losses, at), 1):
            table.rows.append(self._row(row, f"{at}第{row_at}行", behind, open_columns))
        return table

    def _row(self, element: Element, at: str, ground: str | None, open_columns: set[int]) -> Row:
        properties = element.find(W + "trPr")
        before = None if properties is None else number(properties.find(W + "gridBefore"))
        header = properties is not None and is_on(properties.find(W + "tblHeader"))
        row = Row([], min(max(before or 0, 0), 63), header)
        column = row.skipped + 1
        still_open: set[int] = set()
        for cell_element in _cells(element):
            cell = self._cell(cell_element, f"{at}第{column}列", ground, column in open_columns)
            if cell.merge:
                still_open.add(column)
            row.cells.append(cell)
            column += cell.columns
        open_columns.clear()
        open_columns.update(still_open)
        return row

    def _cell(self, element: Element, at: str, ground: str | None, may_continue: bool) -> Cell:
        properties = element.find(W + "tcPr")
        found = cell_properties(properties)
        shading = None if properties is None else properties.find(W + "shd")
        behind = self._shared.looks.ground([shading]) or ground
        blocks = list(self.read(element, Names(at, is_cell=True), behind))
        merge = found.merge
        if merge == "continue" and not may_continue:
            merge = None
        if merge == "continue" or found.is_deleted:
            hidden = sum(len(b.text.strip()) for b in blocks if isinstance(b, Paragraph))
            hidden += sum(isinstance(block, Table) for block in blocks)
            loss = Loss.TRACKED_DELETION if found.is_deleted else Loss.HIDDEN_CELLS
            self._shared.losses.add(loss, at, hidden)
            blocks = []
        return Cell(blocks, found.columns, found.width, merge, found.align)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if element.tag == W + "tc":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _cells(element)
