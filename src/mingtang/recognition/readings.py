"""Rows of a statutory table as printed: a label and what is printed after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mingtang.recognition.atoms import Atom, is_value, parse
from mingtang.recognition.flow import Line, RowLine, TextLine
from mingtang.recognition.label_ends import FormRows
from mingtang.recognition.pipes import rows_of_pipes
from mingtang.recognition.reading import Reading, chunks_of, is_direct
from mingtang.recognition.spelling import narrow, squash

_ITEM = re.compile(r"\d\s*[.．、]\s*(?=[\u3400-\u9fff“\"])|[（(]\d[）)]")
_FIGURE = re.compile(
    r"[+\-]?\d[\d,.+\-]*\d?\s?(?:亿元|万元|元)?|(?<!\S)(?:/|—+|-+|无|零|[○〇Oo])(?!\S)"
)
_LABELS = re.compile(r"(?=\d\s*[.．、]\s*[\u3400-\u9fff“])")  # before each numbered label
_MARK_FIRST = re.compile(r"\s*(?:[/／—]|--+|无(?=\s*(?:$|[（(\d/／—\-]|[二四]、)))+")
_MARK_LAST = re.compile(r"(?:[/／—]|--+|无)+\s*$")
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]\s*\d+\s*[-—–－]|[（(]\s*\d+\s*[）)]|第\s*\d+\s*页.*)\s*")


def _under_heads(line: RowLine, columns: tuple[int, ...]) -> Reading | None:
    """A row of a grid whose column heads are known: the cells under them, the label before them."""
    tail = [cell for cell in line.cells if cell.column in columns]
    if len(tail) < len(columns) or not all(is_value(cell.text) for cell in tail):
        return None
    before = [cell for cell in line.cells if cell.column < columns[0]]
    worded = [cell for cell in before if not is_value(cell.text)]
    return Reading(
        printed="".join(cell.text for cell in worded),
        at=worded[-1].at if worded else line.at,
        atoms=tuple(Atom(cell.text.strip(), cell.at) for cell in tail),
        exact=True,
        columns=columns,
        grid=line.grid,
        last_label=worded[-1].text if worded else "",
    )


def _of_row(line: RowLine, rows: FormRows) -> Reading | None:
    """A grid row: its last cell with words, and the cells for figures after it."""
    cells = line.cells
    parted = rows.part([cell.text for cell in cells], [cell.column_span for cell in cells])
    tail = [cells[i] for i in parted.values]
    if not tail:
        return None
    worded = [cell for cell in cells[: parted.label] if cell.text.strip()]
    return Reading(
        printed="".join(cell.text for cell in worded),
        at=worded[-1].at if worded else line.at,
        atoms=tuple(Atom(cell.text.strip(), cell.at) for cell in tail),
        exact=True,
        columns=tuple(cell.column + tail[:i].count(cell) for i, cell in enumerate(tail)),
        last_label=worded[-1].text if worded else "",
        grid=line.grid if line.regular else 0,
    )


def _tokens(printed: str) -> Iterator[tuple[bool, str]]:
    """The text as runs of words (False) and figures (True); item numbers belong to the words."""
    text = narrow(printed)
    items = {m.start(): m.end() for m in _ITEM.finditer(text)}
    starts = sorted(items)
    position = 0
    while position < len(text):
        match = _FIGURE.search(text, position)
        if match is None:
            yield False, printed[position:]
            return
        start, end = match.span()
        item = next((s for s in starts if start <= s < end or s < start < items[s]), None)
        if item is not None and item <= start:
            yield False, printed[position : items[item]]
            position = items[item]
            continue
        if item is not None:
            end = item
        if start > position:
            yield False, printed[position:start]
        yield True, printed[start:end]
        position = end


def _cells_and_words(printed: str) -> Iterator[tuple[bool, str]]:
    """`_tokens`, a mark for nothing that a glued export puts between figures, or between them and a
    label, being a cell itself (0/012, 其他—00)."""
    tokens = list(_tokens(printed))
    for i, (figure, token) in enumerate(tokens):
        piece = token
        if not figure and i > 0 and tokens[i - 1][0] and (mark := _MARK_FIRST.match(piece)):
            yield True, mark.group()
            piece = piece[mark.end() :]
        last = not figure and i + 1 < len(tokens) and tokens[i + 1][0] and _MARK_LAST.search(piece)
        if last:
            yield False, piece[: last.start()]
            yield True, last.group()
        elif piece:
            yield figure, piece


def _tabbed(line: TextLine, rows: FormRows) -> tuple[str, tuple[Atom, ...]] | None:
    """Label and cells of a line whose cells a tab separates; None for any other line."""
    if "\t" not in line.text:
        return None
    pieces = line.text.split("\t")
    label = rows.part(pieces).label
    cells = [piece.strip() for piece in pieces[max(label, 1) :]]
    if label == 0 and pieces[0].strip():
        cells.insert(0, pieces[0].strip())
    if not any(cells) or any(" " in cell for cell in cells):
        return None
    return "".join(pieces[:label]), tuple(Atom(cell, line.at) for cell in cells)


def _pieces_of_text(run: Sequence[TextLine], rows: FormRows) -> Iterator[Reading]:
    """Rows printed as text, with or without anything between the cells."""
    label, at, atoms = "", run[0].at, list[Atom]()
    for line in run:
        row = _tabbed(line, rows)
        if row is not None:
            if atoms:
                yield Reading(label, at, tuple(atoms), exact=False)
                label, atoms = "", []
            yield Reading(label + row[0], line.at, row[1], exact=True)
            label = ""
            continue
        for figure, piece in _cells_and_words(line.text):
            if figure:
                atoms.append(Atom(piece.strip().rstrip("."), line.at))
                continue
            if not squash(piece):
                continue
            if atoms:
                yield Reading(label, at, tuple(atoms), exact=False)
                label, atoms = "", []
            label += piece
            at = line.at
        if not atoms:
            label += "\n"
    if atoms:
        yield Reading(label, at, tuple(atoms), exact=False)


def _of_run(run: list[TextLine], rows: FormRows) -> Iterator[Reading]:
    kept = [line for line in run if not _PAGE_NUMBER.fullmatch(line.text)]
    if not kept:
        return
    if sum("|" in line.text for line in kept) * 3 >= len(kept):
        yield from rows_of_pipes(kept, rows)
    else:
        yield from _pieces_of_text(kept, rows)


def readings(
    lines: Sequence[Line], rows: FormRows, heads: Mapping[int, tuple[int, ...]] | None = None
) -> list[Reading]:
    """Every printed row with something after its label, in order; `rows` are those of the form,
    `heads` the slots under the column heads of the grids that print them (`headed_columns`)."""
    found: list[Reading] = []
    run: list[TextLine] = []
    for line in lines:
        if isinstance(line, TextLine):
            run.append(line)
            continue
        found.extend(_of_run(run, rows))
        run = []
        columns = heads.get(line.grid) if heads else None
        reading = (_under_heads(line, columns) if columns else None) or _of_row(line, rows)
        if reading is not None:
            found.append(reading)
    found.extend(_of_run(run, rows))
    return found


def first_table(found: Sequence[Reading], opening: str) -> list[Reading]:
    """The rows of the first table where several follow each other: those before the second row
    whose label ends as the table's first row does."""
    begins = [i for i, reading in enumerate(found) if reading.label.endswith(opening)]
    return list(found if len(begins) < 2 else found[: begins[1]])


def runs_together(found: Sequence[Reading]) -> bool:
    """Whether the export ran cells together: some run of figures is no number (0000000, 007).

    Only then may a run hold more than one cell; elsewhere a missing cell is a blank that was lost.
    """
    return any(
        chunk.isdecimal() and parse(chunk) is None
        for reading in found
        if not reading.exact
        for chunk in chunks_of(reading)
    )


def several_rows(reading: Reading, count: int) -> list[Reading]:
    """A run that holds the cells of several rows, because the labels between them were lost or stand
    one below the other before it. Then its figures are rows only if each row has its own line."""
    chunks = chunks_of(reading)
    rows, rest = divmod(len(chunks), count)
    if reading.exact or rest or rows < 2 or not is_direct(chunks, len(chunks)):
        return [reading]
    parts = [reading.atoms[i * count : (i + 1) * count] for i in range(rows)]
    labels = [piece for piece in _LABELS.split(reading.printed) if squash(piece)]
    stacked = len(labels) > rows
    named = labels[-rows:] if stacked else [reading.printed, *[""] * (rows - 1)]
    if stacked and any(len({atom.at for atom in part}) > 1 for part in parts):
        return [replace(reading, printed=label) for label in named]
    return [
        replace(reading, atoms=part, printed=label)
        for part, label in zip(parts, named, strict=True)
    ]
