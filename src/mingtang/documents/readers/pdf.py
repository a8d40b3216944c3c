"""PDF → RawDocument: text and rules as the page holds them, no picture of the page involved.

PDFium is not safe for threads. `read` holds one lock for the whole process; other code that calls
pypdfium2 in threads takes `PDFIUM` too. Processes do not disturb each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

import pypdfium2 as pdfium
from pypdfium2 import raw

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
from mingtang.documents.readers.pdf_flow import Placed, Text, flow
from mingtang.documents.readers.pdf_margins import body
from mingtang.documents.readers.pdf_page import Page, read_page
from mingtang.documents.readers.pdf_sense import is_garbled

PDFIUM = Lock()
"""Held while this process is inside PDFium."""

MAX_PAGES = 2_000
MAX_CHARACTERS = 2_000_000

_ENCRYPTED = UnreadableDocument(
    "encrypted",
    "该PDF设有打开密码，无法读取。请用密码打开后另存为不加密的PDF，或向编制单位索取未加密的文件。",
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A document before it is numbered off: `items` are its paragraphs and tables in reading order,
    `lost` the numbers of the pages that PDFium cannot load."""

    pages: tuple[Page, ...]
    items: tuple[Text | Placed, ...]
    title: str | None
    lost: tuple[int, ...]

    def numbered(self) -> Iterator[tuple[int, Text | Placed]]:
        """Each item with its number, from 1, among the paragraphs or among the tables."""
        paragraphs = tables = 0
        for item in self.items:
            if isinstance(item, Placed):
                tables += 1
                yield tables, item
            elif item.text.strip():
                paragraphs += 1
                yield paragraphs, item


def read(data: bytes) -> RawDocument:
    """Paragraphs and ruled tables of a born-digital PDF in reading order.

    Raises `UnreadableDocument`: `empty`, `corrupt`, `encrypted`, `scanned` (pictures of pages),
    `garbled_text` (a text layer without meaning), `too_complex`.
    """
    layout = lay_out(data)
    blocks = tuple(_block(number, item) for number, item in layout.numbered())
    return RawDocument(Format.PDF, blocks, layout.title, _remarks(layout.pages, layout.lost))


def lay_out(data: bytes) -> Layout:
    """What `read` reads, with the geometry of the pages. Raises as `read` does."""
    with PDFIUM:
        pages, title, lost = _pages(data)
    _refuse_unreadable(pages)
    layout = Layout(tuple(pages), tuple(flow(pages, body(pages))), title, tuple(lost))
    if not any(layout.numbered()):
        raise UnreadableDocument(
            "empty", "该PDF里没有任何文字，也没有表格。请核对是否选错了文件，或重新导出后再试。"
        )
    return layout


def opened(data: bytes) -> pdfium.PdfDocument:
    """The document of these bytes, to be closed by the caller, who holds `PDFIUM`.

    Raises `UnreadableDocument`: `empty`, `encrypted`, `corrupt`.
    """
    if not data:
        raise UnreadableDocument("empty", "该文件是空的（0字节）。请重新下载或重新导出后再试。")
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            raise _ENCRYPTED from error
        raise corrupt() from error


def _pages(data: bytes) -> tuple[list[Page], str | None, list[int]]:
    pages: list[Page] = []
    lost: list[int] = []
    characters = 0
    with opened(data) as document:
        count = len(document)
        if count > MAX_PAGES:
            raise UnreadableDocument(
                "too_complex",
                f"该PDF有{count}页，超过{MAX_PAGES}页，不像一份年度报告。请只提交年度报告所在的页。",
            )
        for index in range(count):
            try:
                pages.append(read_page(document, index))
            except pdfium.PdfiumError:
                lost.append(index + 1)
            characters += pages[-1].characters if pages else 0
            if characters > MAX_CHARACTERS:
                raise UnreadableDocument(
                    "too_complex",
                    f"该PDF的文字超过{MAX_CHARACTERS}个，不像一份年度报告。请只提交年度报告所在的页。",
                )
        title = _title(document)
    if not pages:
        raise corrupt()
    return pages, title, lost


def corrupt() -> UnreadableDocument:
    """The refusal of a file that PDFium cannot load."""
    return UnreadableDocument(
        "corrupt",
        "该PDF已损坏或不完整（可能没有下载完），打不开。请重新下载，或从原始Word、WPS文件重新导出PDF。",
    )


def _title(document: pdfium.PdfDocument) -> str | None:
    try:
        return document.get_metadata_value("Title").strip() or None
    except UnicodeDecodeError:
        return None  # a title with half a surrogate in it does not make the document unreadable


def _refuse_unreadable(pages: Sequence[Page]) -> None:
    if any(page.is_scan for page in pages) and all(
        page.is_scan or not page.characters for page in pages
    ):
        raise UnreadableDocument(
            "scanned",
            "该PDF的各页都是扫描图片，没有可读取的文字。请先用文字识别（OCR）软件转换并核对数字，"
            "或向编制单位索取Word、WPS或网页版本。",
        )
    if is_garbled(page.sense for page in pages):
        raise UnreadableDocument(
            "garbled_text",
            "该PDF的文字没有附带字符编码，取出来的都是乱码（屏幕上看得见、复制出来不对）。"
            "请从原始Word、WPS文件重新导出PDF，或改交docx文件。",
        )


def _remarks(pages: Sequence[Page], lost: Sequence[int]) -> tuple[Remark, ...]:
    scans = [
        Remark(
            "scanned_page",
            f"第{page.number}页是扫描图片，其中的文字和数字未能读取，请对照原件人工核对。",
            Place(page=page.number),
        )
        for page in pages
        if page.is_scan
    ]
    missing = [
        Remark(
            "lost_page",
            f"第{number}页已损坏，未能读取，请对照原件人工核对。",
            Place(page=number),
        )
        for number in lost
    ]
    return tuple(scans + missing)


def _block(number: int, item: Text | Placed) -> Block:
    if isinstance(item, Placed):
        return _grid(item, number)
    return Paragraph(item.text.strip(), Place(page=item.page, paragraph=number))


def _grid(item: Placed, number: int) -> Grid:
    cells = tuple(
        GridCell(
            cell.text,
            cell.slot.row,
            cell.slot.column,
            Place(page=item.page, table=number, row=cell.slot.row + 1, column=cell.slot.column + 1),
            cell.slot.rows,
            cell.slot.columns,
        )
        for cell in item.table.cells
    )
    return Grid(cells, item.table.rows, item.table.columns, Place(page=item.page, table=number))
