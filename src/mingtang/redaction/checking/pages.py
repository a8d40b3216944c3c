"""The check of a finished PDF: every object is known, every stream unpacked, every area black.

Where the marked words stand is asked anew of the old file, by PDFium's own search.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from mingtang.documents.pages import Box
from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers.pdf import PDFIUM, opened
from mingtang.redaction.checking.picture_files import check_picture
from mingtang.redaction.checking.traces import (
    PACKED,
    in_bytes,
    in_texts,
    not_clean,
    refuse_traces,
    still_there,
)
from mingtang.redaction.made import Made
from mingtang.redaction.marks import AreaMark, Mark, PassageMark, TextMark
from mingtang.redaction.outcome import Report
from mingtang.redaction.pages.leftovers import BROKEN_OBJECTS
from mingtang.redaction.pages.sheet import shown_box
from mingtang.redaction.pictures import BROKEN, MAX_PIXELS, is_black

_INNER = 0.2
"""Share by which a box that PDFium gives is narrowed on each side: its fonts' boxes are generous."""

_KEYS = {
    "/Catalog": {"/Type", "/Pages", "/Lang"},
    "/Pages": {"/Type", "/Kids", "/Count"},
    "/Page": {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"},
    "/XObject": {
        *("/Type", "/Subtype", "/Width", "/Height", "/BitsPerComponent", "/ColorSpace"),
        *("/Filter", "/Length"),
    },
    "": {"/Length"},
}
_TRAILER = {"/Root", "/Size", "/ID"}
_DRAWN = re.compile(rb"q [0-9.]+ 0 0 [0-9.]+ 0 0 cm /P Do Q\n")
_SCALE = 1.5
"""Of the picture by which the finished pages are looked at."""


def check(made: Made, marks: Sequence[Mark], source: bytes) -> Report:
    """Takes the new file apart and looks at its pages. Raises `RedactionRefused` for anything that
    should not be there."""
    data = made.data
    if data.count(b"%%EOF") != 1 or data.count(b"startxref") != 1 or not data.endswith(b"%%EOF\n"):
        raise not_clean("文件结构")
    refuse_traces(in_bytes(marks, data, "文件字节", PACKED))
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            objects = _check_objects(pdf, marks)
            pictures = [page.Resources.XObject.P for page in pdf.pages]
            boxes = [*_areas(marks), *_found_again(source, marks), *_placed(made, marks)]
            for number, stream in enumerate(pictures, 1):
                _check_page(stream, number, [box for box in boxes if box.page == number])
    except (*BROKEN_OBJECTS, *BROKEN) as error:
        raise not_clean("文件结构") from error
    characters = _look(data, marks, boxes)
    return Report(objects, characters, len(boxes), still_there(made.left))


def _check_objects(pdf: pikepdf.Pdf, marks: Sequence[Mark]) -> int:
    if set(pdf.trailer.keys()) - _TRAILER:
        raise not_clean("文件尾")
    count = 0
    for item in pdf.objects:
        if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            kind = str(item.get("/Type", ""))
            if kind not in _KEYS or set(item.keys()) - _KEYS[kind]:
                raise not_clean(f"对象 {kind or '内容流'}")
        elif item is not None:
            raise not_clean("对象")
        if isinstance(item, pikepdf.Stream) and item.get("/Type") != pikepdf.Name.XObject:
            content = item.read_bytes()
            if not _DRAWN.fullmatch(content):
                raise not_clean("内容流")
            refuse_traces(in_bytes(marks, content, "内容流"))
        refuse_traces(in_texts(marks, list(_strings(item)), "对象", markup=True))
        count += 1
    return count


def _strings(item: object) -> Iterator[str]:
    """Every name and string of an object, those within it included."""
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            yield str(key)
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _strings(value)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            if not (isinstance(value, pikepdf.Object) and value.is_indirect):
                yield from _strings(value)
    elif isinstance(item, (pikepdf.String, pikepdf.Name)):
        yield str(item)


def _areas(marks: Sequence[Mark]) -> Iterator[Box]:
    return (mark.box for mark in marks if isinstance(mark, AreaMark))


def _placed(made: Made, marks: Sequence[Mark]) -> Iterator[Box]:
    """Where words were marked at one place: only the maker knows which of the same words they are."""
    for hit in made.hits:
        if isinstance(marks[hit.mark], PassageMark):
            yield from (_narrowed(box) for box in hit.boxes)


def _narrowed(box: Box) -> Box:
    across, down = _INNER * (box.right - box.left), _INNER * (box.bottom - box.top)
    return Box(box.page, box.left + across, box.top + down, box.right - across, box.bottom - down)


def _found_again(source: bytes, marks: Sequence[Mark]) -> Iterator[Box]:
    """Where PDFium's search finds the marked words in the old file, as they are and in full width."""
    words = {mark.text.strip() for mark in marks if isinstance(mark, TextMark)}
    words |= {unicodedata.normalize("NFKC", word) for word in words}
    with PDFIUM, opened(source) as document:
        for index in range(len(document)):
            page = document[index]
            textpage = page.get_textpage()
            for word in words:
                yield from _hits(page, textpage, word, index + 1)
            textpage.close()
            page.close()


def _hits(
    page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, word: str, number: int
) -> Iterator[Box]:
    search = textpage.search(word, match_case=False, consecutive=True)
    while (hit := search.get_next()) is not None:
        for at in range(textpage.count_rects(*hit)):
            box = _narrowed(Box(number, *shown_box(page, textpage.get_rect(at))))
            if 0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1:
                yield box
    search.close()


def _check_page(stream: pikepdf.Object, number: int, boxes: Sequence[Box]) -> None:
    where = f"第{number}页的图像"
    if stream.Filter == pikepdf.Name.DCTDecode:
        check_picture(stream.read_raw_bytes(), where, boxes)
        return
    try:
        pixels = stream.read_bytes()
        image = Image.frombytes("L", (int(stream.Width), int(stream.Height)), pixels)
    except BROKEN as error:
        raise not_clean(where) from error
    if len(pixels) != image.width * image.height or image.width * image.height > MAX_PIXELS:
        raise not_clean(where)
    if not all(is_black(image, box, margin=0, tolerance=0) for box in boxes):
        raise not_clean(where)


def _look(data: bytes, marks: Sequence[Mark], boxes: Sequence[Box]) -> int:
    """Opens the file as its readers will: draws the pages, reads their text. The number of characters."""
    characters = 0
    try:
        with PDFIUM, opened(data) as document:
            for index in range(len(document)):
                page = document[index]
                image = page.render(scale=_SCALE).to_pil()
                own = (box for box in boxes if box.page == index + 1)
                if not all(is_black(image, box, margin=2, tolerance=60) for box in own):
                    raise not_clean(f"第{index + 1}页")
                textpage = page.get_textpage()
                text = textpage.get_text_range()
                characters += len(text)
                refuse_traces(in_texts(marks, [text], f"第{index + 1}页"))
                textpage.close()
                page.close()
    except (UnreadableDocument, pdfium.PdfiumError) as error:
        raise not_clean("文件结构") from error
    return characters
