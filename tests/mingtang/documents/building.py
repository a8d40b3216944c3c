"""Builds small documents of each format, and shows a grid as rows of texts."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from mingtang.documents.open import read
from mingtang.documents.raw import Grid, RawDocument, UnreadableDocument

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name, content)
    return buffer.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A docx with this body; `styles`, `numbering` and other parts by the name of their root's content."""
    roots = {"footnotes": "footnotes", "comments": "comments"}
    files: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:mc='
        '"http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<w:body>{body}</w:body></w:document>"
    }
    for name, content in parts.items():
        root = roots.get(name, name)
        files[f"word/{name}.xml"] = f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'
    return zipped(files)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def workbook(*sheets: str, styles: str = "", states: tuple[str, ...] = ()) -> bytes:
    """An xlsx with these worksheets (the inside of `worksheet`), named 一, 二, 三."""
    listed = "".join(
        f'<sheet name="{"一二三"[n]}" sheetId="{n + 1}" r:id="r{n}" '
        f'state="{states[n] if n < len(states) else "visible"}"/>'
        for n in range(len(sheets))
    )
    targets = "".join(
        f'<Relationship Id="r{n}" Type="worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(len(sheets))
    )
    files: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}">{targets}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{styles}</styleSheet>',
    }
    for n, sheet in enumerate(sheets):
        files[f"xl/worksheets/s{n}.xml"] = f'<worksheet xmlns="{S}">{sheet}</worksheet>'
    return zipped(files)


def cells(*rows: tuple[str, ...]) -> str:
    """Sheet data of inline texts; a blank text leaves the cell out."""
    return (
        "<sheetData>"
        + "".join(_row(number, row) for number, row in enumerate(rows, 1))
        + "</sheetData>"
    )


def _row(number: int, texts: tuple[str, ...]) -> str:
    inside = "".join(
        f'<c r="{"ABCDEF"[at]}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
        if text
    )
    return f'<row r="{number}">{inside}</row>'


def rows_of(grid: Grid) -> list[list[str]]:
    """The texts of each row from left to right, merged cells once."""
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(grid.rows)]


def lines_of(document: RawDocument) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def refusal(data: bytes, name: str = "") -> UnreadableDocument:
    """The error with which `data` is refused; fails where it is read."""
    try:
        document = read(data, name)
    except UnreadableDocument as error:
        return error
    raise AssertionError(f"read as {document.format} with {len(document.blocks)} blocks")
