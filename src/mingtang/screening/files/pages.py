"""PDF: words and tables of the pages, words that no reader sees, annotations, forms, properties,
attachments, what earlier versions held, and the pages that only a person or OCR can read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2 as pdfium

from mingtang.documents.pages import page_image
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf import PDFIUM, opened
from mingtang.redaction.pages.blindness import is_blind
from mingtang.redaction.pages.leftovers import BROKEN_OBJECTS
from mingtang.screening.concern import Concern
from mingtang.screening.files.grids import document_pieces
from mingtang.screening.files.packages import Inner
from mingtang.screening.files.pictures import pieces_of as picture_pieces
from mingtang.screening.files.pictures import read_words
from mingtang.screening.files.plain import is_garbled
from mingtang.screening.files.residue import residue
from mingtang.screening.files.word import WHY
from mingtang.screening.finding import Hit
from mingtang.screening.hits import hidden, metadata, passage, unread_picture, unreadable
from mingtang.screening.pieces import Layer, Ocr, Passage, Piece

_WIDTH = 1800
"""Pixels of a page's picture for OCR: about 220 dots an inch."""

_END = re.compile(rb"%%EOF")
_MOST_VERSIONS = 5
_MOST_OBJECTS = 200_000
_INFO = {"/Author": "作者", "/Title": "标题", "/Subject": "主题", "/Keywords": "关键词"}
_LAYERS = {
    **dict.fromkeys(("/Contents", "/RC", "/T", "/TU", "/V", "/DV", "/Subj"), Layer.ANNOTATION),
    **dict.fromkeys(("/URI", "/JS", "/F", "/UF"), Layer.LINK),
    **dict.fromkeys(("/Author", "/Creator", "/Producer", "/Keywords", "/Subject"), Layer.PROPERTY),
}


def pieces_of(at: str, data: bytes, ocr: Ocr | None, inner: Inner) -> Iterator[Piece]:
    """The pieces of a PDF. Where it cannot be opened, that blocks."""
    has_text = True
    try:
        yield from document_pieces(at, pdf.read(data))
    except UnreadableDocument as error:
        has_text = False
        if error.code in ("scanned", "empty", "garbled_text") and ocr is not None:
            pass  # its pages are read as pictures below
        else:
            yield unreadable(at, WHY.get(error.code, "文件已损坏"))
            if error.code in ("encrypted", "empty"):
                return
    yield from _pages(at, data, ocr, has_text=has_text)
    yield from _versions(at, data)
    yield from _objects(at, data, inner)
    yield from residue(f"{at}（文件内部）", data)


def _pages(at: str, data: bytes, ocr: Ocr | None, *, has_text: bool) -> Iterator[Piece]:
    """The text of each page whole, unseen letters too; pages with pictures are read by OCR."""
    blind = []
    for number, page in enumerate(_texts(data), 1):
        if page is None:
            yield unreadable(f"{at}第{number}页", "这一页已损坏")
            continue
        text, has_more = page
        if is_garbled(text):
            yield unreadable(f"{at}第{number}页", WHY["garbled_text"])
        yield from passage(f"{at}第{number}页（未显示的文字）", text, Layer.RESIDUE)
        if has_more or not has_text:
            blind.append(number)
    if blind and ocr is None:
        yield unread_picture(f"{at}第{_listed(blind)}页", "没有安装文字识别", len(blind))
    elif ocr is not None:
        for number in blind:
            yield from _read_page(f"{at}第{number}页", data, number, ocr)


def _listed(numbers: list[int]) -> str:
    return "、".join(map(str, numbers[:20])) + ("等" if len(numbers) > 20 else "")


def _texts(data: bytes) -> list[tuple[str, bool] | None]:
    """The text of each page and whether it shows more than that; None for a page that is damaged."""
    found: list[tuple[str, bool] | None] = []
    try:
        with PDFIUM, opened(data) as document:
            for index in range(min(len(document), pdf.MAX_PAGES)):
                try:
                    found.append(_text(document[index]))
                except (UnreadableDocument, pdfium.PdfiumError):
                    found.append(None)
    except UnreadableDocument:
        pass  # that the file cannot be opened has been told
    return found


def _read_page(at: str, data: bytes, number: int, ocr: Ocr) -> Iterator[Piece]:
    try:
        picture = page_image(data, number, _WIDTH)
    except UnreadableDocument:
        yield unread_picture(at, "页面不能显示")
        return
    yield from read_words(at, picture, ocr)


def _versions(at: str, data: bytes) -> Iterator[Piece]:
    """Earlier versions that updates left in the file: what was deleted there can be brought back."""
    ends = [match.end() for match in _END.finditer(data)][:-1]
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if document.is_linearized:
                ends = ends[1:]
    except BROKEN_OBJECTS:
        pass
    if not ends:
        return
    yield hidden(at, "文件中留存的旧版本", len(ends), Concern.OLD_VERSION)
    for end in ends[-_MOST_VERSIONS:]:
        for page in _texts(data[:end]):
            yield from passage(f"{at}（旧版本）", page[0] if page else "", Layer.RESIDUE)


def _text(page: pdfium.PdfPage) -> tuple[str, bool]:
    textpage = page.get_textpage()
    try:
        text = native.text_of(textpage, native.character_count(textpage))
        return text, is_blind(page, textpage, text)
    finally:
        textpage.close()
        page.close()


def _objects(at: str, data: bytes, inner: Inner) -> Iterator[Piece]:
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            yield from _information(at, document)
            yield from _attachments(at, document, inner)
            yield from _parts(at, document)
    except BROKEN_OBJECTS:
        yield unreadable(at, "文件内部结构不规范，注释和附带内容未能逐项查看")


def _information(at: str, document: pikepdf.Pdf) -> Iterator[Piece]:
    info = document.trailer.get("/Info", pikepdf.Dictionary())
    told = []
    for key, label in _INFO.items():
        text = str(info.get(key, "")).strip()
        if text:
            yield Passage(f"{at}文件属性“{label}”", text, Layer.PROPERTY)
            told += [label] if key == "/Author" else []
    if "/Metadata" in document.Root:
        xmp = bytes(document.Root.Metadata.read_bytes()).decode("utf-8", "replace")
        words = " ".join(re.sub(r"<[^>]*>", " ", xmp).split())
        yield from passage(f"{at}文件属性（XMP）", words, Layer.PROPERTY)
    if told:
        yield metadata(f"{at}文件属性", "、".join(told), len(told))
    if "/OCProperties" in document.Root:
        yield hidden(at, "可选图层")
    names = document.Root.get("/Names", pikepdf.Dictionary())
    if "/JavaScript" in names or "/AA" in document.Root:
        yield hidden(at, "脚本", concern=Concern.MACRO)


def _attachments(at: str, document: pikepdf.Pdf, inner: Inner) -> Iterator[Piece]:
    files = [spec.get_file() for spec in document.attachments.values()]
    if files:
        yield hidden(at, "嵌入的附件", len(files), Concern.EMBEDDED)
    for number, file in enumerate(files, 1):
        yield from inner(f"{at}嵌入的第{number}个附件", file.read_bytes(), "")


def _parts(at: str, document: pikepdf.Pdf) -> Iterator[Piece]:
    """Every string of every object, and every stream that is not drawn as it is."""
    for count, item in enumerate(document.objects):
        if count > _MOST_OBJECTS:
            yield unreadable(at, "文件内部对象过多")
            return
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream)):
            yield from _strings(at, item)
        if isinstance(item, pikepdf.Stream):
            yield from _stream(at, item)
    annotations = sum(_notes(page) for page in document.pages)
    if annotations:
        yield hidden(at, "注释", annotations)


def _notes(page: pikepdf.Page) -> int:
    quiet = ("/Link", "/Widget", "/Popup")
    return sum(str(note.get("/Subtype", "")) not in quiet for note in page.obj.get("/Annots", ()))


def _strings(at: str, item: pikepdf.Object, key: str = "", depth: int = 0) -> Iterator[Passage]:
    if isinstance(item, pikepdf.String):
        layer = _LAYERS.get(key, Layer.RESIDUE)
        yield from passage(f"{at}（{layer.label}）", str(item), layer)
    elif depth > 8 or (depth and item.is_indirect):
        return
    elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for name, value in item.items():
            if isinstance(value, pikepdf.Object):
                yield from _strings(at, value, str(name), depth + 1)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if isinstance(value, pikepdf.Object):
                yield from _strings(at, value, key, depth + 1)


def _stream(at: str, stream: pikepdf.Stream) -> Iterator[Piece]:
    kind = str(stream.get("/Subtype", ""))
    try:
        if kind == "/Image":
            if stream.get("/Filter") == pikepdf.Name.DCTDecode:
                pieces = picture_pieces(f"{at}中的图片", stream.read_raw_bytes(), None)
                yield from (each for each in pieces if _is_of_the_file(each))
            return
        yield from residue(f"{at}（文件内部）", stream.read_bytes())
    except BROKEN_OBJECTS:
        yield unreadable(at, "内部数据已损坏，不能展开")


def _is_of_the_file(piece: Piece) -> bool:
    """Whether a piece tells of the picture's file; its words are read on the page that shows it."""
    return not (isinstance(piece, Hit) and piece.finding.concern is Concern.UNREAD_PICTURE)
