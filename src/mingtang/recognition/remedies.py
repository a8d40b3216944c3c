"""Table four: 政府信息公开行政复议、行政诉讼情况."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from mingtang.annual.edition import Edition, RemediesForm
from mingtang.recognition.atoms import Atom, parse
from mingtang.recognition.columns import cells_of
from mingtang.recognition.digits import Split, adding_up
from mingtang.recognition.digits import readings as splits_of
from mingtang.recognition.label_ends import NO_ROWS, FormRows
from mingtang.recognition.reading import Reading, chunks_of, is_direct
from mingtang.recognition.spelling import squash


@cache
def form_rows(edition: Edition) -> FormRows:
    """The one row of table four: fifteen cells and no label."""
    form = edition.remedies
    if form is None:
        return NO_ROWS
    heads = {w for label in (*form.columns, *form.groups) for w in label.wordings}
    heads |= {form.review_heading, form.litigation_heading}
    return FormRows((), frozenset(map(squash, heads)), len(form.columns) * len(form.groups))


def _split(chunks: tuple[str, ...], count: int, size: int) -> Split | None:
    """The one reading of a run: the only one there is, or the only one whose groups add up."""
    options = splits_of(chunks, count, limit=2)
    if len(options) == 1:
        return options[0]
    fitting = adding_up(chunks, [size] * (count // size))
    return fitting[0] if len(fitting) == 1 else None


def _whole(reading: Reading, count: int, size: int, *, glued: bool) -> tuple[Atom, ...] | None:
    if reading.exact:
        cells = cells_of(replace(reading, padded_right=False), count)
        filled = tuple(atom for atom in reading.atoms if not atom.blank)
        return filled if cells is None and len(filled) == count else cells
    chunks = chunks_of(reading)
    if is_direct(chunks, count):
        return reading.atoms
    split = _split(chunks, count, size) if glued else None
    if split is None:
        return None
    return tuple(Atom(piece, reading.atoms[0].at) for piece in split)


def _shared_cells(reading: Reading, count: int) -> tuple[Atom, ...] | None:
    """The row whose export put the figures of neighbouring columns into one cell (`10 1`)."""
    pieces = tuple(Atom(p, atom.at) for atom in reading.atoms for p in atom.text.split())
    certain = reading.exact and len(pieces) == count and all(parse(p.text) for p in pieces)
    return pieces if certain else None


def read(printed: Sequence[Reading], form: RemediesForm, *, glued: bool) -> tuple[Atom, ...] | None:
    """The fifteen cells in the order of the form; None where they cannot be told apart. `glued`
    says whether the export runs cells together."""
    size, count = len(form.columns), len(form.columns) * len(form.groups)
    filled = [r for r in printed if not r.blank]
    blank = [r for r in printed if r.blank and len(r.atoms) >= count]
    for reading in filled or blank:
        cells = _whole(reading, count, size, glued=glued) or _shared_cells(reading, count)
        if cells is not None:
            return cells
    pieces = [cells for r in filled if (cells := _whole(r, size, size, glued=glued)) is not None]
    if len(pieces) == len(form.groups):
        return tuple(atom for cells in pieces for atom in cells)
    return None
