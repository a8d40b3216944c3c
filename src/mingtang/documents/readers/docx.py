"""Word documents (docx, docm), read from their XML: what stands on the page, and what hides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mingtang.documents.composition import Composer, Slot
from mingtang.documents.raw import Format, Place, RawDocument, UnreadableDocument
from mingtang.documents.readers import html
from mingtang.documents.readers.docx_blocks import Block, BlockReader, Cell, Chunk, Table, Text
from mingtang.documents.readers.docx_numbering import Numbering
from mingtang.documents.readers.docx_package import TITLE, Package, W, value
from mingtang.documents.readers.docx_runs import Content, RunReader
from mingtang.documents.readers.docx_styles import Styles
from mingtang.documents.readers.office_xml import Element

_LONG_CELL = 500
_HTML = re.compile(rb"<(?:html|body|table|p|div)[\s>]|text/html", re.IGNORECASE)


def read(data: bytes) -> RawDocument:
    """Read a Word document: automatic numerals in the text, merged cells as spans, notes at the end.

    Page headers and footers are left out. Deleted, inserted and hidden text, comments and pictures
    become remarks; a comment's author is not kept. Raises `UnreadableDocument`.
    """
    return _Reader(Package(data)).document()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._composer = Composer()
        self._blocks = BlockReader(
            Styles(package.beside("styles.xml")),
            Numbering(package.beside("numbering.xml")),
            RunReader(_comments(package.beside("comments.xml"))),
        )
        self._footnotes: list[tuple[str, str]] = []

    def document(self) -> RawDocument:
        root = self._package.tree(self._package.main)
        body = None if root is None else root.find(W + "body")
        if body is not None:
            self._write(self._blocks.read(body))
            self._write_footnotes()
        return self._composer.document(Format.DOCX, self._title())

    def _write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Text):
                self._remark(block.content, self._composer.next_paragraph())
                self._composer.paragraph(block.content.text, level=block.level)
            elif isinstance(block, Chunk):
                self._write_chunk(block)
            elif _is_data(block):
                self._write_grid(block)
            else:
                for cell in block.cells:
                    self._write(cell.blocks)

    def _write_grid(self, table: Table) -> None:
        at = self._composer.next_grid()
        for cell in table.cells:
            place = Place(None, None, at.table, cell.row + 1, cell.column + 1)
            for text in _texts(cell.blocks):
                self._remark(text.content, place)
        self._composer.grid(
            Slot(_cell_text(cell), cell.row, cell.column, cell.row_span, cell.column_span)
            for cell in table.cells
        )

    def _write_chunk(self, chunk: Chunk) -> None:
        """An embedded web page, as converters leave it instead of Word's own markup."""
        name = self._package.relation(chunk.relation)
        data = self._package.bytes_of(name) if name else None
        if data is not None and _HTML.search(data[:4096]):
            html.write(data, self._composer)

    def _write_footnotes(self) -> None:
        for part in dict.fromkeys(part for part, _ in self._footnotes):
            root = self._package.beside(part)
            notes = {value(note, "id"): note for note in (() if root is None else root)}
            for wanted in [identifier for name, identifier in self._footnotes if name == part]:
                if wanted in notes:
                    self._write(self._blocks.read(notes[wanted]))

    def _remark(self, content: Content, at: Place) -> None:
        self._footnotes += content.footnotes
        for note in content.notes:
            self._composer.remark(note.code, note.message, at)

    def _title(self) -> str | None:
        try:
            core = self._package.tree("docProps/core.xml")
        except UnreadableDocument:
            return None  # a damaged property sheet does not make the report unreadable
        return None if core is None else core.findtext(TITLE)


def _comments(root: Element | None) -> dict[str, str]:
    """The text of each comment by identifier."""
    comments = () if root is None else root.iterchildren(W + "comment")
    return {
        value(comment, "id") or "": "".join(text.text or "" for text in comment.iter(W + "t"))
        for comment in comments
    }


def _is_data(table: Table) -> bool:
    """Whether a table is one of data, or only a frame: one column, running text, tables inside."""
    rows: dict[int, int] = {}
    for cell in table.cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
        if len(_cell_text(cell)) > _LONG_CELL:
            return False
        if any(isinstance(block, Table) and len(block.cells) > 1 for block in cell.blocks):
            return False
    return max(rows.values(), default=0) > 1


def _cell_text(cell: Cell) -> str:
    return "\n".join(text.content.text for text in _texts(cell.blocks))


def _texts(blocks: Iterable[Block]) -> Iterable[Text]:
    """The paragraphs of a cell, those of a frame within it included."""
    for block in blocks:
        if isinstance(block, Text):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells:
                yield from _texts(cell.blocks)
