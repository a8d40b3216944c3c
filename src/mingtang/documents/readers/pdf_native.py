"""PDFium called from Python at the lowest price: bulk loops over raw addresses.

The functions that `pypdfium2.raw` offers build a Python object for each pointer argument. A page
has thousands of characters, so here the same C functions are called through prototypes that take
plain addresses, and their answers land in one array.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterator
from itertools import repeat
from math import hypot
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int

Box = tuple[float, float, float, float]
"""left, bottom, right, top in points, y growing upwards."""

Matrix = tuple[float, float, float, float, float, float]


def _bound(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    """The C function under a prototype of plain addresses; it keeps the interpreter's lock."""
    address = ctypes.cast(function, _POINTER).value or 0  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_loose_box = _bound(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_tight_box = _bound(
    raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER
)
_angle = _bound(raw.FPDFText_GetCharAngle, ctypes.c_float, _POINTER, _INT)
_unicode = _bound(raw.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_origin = _bound(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_char_matrix = _bound(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_font_size = _bound(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_page_object = _bound(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_form_object = _bound(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, ctypes.c_ulong)
_form_count = _bound(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
_bounds = _bound(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_object_matrix = _bound(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_draw_mode = _bound(raw.FPDFPath_GetDrawMode, _INT, _POINTER, _POINTER, _POINTER)
_colours = {
    True: _bound(raw.FPDFPageObj_GetStrokeColor, _INT, *[_POINTER] * 5),
    False: _bound(raw.FPDFPageObj_GetFillColor, _INT, *[_POINTER] * 5),
}
_clip_path = _bound(raw.FPDFPageObj_GetClipPath, _POINTER, _POINTER)
_clip_count = _bound(raw.FPDFClipPath_CountPaths, _INT, _POINTER)
_clip_segments = _bound(raw.FPDFClipPath_CountPathSegments, _INT, _POINTER, _INT)
_clip_segment = _bound(raw.FPDFClipPath_GetPathSegment, _POINTER, _POINTER, _INT, _INT)
_segment = _bound(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
_segment_point = _bound(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
_segment_kind = _bound(raw.FPDFPathSegment_GetType, _INT, _POINTER)
_segment_close = _bound(raw.FPDFPathSegment_GetClose, _INT, _POINTER)

kind_of: Callable[[int], int] = _bound(raw.FPDFPageObj_GetType, _INT, _POINTER)
segment_count: Callable[[int], int] = _bound(raw.FPDFPath_CountSegments, _INT, _POINTER)

PATH, IMAGE, FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM

_floats = (ctypes.c_float * 8)()
_float_at = [ctypes.addressof(_floats) + 4 * i for i in range(8)]
_doubles = (ctypes.c_double * 4)()
_double_at = [ctypes.addressof(_doubles) + 8 * i for i in range(4)]
_ints = (ctypes.c_int * 4)()
_int_at = [ctypes.addressof(_ints) + 4 * i for i in range(4)]


def address(handle: Any) -> int:
    """The address behind a page or text page of pypdfium2."""
    return ctypes.cast(handle.raw, _POINTER).value or 0


def character_count(textpage: pdfium.PdfTextPage) -> int:
    return int(raw.FPDFText_CountChars(textpage))


def text_of(textpage: pdfium.PdfTextPage, count: int) -> str:
    """One Python character for each of the page's `count` characters, spaces and all."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    written = raw.FPDFText_GetText(textpage, 0, count, pointer) - 1
    text = buffer.raw[: 2 * max(written, 0)].decode("utf-16-le", "replace")
    if len(text) == count and written == count:
        return text
    # Unmapped characters are left out of the text and rare ones take two units: ask one by one.
    codes = map(_unicode, repeat(address(textpage)), range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else "\ufffd" for code in codes)


def loose_boxes(textpage: pdfium.PdfTextPage, count: int) -> array[float]:
    """left, top, right, bottom of each character's em box, flat; upright text only."""
    boxes = array("f", bytes(16 * count))
    start, _ = boxes.buffer_info()
    addresses = range(start, start + 16 * count, 16)
    deque(map(_loose_box, repeat(address(textpage)), range(count), addresses), maxlen=0)
    return boxes


def tight_box(page: int, index: int) -> Box:
    """The box of the ink of one character."""
    left, right, bottom, top = _double_at
    if not _tight_box(page, index, left, right, bottom, top):
        return (0.0, 0.0, 0.0, 0.0)
    return (_doubles[0], _doubles[2], _doubles[1], _doubles[3])


def angle(page: int, index: int) -> float:
    """Direction of one character in radians, 0 for upright; negative where unknown."""
    return float(_angle(page, index))


def turned_box(page: int, index: int, turns: int) -> Box:
    """The em box of one character of text that runs `turns` quarters upwards, turned upright."""
    left, _, right, _ = turned(tight_box(page, index), turns)
    _origin(page, index, _double_at[0], _double_at[1])
    x, y = _doubles[0], _doubles[1]
    _, base, _, _ = turned((x, y, x, y), turns)
    _char_matrix(page, index, _float_at[0])
    size = _font_size(page, index) * hypot(_floats[0], _floats[1])
    return (left, base - 0.12 * size, right, base + 0.88 * size)


def turned(box: Box, turns: int) -> Box:
    """The box in a page turned back so that text running `turns` quarters upwards is level."""
    left, bottom, right, top = box
    if turns == 1:
        return (bottom, -right, top, -left)
    if turns == 2:
        return (-right, -top, -left, -bottom)
    if turns == 3:
        return (-top, left, -bottom, right)
    return box


def objects(page: int, count: int) -> Iterator[int]:
    return map(_page_object, repeat(page), range(count))


def form_objects(form: int) -> Iterator[int]:
    return map(_form_object, repeat(form), range(max(_form_count(form), 0)))


def bounds(item: int) -> Box | None:
    if not _bounds(item, *_float_at[:4]):
        return None
    return (_floats[0], _floats[1], _floats[2], _floats[3])


def matrix(item: int) -> Matrix:
    if not _object_matrix(item, _float_at[0]):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (_floats[0], _floats[1], _floats[2], _floats[3], _floats[4], _floats[5])


def draw_mode(path: int) -> tuple[bool, bool]:
    """Whether the path is filled, and whether it is stroked."""
    if not _draw_mode(path, _int_at[0], _int_at[1]):
        return (False, False)
    return (_ints[0] != 0, _ints[1] != 0)


def is_visible(path: int, stroked: bool) -> bool:
    """False for ink that is white or transparent on paper; a pattern counts as visible."""
    if not _colours[stroked](path, *_int_at):
        return True
    return _ints[3] > 12 and min(_ints[0], _ints[1], _ints[2]) < 248


def clip(item: int) -> Box | None:
    """The box to which drawing is cut, if it is cut."""
    handle = _clip_path(item)
    count = _clip_count(handle) if handle else 0
    if count <= 0:
        return None
    left = bottom = float("-inf")
    right = top = float("inf")
    for index in range(count):
        points = [
            point
            for number in range(min(_clip_segments(handle, index), 64))
            if (point := _point(_clip_segment(handle, index, number))) is not None
        ]
        if points:
            xs, ys = zip(*points, strict=True)
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return (left, bottom, right, top)


def _point(segment: int | None) -> tuple[float, float] | None:
    if not segment or not _segment_point(segment, _float_at[0], _float_at[1]):
        return None
    return (_floats[0], _floats[1])


def segments(path: int, count: int) -> Iterator[tuple[int, float, float, bool]]:
    """kind, x, y and whether the outline closes here, for each segment of a path, untransformed."""
    for index in range(count):
        segment = _segment(path, index)
        point = _point(segment)
        if point is not None:
            yield _segment_kind(segment), point[0], point[1], bool(_segment_close(segment))


MOVE, LINE = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_LINETO
