"""Columns that no rule draws: white corridors that run down through several lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from mingtang.documents.readers.pdf_glyphs import Line, Run, is_cjk, line_of

APART = 0.85  # em: pieces of a row of an unruled table this far apart stand in two columns
NEAR = 0.6  # em: so do pieces this far apart with a corridor between them
CORRIDOR = 0.45  # em: the least width of the white between two columns
MOST_CROSSING = 0.15  # share of the lines that may cross it: headings over several columns

Corridor = tuple[float, float]
"""Left and right edge of the white."""


def corridors(lines: Sequence[Line]) -> list[Corridor]:
    """The white corridors of these lines, from left to right."""
    parted = [line for line in lines if len(line.pieces) > 1]
    if not parted:
        return []
    em = min(line.height for line in parted)
    edges: list[tuple[float, int]] = []
    for line in parted:
        for left, right in _covered(line.pieces, 0.3 * em):
            edges += [(left, 1), (right, -1)]
    edges.sort()
    allowed = int(MOST_CROSSING * len(parted))
    found: list[Corridor] = []
    depth = 0
    start: float | None = None
    reached = False
    for at, change in edges:
        depth += change
        if depth > allowed:
            if start is not None and reached and at - start > CORRIDOR * em:
                found.append((start, at))
            start, reached = None, True
        elif start is None:
            start = at
    return found


def middles(found: Sequence[Corridor]) -> list[float]:
    return [(left + right) / 2 for left, right in found]


def _covered(pieces: Sequence[Run], gap: float) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for run in pieces:
        if spans and run.left - spans[-1][1] < gap:
            spans[-1] = (spans[-1][0], max(spans[-1][1], run.right))
        else:
            spans.append((run.left, run.right))
    return spans


def pieces_of(line: Line, parts: Sequence[float]) -> list[Line]:
    """The line cut at the corridors that its gaps lie on, from left to right."""
    groups: list[list[Run]] = []
    for run in line.pieces:
        before = groups[-1][-1] if groups else None
        if before is None or (
            _is_apart(
                before,
                run,
                bisect_right(parts, run.left + 1) - bisect_right(parts, before.right - 1),
            )
        ):
            groups.append([])
        groups[-1].append(run)
    return [line_of(group, True) for group in groups]


def _is_apart(one: Run, two: Run, corridors_between: int) -> bool:
    gap = (two.left - one.right) / max(one.height, two.height, 0.01)
    if gap > APART or not corridors_between:
        return gap > APART
    is_number = two.text[0].isdigit() and is_cjk(one.text[-1])
    return gap > (0.5 * NEAR if is_number else NEAR)


def parted(lines: Sequence[Line]) -> list[Line]:
    """Lines of unruled tables with a TAB at each corridor, all other lines as they are.

    Two or more lines that show wide gaps, with at most two lines without any between them, are
    taken for the rows of one table.
    """
    result = list(lines)
    for start, end in _blocks(lines):
        parts = middles(corridors(lines[start:end]))
        rows = {
            index: pieces_of(lines[index], parts)
            for index in range(start, end)
            if len(lines[index].pieces) > 1
        }
        numbers = [piece for pieces in rows.values() for piece in pieces if _is_number(piece)]
        for index, pieces in rows.items():
            if len(pieces) > lines[index].text.count("\t"):
                result[index] = lines[index].worded(_tabbed(pieces, numbers, parts))
    return result


def _is_number(piece: Line) -> bool:
    return piece.text[:1].isdigit() and not any(map(is_cjk, piece.text))


def _tabbed(pieces: Sequence[Line], numbers: Sequence[Line], parts: Sequence[float]) -> str:
    """The pieces with a TAB between them, and between two numbers one more for each blank column.

    A column is blank where other rows have a number between the two.
    """
    text = pieces[0].text
    for one, two in pairwise(pieces):
        blank: set[int] = set()
        if _is_number(one) and _is_number(two):
            between = [n for n in numbers if one.right < n.left and n.right < two.left]
            blank = {bisect_right(parts, n.left) for n in between}
        text += "\t" * (1 + len(blank)) + two.text
    return text


def _blocks(lines: Sequence[Line]) -> list[tuple[int, int]]:
    tabbed = [index for index, line in enumerate(lines) if "\t" in line.text]
    blocks: list[tuple[int, int]] = []
    for index in tabbed:
        if blocks and index - blocks[-1][1] <= 2:
            blocks[-1] = (blocks[-1][0], index + 1)
        else:
            blocks.append((index, index + 1))
    return [(start, end) for start, end in blocks if end - start > 1]
