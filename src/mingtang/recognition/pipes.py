"""Rows of exports that end each cell with a bar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mingtang.annual.report import Number
from mingtang.documents.raw import Place
from mingtang.recognition.atoms import Atom, is_value, parse
from mingtang.recognition.flow import TextLine
from mingtang.recognition.label_ends import FormRows
from mingtang.recognition.reading import Reading

_SERIALS = 4  # rows that count on by one before their last figure is taken for a serial number
_PADDING = re.compile(r"\s*\|{2,}\s*$")  # the end of a row with merged cells


def rows_of_pipes(run: Sequence[TextLine], rows: FormRows) -> list[Reading]:
    """The rows of lines such as `label |`, `0 |`, and `|` alone for an empty cell."""
    return _without_serials(list(_pieces(run, rows)))


def _pieces(run: Sequence[TextLine], rows: FormRows) -> Iterator[Reading]:
    """Cells that an export ends with a bar: `label |`, `0 |`, and `|` alone for an empty one.

    Several bars at the end of a line pad a row with merged cells. A line that holds a label and
    figures is a whole row; what stands before the label is its serial number.
    """
    label, at, atoms = "", run[0].at, list[Atom]()
    for line in run:
        text = _PADDING.sub("|", line.text)
        pieces = text.split("|")[: None if text.rstrip()[-1:] != "|" else -1]
        row = _row_of_pieces(pieces, line.at, rows) if len(pieces) > 2 else None
        if row is not None or _PADDING.fullmatch(line.text):
            if atoms:
                yield Reading(label, at, tuple(atoms), exact=True, padded_right=True)
                label, atoms = "", []
            if row is not None:
                yield Reading(label + row[0], line.at, row[1], exact=True, padded_right=True)
                label = ""
            continue
        for piece in pieces:
            if is_value(piece):
                atoms.append(Atom(piece.strip(), line.at))
                continue
            if atoms:
                yield Reading(label, at, tuple(atoms), exact=True, padded_right=True)
                label, atoms = "", []
            label += piece.strip()
            at = line.at
    if atoms:
        yield Reading(label, at, tuple(atoms), exact=True, padded_right=True)


def _without_serials(found: list[Reading]) -> list[Reading]:
    """The rows without the serial number of the next one, where an export prints a cell a line and
    each row begins with its number: 2, 3, 4 … at the end of one row after the other."""
    last = [parse(r.atoms[-1].text) if r.atoms else None for r in found]
    numbers = [each[0] if each is not None and each[1] is None else None for each in last]
    cut: set[int] = set()
    first = 0
    while first < len(found):
        run = 1
        while first + run < len(found) and _follows(numbers, first + run):
            run += 1
        if run >= _SERIALS:
            cut.update(range(first, first + run))
        first += run
    return [replace(r, atoms=r.atoms[:-1]) if i in cut else r for i, r in enumerate(found)]


def _follows(numbers: Sequence[Number | None], place: int) -> bool:
    before, here = numbers[place - 1], numbers[place]
    return before is not None and here is not None and here == before + 1


def _row_of_pieces(
    pieces: Sequence[str], at: Place, rows: FormRows
) -> tuple[str, tuple[Atom, ...]] | None:
    """Label and cells of a line that holds both; None for any other line."""
    parted = rows.part(pieces)
    cells = tuple(Atom(pieces[i].strip(), at) for i in parted.values)
    if parted.label == 0 or not cells:
        return None
    words = [piece.strip() for piece in pieces[: parted.label] if not is_value(piece)]
    return "".join(words), cells
