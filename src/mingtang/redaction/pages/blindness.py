"""Whether a page shows more than a search can find: pictures, outlines, letters without codes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_paths import drawing
from mingtang.documents.readers.pdf_sense import is_garbled, judge

_SPECK = 8.0
"""Points: a picture smaller than this either way holds no words."""

_MANY_CURVES = 100
"""Curves on a page above which some of them may be letters drawn as outlines."""

_MAX_DEPTH = 8


def is_blind(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, text: str) -> bool:
    """Whether a person must look at the page, since its text is not all that it says."""
    return (
        _has_unknown_codes(textpage, text)
        or _has_lost_words(page, textpage, len(text))
        or _has_pictures(page)
        or _curves(page) > _MANY_CURVES
    )


def _has_unknown_codes(textpage: pdfium.PdfTextPage, text: str) -> bool:
    """Whether letters stand there of which the file does not say what they are."""
    unknown = any(
        raw.FPDFText_HasUnicodeMapError(textpage, index) == 1
        for index, character in enumerate(text)
        if not character.isspace()
    )
    return unknown or is_garbled([judge(text)])


def _has_lost_words(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, count: int) -> bool:
    """Whether letters are drawn that PDFium's text leaves out, but for those printed twice at one
    place to look bold."""
    told = {
        ctypes.cast(raw.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p).value
        for index in range(count)
    }
    drawn = [item for item in _objects(page) if native.kind_of(item) == raw.FPDF_PAGEOBJ_TEXT]
    places = {native.bounds(item) for item in drawn if item in told}
    return any(item not in told and native.bounds(item) not in places for item in drawn)


def _has_pictures(page: pdfium.PdfPage) -> bool:
    try:
        images = drawing(page).images
    except UnreadableDocument:
        return True
    return any(
        right - left >= _SPECK and top - bottom >= _SPECK for left, bottom, right, top in images
    )


def _curves(page: pdfium.PdfPage) -> int:
    """Curved segments on the page, counted until they are many."""
    found = 0
    for item in _objects(page):
        if native.kind_of(item) == native.PATH:
            segments = native.segments(item, native.segment_count(item))
            found += sum(1 for each in segments if each[0] == raw.FPDF_SEGMENT_BEZIERTO)
        if found > _MANY_CURVES:
            break
    return found


def _objects(page: pdfium.PdfPage) -> Iterator[int]:
    """All objects that the page draws, those inside forms too."""
    count = max(raw.FPDFPage_CountObjects(page), 0)
    return _within(native.objects(native.address(page), count), 0)


def _within(items: Iterable[int], depth: int) -> Iterator[int]:
    for item in items:
        if native.kind_of(item) == native.FORM and depth < _MAX_DEPTH:
            yield from _within(native.form_objects(item), depth + 1)
        else:
            yield item
