"""What of a file did not come over, or came over as something else: listed, never dropped unsaid."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2 as pdfium
from pypdfium2 import raw

from mingtang.documents.charset import decode
from mingtang.documents.containers import Container
from mingtang.documents.raw import Format, Grid, RawDocument
from mingtang.documents.readers.pdf import PDFIUM

MOST_CELLS = 20_000
LONGEST_CELL = 5_000
_MOST_PLACES = 5


class Matter(StrEnum):
    PICTURE = "picture"
    CHART = "chart"
    FORMULA = "formula"
    DELETED = "deleted_text"
    INSERTED = "inserted_text"
    HIDDEN = "hidden_text"
    COMMENT = "comment"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"
    UNRESOLVED = "formula_without_result"
    SCANNED = "scanned_page"
    LOST_PAGE = "lost_page"
    UNDECODABLE = "undecodable_characters"
    MARKS = "page_marks"
    LINK = "link"
    EMBEDDED = "embedded"
    FILE = "file"
    ANNOTATION = "annotation"
    TABLE = "large_table"
    HEAD = "head"

    @property
    def label(self) -> str:
        return _LABELS[self][0]

    @property
    def told(self) -> str:
        """What became of it, and what to do."""
        return _LABELS[self][1]


_LABELS = {
    Matter.PICTURE: ("图片", "没有接收。需要公开的，请作为附件上传并写明替代文字。"),
    Matter.CHART: ("图表", "没有接收。请改成表格，或者保留原文件作为附件。"),
    Matter.FORMULA: ("数学公式", "按文字接收，分式、上下标可能走样，请核对。"),
    Matter.DELETED: (
        "修订中已删除的文字",
        "没有接收。原文件中仍在，公开原文件之前请接受或者拒绝修订。",
    ),
    Matter.INSERTED: ("尚未接受的修订", "按正文接收，请核对。"),
    Matter.HIDDEN: ("隐藏的文字", "没有接收。公开原文件之前请删除。"),
    Matter.COMMENT: ("批注", "没有接收。公开原文件之前请删除。"),
    Matter.HIDDEN_SHEET: ("隐藏的工作表", "没有接收。公开原文件之前请删除。"),
    Matter.HIDDEN_ROWS: ("隐藏的行", "已按正文接收，请核对是否应当公开。"),
    Matter.UNRESOLVED: ("没有结果的公式", "按空白接收，请补填。"),
    Matter.SCANNED: ("扫描页", "其中的文字没有接收，请对照原件录入。"),
    Matter.LOST_PAGE: ("损坏的页", "没有接收，请对照原件录入。"),
    Matter.UNDECODABLE: ("无法识别的字符", "以“�”代替，请对照原件改正。"),
    Matter.MARKS: ("页眉、页脚", "没有接收。"),
    Matter.LINK: ("超链接", "只接收了文字，没有接收地址。需要的请重新添加。"),
    Matter.EMBEDDED: ("嵌入的文件、视频、网页", "没有接收。需要公开的，请作为附件上传。"),
    Matter.FILE: ("页面所附的文件", "不在网页之内。请逐个作为附件上传。"),
    Matter.ANNOTATION: ("注释、表单", "没有接收。"),
    Matter.TABLE: ("很大的表格", "已接收，但超过编辑页面的上限，修改之前请拆分，或者改作附件。"),
    Matter.HEAD: ("版头、文号、信息表", "已填入对应的栏目，不在正文中重复。"),
}


@dataclass(frozen=True, slots=True)
class Omission:
    matter: Matter
    count: int
    at: tuple[str, ...] = ()  # where the first of them stand


_SAME = {"invisible_characters": None, "bidi_controls": None}
_PDF_ANNOTATIONS = 1_000


def omissions_of(
    data: bytes, document: RawDocument, taken: int, files: Iterable[str]
) -> tuple[Omission, ...]:
    """Everything that a person should know before relying on what was read; `taken` blocks went into
    fields, `files` are those that the page links to."""
    counted: Counter[Matter] = Counter()
    places: dict[Matter, list[str]] = {}
    for remark in document.remarks:
        if remark.code in _SAME:
            continue
        matter = Matter(remark.code)
        counted[matter] += 1
        if str(remark.at):
            places.setdefault(matter, []).append(str(remark.at))
    for matter, count in _counted_apart(data, document.format):
        counted[matter] = max(counted[matter], count)
    for grid in document.grids:
        if _is_large(grid):
            counted[Matter.TABLE] += 1
            places.setdefault(Matter.TABLE, []).append(str(grid.at))
    named = tuple(files)
    counted[Matter.FILE] += len(named)
    places[Matter.FILE] = list(named)
    counted[Matter.HEAD] += taken
    return tuple(
        Omission(matter, counted[matter], tuple(places.get(matter, ())[:_MOST_PLACES]))
        for matter in Matter
        if counted[matter]
    )


def _is_large(grid: Grid) -> bool:
    """Whether the editor would refuse a table (`forms.tables`)."""
    return grid.rows * grid.columns > MOST_CELLS or any(
        len(cell.text) > LONGEST_CELL for cell in grid.cells
    )


def _counted_apart(data: bytes, form: Format) -> Iterator[tuple[Matter, int]]:
    """What readers pass over without a word."""
    match form:
        case Format.DOCX:
            yield from _in_parts(data, _WORD)
        case Format.XLSX:
            yield from _in_names(data)
        case Format.PDF:
            yield from _in_pages(data)
        case Format.HTML:
            yield from _in_markup(decode(data).text)


_WORD: tuple[tuple[Matter, re.Pattern[bytes]], ...] = (
    (Matter.FORMULA, re.compile(rb"<m:oMath[ >]")),
    (Matter.CHART, re.compile(rb"<(?:c:chart|dgm:relIds)[ />]")),
    (Matter.LINK, re.compile(rb"<w:hyperlink[^>]+r:id=")),
    (Matter.EMBEDDED, re.compile(rb"<o:OLEObject[ />]")),
    (Matter.MARKS, re.compile(rb"<w:(?:header|footer)Reference[ />]")),
)


def _in_parts(
    data: bytes, sought: tuple[tuple[Matter, re.Pattern[bytes]], ...]
) -> Iterator[tuple[Matter, int]]:
    part = Container(data, "Word文件").part("word/document.xml") or b""
    for matter, pattern in sought:
        yield matter, len(pattern.findall(part))


def _in_names(data: bytes) -> Iterator[tuple[Matter, int]]:
    names = Container(data, "Excel工作簿").names
    for matter, folder in (
        (Matter.PICTURE, "xl/media/"),
        (Matter.CHART, "xl/charts/chart"),
        (Matter.COMMENT, "xl/comments"),
        (Matter.EMBEDDED, "xl/embeddings/"),
    ):
        yield matter, sum(name.startswith(folder) for name in names)


def _in_pages(data: bytes) -> Iterator[tuple[Matter, int]]:
    pictures = annotations = 0
    try:
        with PDFIUM, pdfium.PdfDocument(data) as document:
            for number in range(len(document)):
                page = document[number]
                pictures += sum(
                    1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
                )
                annotations += raw.FPDFPage_GetAnnotCount(page)
    except pdfium.PdfiumError:  # a page that cannot be loaded was remarked on by the reader
        pass
    yield Matter.PICTURE, pictures
    yield Matter.ANNOTATION, min(annotations, _PDF_ANNOTATIONS)


_MARKUP: tuple[tuple[Matter, re.Pattern[str]], ...] = (
    (Matter.PICTURE, re.compile(r"<(?:img|svg|canvas)[\s>]", re.IGNORECASE)),
    (Matter.EMBEDDED, re.compile(r"<(?:iframe|video|audio|object|embed)[\s>]", re.IGNORECASE)),
    (Matter.FORMULA, re.compile(r"<math[\s>]", re.IGNORECASE)),
)


def _in_markup(text: str) -> Iterator[tuple[Matter, int]]:
    for matter, pattern in _MARKUP:
        yield matter, len(pattern.findall(text))
