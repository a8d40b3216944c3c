"""Word documents written as raw WordprocessingML, with what real ones hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from random import Random
from xml.sax.saxutils import escape

from tests.factories.printed import GROUP, HEAD, Printed, Slot, Table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def _package(body: str) -> bytes:
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{body}<w:sectPr/></w:body></w:document>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def _paragraph(text: str) -> str:
    """A paragraph in two runs, as Word splits them."""
    at = len(text) // 2
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in (text[:at], text[at:])
        if piece
    )
    return f"<w:p>{runs}</w:p>"


def _cell(slot: Slot, row: int, merged: bool, vertical: bool) -> str:
    first = row == slot.row
    properties = f'<w:gridSpan w:val="{slot.column_span}"/>' if slot.column_span > 1 else ""
    if merged:
        properties += '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    text = slot.text if first else ""
    if vertical and slot.kind in {GROUP, HEAD} and 0 < len(text) <= 8:
        content = "".join(map(_paragraph, text))
    else:
        content = _paragraph(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _rows(table: Table, rows: range, vertical: bool) -> str:
    out = []
    for row in rows:
        cells = [_cell(s, row, s.row_span > 1, vertical) for s in table.covering(row)]
        out.append("<w:tr>" + "".join(cells) + "</w:tr>")
    return "".join(out)


def _table(table: Table, vertical: bool) -> str:
    return f"<w:tbl><w:tblPr/>{_rows(table, range(table.rows), vertical)}</w:tbl><w:p/>"


def _document(printed: Printed, table: Callable[[Table], str]) -> str:
    pieces = [_paragraph(printed.title), *map(_paragraph, printed.preamble)]
    for part in printed.parts:
        pieces += [_paragraph(part.heading), *map(_paragraph, part.lines)]
        if part.table:
            pieces.append(table(part.table))
    return "".join([*pieces, *map(_paragraph, printed.closing)])


def merged(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """gridSpan and vMerge; labels upright or a character a line."""
    vertical = rng.random() < 0.5
    return _package(_document(printed, lambda t: _table(t, vertical))), printed


def nested(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """Each statutory table inside the single cell of another."""

    def table(inner: Table) -> str:
        cell = f"<w:tc><w:tcPr/>{_table(inner, False)}</w:tc>"
        return f"<w:tbl><w:tblPr/><w:tr>{cell}</w:tr></w:tbl><w:p/>"

    return _package(_document(printed, table)), printed


def split(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """Table three as two tables with an empty paragraph between."""

    def table(whole: Table) -> str:
        if whole.holds != "applications":
            return _table(whole, False)
        at = rng.randrange(6, whole.rows - 4)
        first = _rows(whole, range(at), False)
        second = _rows(whole, range(at, whole.rows), False)
        return f"<w:tbl><w:tblPr/>{first}</w:tbl><w:p/><w:tbl><w:tblPr/>{second}</w:tbl><w:p/>"

    return _package(_document(printed, table)), printed


def _text_box(inner: str) -> str:
    """A text box with its fallback, which says the same again."""
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def boxed(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """Table four in a text box, and a text box with a page number beside the text."""

    def table(whole: Table) -> str:
        drawn = _table(whole, False)
        return _text_box(drawn) if whole.holds == "remedies" else drawn

    page = _text_box(_paragraph(str(rng.randrange(1, 9))))
    return _package(_document(printed, table) + page), printed
