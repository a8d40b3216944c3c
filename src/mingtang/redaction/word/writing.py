"""A new Word file from a draft: every element in it is written here."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from mingtang.documents.readers.docx_package import W
from mingtang.documents.readers.office_xml import RELATION, Element
from mingtang.redaction.packing import content_types, package, relationships, serialised
from mingtang.redaction.pictures import packed
from mingtang.redaction.word.model import (
    Block,
    Cell,
    Counter,
    Draft,
    Layout,
    Look,
    Paragraph,
    Picture,
    Row,
    Section,
    Span,
    Table,
)
from mingtang.redaction.word.picture_frame import frame
from mingtang.redaction.word.style_part import settings_part, styles_part

_MAIN = W.strip("{}")
_NAMESPACES = {"w": _MAIN, "r": RELATION.strip("{}")}
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}
_BREAKS = {"\n": ("br", {}), "\t": ("tab", {}), "\f": ("br", {"type": "page"})}


def write(draft: Draft) -> bytes:
    """The bytes of the docx; the same draft gives the same bytes."""
    return _Writer(draft).package()


def _sub(parent: Element, name: str, **attributes: str | int | None) -> Element:
    given = {W + key: str(value) for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, W + name, given)


class _Writer:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._targets: dict[str, tuple[str, str]] = {
            "rId1": ("styles", "styles.xml"),
            "rId2": ("settings", "settings.xml"),
        }
        self._parts: dict[str, bytes] = {}
        self._overrides = {
            "word/document.xml": f"{_KIND}.document.main+xml",
            "word/styles.xml": f"{_KIND}.styles+xml",
            "word/settings.xml": f"{_KIND}.settings+xml",
        }

    def package(self) -> bytes:
        root = etree.Element(W + "document", nsmap=_NAMESPACES)
        body = _sub(root, "body")
        self._blocks(body, self._draft.blocks)
        settings = settings_part(facing_pages=self._draft.facing_pages)
        fixed = {
            "[Content_Types].xml": content_types(
                {
                    "rels": "application/vnd.openxmlformats-package.relationships+xml",
                    "xml": "application/xml",
                    "png": "image/png",
                    "jpeg": "image/jpeg",
                },
                self._overrides,
            ),
            "_rels/.rels": relationships({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": serialised(root),
            "word/_rels/document.xml.rels": relationships(self._targets),
            "word/styles.xml": serialised(styles_part()),
            "word/settings.xml": serialised(settings),
        }
        return package(fixed | self._parts)

    def _blocks(self, parent: Element, blocks: list[Block]) -> None:
        for at, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                self._paragraph(parent, block)
            elif isinstance(block, Table):
                self._table(parent, block)
            elif at == len(blocks) - 1:
                self._section(parent, block)
            else:
                self._break(parent, block)
        if parent.tag == W + "tc" and (len(parent) == 0 or parent[-1].tag != W + "p"):
            _sub(parent, "p")

    def _break(self, parent: Element, section: Section) -> None:
        """A section ends with the paragraph before it."""
        last = parent[-1] if len(parent) and parent[-1].tag == W + "p" else _sub(parent, "p")
        properties = last.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            last.insert(0, properties)
        self._section(properties, section)

    def _section(self, parent: Element, section: Section) -> None:
        element = _sub(parent, "sectPr")
        for (kind, page), paragraphs in section.stories.items():
            reference = _sub(element, f"{kind}Reference", type=page)
            reference.set(RELATION + "id", self._story(kind, paragraphs))
        for name, attributes in section.measures.items():
            _sub(element, name, **attributes)
        if section.has_title_page:
            title_page = _sub(element, "titlePg")
            grid = element.find(W + "docGrid")
            if grid is not None:
                grid.addprevious(title_page)

    def _story(self, kind: str, paragraphs: list[Paragraph]) -> str:
        number = len(self._targets) + 1
        name = f"{kind}{number}.xml"
        root = etree.Element(W + ("hdr" if kind == "header" else "ftr"), nsmap=_NAMESPACES)
        for paragraph in paragraphs or [Paragraph()]:
            self._paragraph(root, paragraph)
        self._parts[f"word/{name}"] = serialised(root)
        self._overrides[f"word/{name}"] = f"{_KIND}.{kind}+xml"
        self._targets[f"rId{number}"] = (kind, name)
        return f"rId{number}"

    def _paragraph(self, parent: Element, paragraph: Paragraph) -> None:
        element = _sub(parent, "p")
        _lay_out(_sub(element, "pPr"), paragraph.layout)
        for piece in paragraph.pieces:
            if isinstance(piece, Span):
                _run(element, piece.text, piece.look)
            elif isinstance(piece, Counter):
                field = _sub(element, "fldSimple", instr=piece.code)
                _run(field, "1", Look())
            else:
                self._picture(element, piece)

    def _picture(self, parent: Element, picture: Picture) -> None:
        data, kind = packed(picture.image, lossy=picture.lossy)
        extension = _EXTENSIONS[kind]
        identifier = f"rId{len(self._targets) + 1}"
        name = f"media/picture{picture.number}.{extension}"
        self._targets[identifier] = ("image", name)
        self._parts[f"word/{name}"] = data
        _sub(parent, "r").append(frame(picture, identifier))

    def _table(self, parent: Element, table: Table) -> None:
        if not any(row.cells for row in table.rows):
            return
        element = _sub(parent, "tbl")
        properties = _sub(element, "tblPr")
        _sub(properties, "tblW", w=0, type="auto")
        if table.align:
            _sub(properties, "jc", val=table.align)
        if table.ruled:
            borders = _sub(properties, "tblBorders")
            for side in _SIDES:
                _sub(borders, side, val="single", sz=4, space=0, color="auto")
        grid = _sub(element, "tblGrid")
        for width in table.widths:
            _sub(grid, "gridCol", w=width)
        for row in table.rows:
            self._row(element, row)

    def _row(self, parent: Element, row: Row) -> None:
        if not row.cells:
            return
        element = _sub(parent, "tr")
        properties = _sub(element, "trPr")
        if row.skipped:
            _sub(properties, "gridBefore", val=row.skipped)
        if row.is_header:
            _sub(properties, "tblHeader")
        for cell in row.cells:
            self._cell(element, cell)

    def _cell(self, parent: Element, cell: Cell) -> None:
        element = _sub(parent, "tc")
        properties = _sub(element, "tcPr")
        if cell.width:
            _sub(properties, "tcW", w=cell.width, type="dxa")
        if cell.columns > 1:
            _sub(properties, "gridSpan", val=cell.columns)
        if cell.merge:
            _sub(properties, "vMerge", val=cell.merge)
        if cell.align:
            _sub(properties, "vAlign", val=cell.align)
        self._blocks(element, cell.blocks)


def _lay_out(properties: Element, layout: Layout) -> None:
    if layout.level:
        _sub(properties, "pStyle", val=f"Heading{layout.level}")
    if layout.keeps_next:
        _sub(properties, "keepNext")
    if layout.breaks_before:
        _sub(properties, "pageBreakBefore")
    if layout.spacing:
        _sub(properties, "spacing", **dict(layout.spacing), lineRule=layout.rule)
    if layout.indents:
        _sub(properties, "ind", **dict(layout.indents))
    if layout.align:
        _sub(properties, "jc", val=layout.align)


def _run(parent: Element, text: str, look: Look) -> None:
    run = _sub(parent, "r")
    properties = _sub(run, "rPr")
    if look.font:
        _sub(properties, "rFonts", ascii=look.font, hAnsi=look.font, eastAsia=look.font)
    for name in _toggles(look):
        _sub(properties, name)
    if look.colour:
        _sub(properties, "color", val=look.colour)
    if look.size:
        _sub(properties, "sz", val=look.size)
        _sub(properties, "szCs", val=look.size)
    if look.underline:
        _sub(properties, "u", val="single")
    if look.script:
        _sub(properties, "vertAlign", val=look.script)
    for part in _parts(text):
        if part in _BREAKS:
            name, attributes = _BREAKS[part]
            _sub(run, name, **attributes)
        else:
            words = _sub(run, "t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = part


def _toggles(look: Look) -> Iterable[str]:
    flags = (("b", look.bold), ("i", look.italic), ("strike", look.strike))
    return (name for name, is_on in flags if is_on)


def _parts(text: str) -> Iterable[str]:
    """The text between breaks, and the breaks."""
    start = 0
    for at, character in enumerate(text):
        if character in _BREAKS:
            if start < at:
                yield text[start:at]
            yield character
            start = at + 1
    if start < len(text):
        yield text[start:]
