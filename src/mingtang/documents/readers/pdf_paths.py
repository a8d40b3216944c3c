"""The rules a page draws: every thin visible mark of its paths, as boxes in page space.

Producers draw one and the same rule as a stroked line, a thin filled rectangle, the edge of a
stroked rectangle, the gap between two nested outlines, a row of dashes or a flat picture; forms
may nest.
Shading, white ink and what is cut away draw no rule.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf_native as native
from mingtang.documents.readers.pdf_native import Box, Matrix

THIN = 3.2  # points: a mark no thicker than this is a rule, a thicker one is shading
MAX_SEGMENTS = 200_000
MAX_DEPTH = 8

Point = tuple[float, float]
_EVERYWHERE: Box = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What a page draws beside its text: rules, the boxes of its pictures, how much there is."""

    rules: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    objects: int = 0
    segments: int = 0

    def count(self, objects: int, segments: int) -> None:
        """Raises `UnreadableDocument("too_complex")` where a page draws more than any report does."""
        self.objects += objects
        self.segments += segments
        if self.segments > MAX_SEGMENTS or self.objects > MAX_SEGMENTS:
            raise UnreadableDocument(
                "too_complex",
                "该PDF有一页的图形对象过多，可能是工程图或被转成曲线的文字，无法按年度报告读取。"
                "请从原始Word或WPS文件重新导出PDF，或改交docx文件。",
            )


def drawing(page: pdfium.PdfPage) -> Drawing:
    """All rules and pictures of the page, those inside forms too."""
    found = Drawing()
    count = max(raw.FPDFPage_CountObjects(page), 0)
    found.count(count, 0)
    _collect(found, native.objects(native.address(page), count), _UPRIGHT, _EVERYWHERE, 0)
    return found


def _collect(found: Drawing, items: Iterable[int], place: Matrix, window: Box, depth: int) -> None:
    for item in items:
        kind = native.kind_of(item)
        if kind == native.PATH:
            _collect_path(found, item, place, window)
        elif kind == native.IMAGE:
            box = native.bounds(item)
            if box is not None:
                box = _moved(box, place)
                thin = min(box[2] - box[0], box[3] - box[1]) <= THIN
                (found.rules if thin else found.images).append(box)
        elif kind == native.FORM and depth < MAX_DEPTH:
            inner = list(native.form_objects(item))
            found.count(len(inner), 0)
            cut = native.clip(item)
            opening = window if cut is None else _overlap(window, _moved(cut, place))
            _collect(found, inner, _product(native.matrix(item), place), opening, depth + 1)


def _collect_path(found: Drawing, path: int, place: Matrix, window: Box) -> None:
    box = native.bounds(path)
    if box is None:
        return
    count = native.segment_count(path)
    found.count(0, count)
    is_thin = box[2] - box[0] <= THIN or box[3] - box[1] <= THIN
    filled, stroked = native.draw_mode(path)
    if not is_thin and not stroked and count <= 6:
        return  # a filled rectangle: shading behind a cell
    if not (stroked and native.is_visible(path, True)) and not (
        filled and native.is_visible(path, False)
    ):
        return
    cut = native.clip(path)
    opening = window if cut is None else _overlap(window, _moved(cut, place))
    marks = (box,) if is_thin else _marks(path, count, stroked)
    for mark in marks:
        seen = _overlap(_moved(mark, place), opening)
        if seen[2] >= seen[0] and seen[3] >= seen[1]:
            found.rules.append(seen)


def _marks(path: int, count: int, stroked: bool) -> Iterator[Box]:
    outlines = _outlines(path, count)
    if stroked and native.is_visible(path, True):
        for outline in outlines:
            for start, end in outline:
                box = _hull((start, end))
                if min(box[2] - box[0], box[3] - box[1]) <= THIN / 2:
                    yield box
        return
    hulls = [_hull(point for edge in outline for point in edge) for outline in outlines if outline]
    yield from (box for box in hulls if min(box[2] - box[0], box[3] - box[1]) <= THIN)
    for outer, inner in itertools.pairwise(hulls):
        yield from _frame(outer, inner)
        yield from _frame(inner, outer)


def _frame(outer: Box, inner: Box) -> tuple[Box, ...]:
    """The four rules between two nested outlines, as browsers draw the border of one cell."""
    margins = (
        inner[0] - outer[0],
        inner[1] - outer[1],
        outer[2] - inner[2],
        outer[3] - inner[3],
    )
    if min(margins) < 0 or max(margins) > THIN or max(margins) < 0.05:
        return ()
    sides = (
        (outer[0], outer[1], inner[0], outer[3]),
        (outer[0], outer[1], outer[2], inner[1]),
        (inner[2], outer[1], outer[2], outer[3]),
        (outer[0], inner[3], outer[2], outer[3]),
    )
    return tuple(side for side, margin in zip(sides, margins, strict=True) if margin > 0.05)


def _outlines(path: int, count: int) -> list[list[tuple[Point, Point]]]:
    """The straight edges of each outline of a path in the space of its holder; curves are left out."""
    a, b, c, d, e, f = native.matrix(path)
    outlines: list[list[tuple[Point, Point]]] = []
    first = last = (0.0, 0.0)
    for kind, x, y, closes in native.segments(path, count):
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind == native.MOVE or not outlines:
            outlines.append([])
            first = point
        elif kind == native.LINE:
            outlines[-1].append((last, point))
        last = point
        if closes and last != first:
            outlines[-1].append((last, first))
    return outlines


def _hull(points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def _moved(box: Box, place: Matrix) -> Box:
    if place is _UPRIGHT:
        return box
    a, b, c, d, e, f = place
    left, bottom, right, top = box
    corners = ((left, bottom), (left, top), (right, bottom), (right, top))
    return _hull((a * x + c * y + e, b * x + d * y + f) for x, y in corners)


def _overlap(one: Box, two: Box) -> Box:
    return (max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3]))


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
