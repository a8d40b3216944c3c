"""Cells that lack an inner rule but hold the text of several columns, cut where the text is apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mingtang.documents.readers.pdf_columns import NEAR, corridors
from mingtang.documents.readers.pdf_glyphs import WIDE, Line, Run, is_cjk, lines
from mingtang.documents.readers.pdf_lattice import SNAP, Lattice, Slot

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FOLIO = re.compile(r"第\s*\d+\s*页.*")

Texts = dict[int, list[Run]]
Gap = tuple[float, float, bool]
"""Left and right edge of the white, and whether a number stands beside it."""


def cut(lattice: Lattice, texts: Texts) -> tuple[Lattice, Texts]:
    """The lattice with such cells cut, and the runs of each of its cells by index.

    A cell is cut at the positions of rules that other rows have, and at white corridors that at
    least two rows share; never through text.
    """
    wide = {
        index: found
        for index, runs in texts.items()
        if len(runs) > 1 and _gaps(found := lines(runs))
    }
    if not wide:
        return lattice, texts
    xs = sorted([*lattice.xs, *_shared(lattice, wide)])
    cells: list[Slot] = []
    moved: Texts = {}
    for index, cell in enumerate(lattice.cells):
        left, _, right, _ = lattice.cell_box(index)
        first, last = bisect_left(xs, left), bisect_left(xs, right)
        gaps = _gaps(wide[index]) if index in wide else []
        inner = range(first + 1, last)
        bounds = [first, *(at for gap in gaps for at in _cuts(xs, inner, gap)), last]
        for start, end in pairwise(bounds):
            inside = _within(texts.get(index, []), xs[start], xs[end], len(bounds) == 2)
            if inside:
                moved[len(cells)] = inside
            cells.append(Slot(cell.row, start, cell.rows, end - start))
    return _relaid(lattice, xs, cells, moved)


def _cuts(xs: Sequence[float], inner: range, gap: Gap) -> list[int]:
    """Where one gap cuts a cell: at each position beside a number, for blank cells between.

    Between words there is one cut, before the right one: what spans several columns is a heading.
    """
    found = [at for at in inner if gap[0] < xs[at] < gap[1]]
    return found if gap[2] else found[-1:]


def _gaps(found: Sequence[Line]) -> list[Gap]:
    """The white spans between columns of text in a cell that no line of it crosses."""
    if not any(_is_row(line) for line in found):
        return []
    edges = sorted((run.left, run.right, run.text) for line in found for run in line.pieces)
    gaps: list[Gap] = []
    _, reach, before = edges[0]
    for left, right, text in edges[1:]:
        if left - reach > 1.0:
            gaps.append((reach, left, before[-1].isdigit() or text[0].isdigit()))
        if right > reach:
            reach, before = right, text
    return gaps


def _is_row(line: Line) -> bool:
    """Whether a line in a cell reads like several columns: one wide gap, or three pieces apart."""
    pairs = list(pairwise(line.pieces))
    if any(_are_apart(one, two) for one, two in pairs):
        return True
    return len(pairs) > 1 and all(
        two.left - one.right > NEAR * two.height and len(two.text) > 1 for one, two in pairs
    )


def _are_apart(one: Run, two: Run) -> bool:
    """Whether two pieces on one line stand so far apart that they belong to two columns."""
    gap = (two.left - one.right) / max(one.height, two.height, 0.01)
    is_number = not is_cjk(one.text[-1]) or not is_cjk(two.text[0])
    is_word = len(one.text) == 1 and len(two.text) == 1 and not is_number
    return gap > (1.0 if is_number else WIDE) and not is_word


def _shared(lattice: Lattice, wide: dict[int, list[Line]]) -> list[float]:
    """Corridors that at least two rows show and that no rule marks."""
    if len({lattice.cells[index].row for index in wide}) < 2:
        return []
    found = corridors([line for own in wide.values() for line in own])
    return [
        (left + right) / 2
        for left, right in found
        if not any(left - SNAP < x < right + SNAP for x in lattice.xs)
    ]


def _within(runs: Sequence[Run], left: float, right: float, whole: bool) -> list[Run]:
    if whole:
        return list(runs)
    return [run for run in runs if left <= (run.left + run.right) / 2 < right]


def _relaid(
    lattice: Lattice, xs: list[float], cells: list[Slot], texts: Texts
) -> tuple[Lattice, Texts]:
    """The same table on the columns that are still told apart, cells row by row."""
    used = sorted({slot.column for slot in cells} | {slot.column + slot.columns for slot in cells})
    cells = [
        replace(
            slot,
            column=bisect_left(used, slot.column),
            columns=bisect_left(used, slot.column + slot.columns) - bisect_left(used, slot.column),
        )
        for slot in cells
    ]
    order = sorted(range(len(cells)), key=lambda index: (cells[index].row, cells[index].column))
    place = {old: new for new, old in enumerate(order)}
    owner = [[0] * (len(used) - 1) for _ in range(len(lattice.ys) - 1)]
    for old, slot in enumerate(cells):
        for row in owner[slot.row : slot.row + slot.rows]:
            row[slot.column : slot.column + slot.columns] = [place[old]] * slot.columns
    return (
        replace(
            lattice,
            xs=tuple(xs[index] for index in used),
            cells=tuple(cells[index] for index in order),
            owner=tuple(tuple(row) for row in owner),
        ),
        {place[old]: runs for old, runs in texts.items()},
    )


def spilled(lattice: Lattice, body: Sequence[Line]) -> float | None:
    """How far down the last row goes on below a lower edge that is not ruled, if it does.

    A browser that breaks a page inside a row closes no border there and may print a line past it.
    """
    if not lattice.is_open:
        return None
    left, bottom, right, _ = lattice.box
    reach = bottom
    for line in sorted(body, key=lambda line: -line.middle):
        if line.middle >= bottom:
            continue
        if reach - line.top > 0.4 * line.height or not left <= line.left <= line.right <= right:
            break
        if not _CHINESE.search(line.text) or _FOLIO.fullmatch(line.text):
            break
        columns = {bisect_right(lattice.xs, edge) for edge in (line.left + 1, line.right - 1)}
        if len(line.pieces) == 1 and len(columns) > 1:
            return None
        reach = line.bottom
    return reach if reach < bottom else None
