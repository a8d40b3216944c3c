"""A Word document as it is shown: body, headers and footers in use, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingtang.documents.readers.docx_numbering import Numbering
from mingtang.documents.readers.docx_package import KIND, Package, W, is_on, value
from mingtang.documents.readers.docx_styles import Styles
from mingtang.documents.readers.office_xml import Element, parse_xml
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss, Passage
from mingtang.redaction.word.colours import Theme
from mingtang.redaction.word.drawings import Gallery
from mingtang.redaction.word.inline import InlineReader
from mingtang.redaction.word.looks import Looks
from mingtang.redaction.word.model import Block, Draft, Paragraph, Picture, Section, Span, Table
from mingtang.redaction.word.parts import Part, note_other_parts
from mingtang.redaction.word.sections import section_of
from mingtang.redaction.word.story import Names, Sheets, StoryReader, Tally
from mingtang.redaction.word.styles import StyleSheet

_STORIES = {"header": "页眉", "footer": "页脚"}


def draft(data: bytes, losses: Losses) -> Draft:
    """The document as its reader sees it, insertions accepted, deletions gone.

    Raises `UnreadableDocument`, and `RedactionRefused` where it cannot be told what its reader sees.
    """
    note_other_parts(data, losses)
    return _Reader(Package(data), losses).draft()


def paragraphs_of(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph in the order of reading, those of cells included, headers not."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)


def flows(document: Draft) -> list[list[Paragraph]]:
    """The body, then each header and footer: words do not run from one into the other."""
    found = [list(paragraphs_of(document.blocks))]
    for block in document.blocks:
        if isinstance(block, Section):
            found += list(block.stories.values())
    return found


def passages(document: Draft) -> list[list[Passage]]:
    """The flows as passages that can be marked."""
    return [
        [Passage(paragraph.at, paragraph.text) for paragraph in flow if paragraph.at]
        for flow in flows(document)
    ]


class _Reader:
    def __init__(self, package: Package, losses: Losses) -> None:
        self._package = package
        self._losses = losses
        self._gallery = Gallery(losses)
        styles = package.beside("styles.xml")
        self._sheet = StyleSheet(styles)
        theme = Theme(package.beside("theme/theme1.xml"))
        self._shared = Sheets(
            looks=Looks(self._sheet, theme),
            sheet=self._sheet,
            theme=theme,
            lists=Numbering(package.beside("numbering.xml")),
            list_styles=Styles(styles),
            losses=losses,
            tally=Tally(),
        )
        settings = package.beside("settings.xml")
        self._facing = settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))
        if settings is not None and settings.find(W + "docVars") is not None:
            losses.add(Loss.CUSTOM_DATA)
        self._notes: list[str] = []
        self._main = Part(package, package.main)
        self._stories = 0

    def draft(self) -> Draft:
        document = Draft(facing_pages=self._facing)
        root = self._package.tree(self._package.main)
        body = None if root is None else root.find(W + "body")
        if body is not None:
            document.blocks = list(self._body(body))
            notes = list(self._read_notes())
            end = len(document.blocks)
            if end and isinstance(document.blocks[-1], Section):
                end -= 1
            document.blocks[end:end] = notes
        document.pictures = _numbered(document.blocks)
        return document

    def _body(self, body: Element) -> Iterator[Block]:
        story = StoryReader(self._shared, self._inline(self._main))
        names = Names("正文")
        for element in body:
            if element.tag == W + "sectPr":
                yield self._section(element)
                continue
            yield from story.read([element], names)
            inner = element.find(f"{W}pPr/{W}sectPr") if isinstance(element.tag, str) else None
            if inner is not None:
                yield self._section(inner)

    def _inline(self, part: Part, notes: list[str] | None = None) -> InlineReader:
        kept = self._notes if notes is None else notes
        return InlineReader(part, self._shared.looks, self._gallery, kept)

    def _section(self, element: Element) -> Section:
        return section_of(element, self._header, self._losses, facing_pages=self._facing)

    def _header(self, kind: str, reference: Element) -> list[Paragraph]:
        """A header or footer as lines of text; its pictures and frames are left out."""
        name = self._main.target(reference, "id")
        data = None if name is None else self._package.bytes_of(name)
        if name is None or data is None:
            return []
        self._stories += 1
        story = StoryReader(self._shared, self._inline(Part(self._package, name), []))
        names = Names(f"{_STORIES[kind]}{self._stories}")
        blocks = list(story.read(parse_xml(data, KIND), names))
        paragraphs = list(paragraphs_of(blocks))
        for paragraph in paragraphs:
            pictures = [piece for piece in paragraph.pieces if isinstance(piece, Picture)]
            self._losses.add(Loss.PICTURE, paragraph.at or names.next(), len(pictures))
            paragraph.pieces = [p for p in paragraph.pieces if not isinstance(p, Picture)]
        return paragraphs

    def _read_notes(self) -> Iterator[Block]:
        for number, reference in enumerate(list(self._notes), 1):
            kind, _, identifier = reference.partition(":")
            root = self._package.beside(f"{kind}.xml")
            note = next(
                (n for n in (() if root is None else root) if value(n, "id") == identifier), None
            )
            if note is None:
                continue
            folder = self._package.main.rpartition("/")[0]
            part = Part(self._package, f"{folder}/{kind}.xml")
            story = StoryReader(self._shared, self._inline(part, []))
            for order, block in enumerate(story.read(note, Names(f"注{number}"))):
                if order == 0 and isinstance(block, Paragraph):
                    block.pieces.insert(0, Span(f"［注{number}］"))
                yield block


def _numbered(blocks: Iterable[Block]) -> list[Picture]:
    """The pictures that are shown, numbered in the order of reading."""
    found = [
        piece
        for paragraph in paragraphs_of(blocks)
        for piece in paragraph.pieces
        if isinstance(piece, Picture)
    ]
    for number, picture in enumerate(found, 1):
        picture.number = number
    return found
