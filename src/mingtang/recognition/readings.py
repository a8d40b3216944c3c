"""Rows of a statutory table as printed: a label and what is printed after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mingtang.annual.report import Number
from mingtang.documents.raw import GridCell, Place
from mingtang.recognition.atoms import PLACEHOLDERS, Atom, is_value, parse
from mingtang.recognition.flow import Line, RowLine, TextLine
from mingtang.recognition.spelling import narrow, squash

_ITEM = re.compile(r"\d\s*[.．、]\s*(?=[\u3400-\u9fff“\"])|[（(]\d[）)]")
_FIGURE = re.compile(
    r"[+\-]?\d[\d,.+\-]*\d?\s?(?:亿元|万元|元)?|(?<!\S)(?:/|—+|-+|无|零|[○〇Oo])(?!\S)"
)
_ENOUGH = 3  # rows of a grid whose cells are certain from which the others are told
_LABELS = re.compile(r"(?=\d\s*[.．、]\s*[\u3400-\u9fff“])")  # before each numbered label
_SERIALS = 4  # rows that count on by one before their last figure is taken for a serial number
_PADDING = re.compile(r"\s*\|{2,}\s*$")  # the end of a row with merged cells
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]\s*\d+\s*[-—–－]|[（(]\s*\d+\s*[）)]|第\s*\d+\s*页.*)\s*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed row. `exact`: the atoms are cells of the source; otherwise they are runs of
    figures between certain boundaries, each holding one number or more. `columns` are the slots
    of the atoms in the grid they come from, and `grid` its number, where its columns line up.
    `padded_right`: the values follow the label at once, padding comes after them. `last_label` is
    the cell next to the values, without those merged over several rows to its left; `block` numbers
    the grid whether its columns line up or not."""

    printed: str
    at: Place
    atoms: tuple[Atom, ...]
    exact: bool
    columns: tuple[int, ...] = ()
    grid: int = 0
    padded_right: bool = False
    last_label: str = ""
    block: int = 0

    @property
    def label(self) -> str:
        return squash(self.printed)

    @property
    def blank(self) -> bool:
        return all(atom.blank for atom in self.atoms)


def _under_heads(line: RowLine, columns: tuple[int, ...]) -> Reading | None:
    """A row of a grid whose column heads are known: the cells under them, the label before them."""
    tail = [cell for cell in line.cells if cell.column in columns]
    if len(tail) < len(columns) or not all(is_value(cell.text) for cell in tail):
        return None
    worded = [cell for cell in line.cells if cell.column < columns[0] and not is_value(cell.text)]
    if not worded and all(not cell.text.strip() for cell in tail):
        return None
    return Reading(
        printed="".join(cell.text for cell in worded),
        at=worded[-1].at if worded else line.at,
        atoms=tuple(Atom(cell.text.strip(), cell.at) for cell in tail),
        exact=True,
        columns=columns,
        grid=line.grid,
        last_label=worded[-1].text if worded else "",
        block=line.grid,
    )


def _of_row(line: RowLine) -> Reading | None:
    """A grid row: its last cell with words, and the cells for figures after it."""
    last = -1
    for position, cell in enumerate(line.cells):
        if not is_value(cell.text):
            last = position
    tail: Sequence[GridCell] = line.cells[last + 1 :]
    if not tail or (last < 0 and all(not cell.text.strip() for cell in tail)):
        return None
    worded = [cell for cell in line.cells[: last + 1] if cell.text.strip()]
    return Reading(
        printed="".join(cell.text for cell in worded),
        at=worded[-1].at if worded else line.at,
        atoms=tuple(Atom(cell.text.strip(), cell.at) for cell in tail),
        exact=True,
        columns=tuple(cell.column for cell in tail),
        last_label=worded[-1].text if worded else "",
        grid=line.grid if line.regular else 0,
        block=line.grid,
    )


def _pieces_of_pipes(run: Sequence[TextLine]) -> Iterator[Reading]:
    """Cells that an export ends with a bar: `label |`, `0 |`, and `|` alone for an empty one.

    Several bars at the end of a line pad a row with merged cells. A line that holds a label and
    figures is a whole row; what stands before the label is its serial number.
    """
    label, at, atoms = "", run[0].at, list[Atom]()
    for line in run:
        text = _PADDING.sub("|", line.text)
        pieces = text.split("|")[: None if text.rstrip()[-1:] != "|" else -1]
        row = _row_of_pieces(pieces, line.at) if len(pieces) > 2 else None
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


def _row_of_pieces(pieces: Sequence[str], at: Place) -> tuple[str, tuple[Atom, ...]] | None:
    """Label and cells of a line that holds both; None for any other line."""
    last = max((i for i, piece in enumerate(pieces) if not is_value(piece)), default=-1)
    cells = tuple(Atom(piece.strip(), at) for piece in pieces[last + 1 :])
    if last < 0 or not cells:
        return None
    words = [piece.strip() for piece in pieces[: last + 1] if not is_value(piece)]
    return "".join(words), cells


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


def _tabbed(line: TextLine) -> tuple[str, tuple[Atom, ...]] | None:
    """Label and cells of a line whose cells a tab separates; None for any other line."""
    if "\t" not in line.text:
        return None
    pieces = line.text.split("\t")
    last = max((i for i, piece in enumerate(pieces) if not is_value(piece)), default=-1)
    cells = [piece.strip() for piece in pieces[max(last, 0) + 1 :]]
    if last < 0 and pieces[0].strip():
        cells.insert(0, pieces[0].strip())
    if not any(cells) or any(" " in cell for cell in cells):
        return None
    return "".join(pieces[: last + 1]), tuple(Atom(cell, line.at) for cell in cells)


def _pieces_of_text(run: Sequence[TextLine]) -> Iterator[Reading]:
    """Rows printed as text, with or without anything between the cells."""
    label, at, atoms = "", run[0].at, list[Atom]()
    for line in run:
        row = _tabbed(line)
        if row is not None:
            if atoms:
                yield Reading(label, at, tuple(atoms), exact=False)
                label, atoms = "", []
            yield Reading(label + row[0], line.at, row[1], exact=True)
            label = ""
            continue
        for figure, piece in _tokens(line.text):
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


def _of_run(run: list[TextLine]) -> Iterator[Reading]:
    kept = [line for line in run if not _PAGE_NUMBER.fullmatch(line.text)]
    if not kept:
        return
    if sum("|" in line.text for line in kept) * 3 >= len(kept):
        yield from _without_serials(list(_pieces_of_pipes(kept)))
    else:
        yield from _pieces_of_text(kept)


def readings(
    lines: Sequence[Line], heads: Mapping[int, tuple[int, ...]] | None = None
) -> list[Reading]:
    """Every printed row with something after its label, in order; `heads` are the slots under the
    column heads of the grids that print them (`headed_columns`)."""
    found: list[Reading] = []
    run: list[TextLine] = []
    for line in lines:
        if isinstance(line, TextLine):
            run.append(line)
            continue
        found.extend(_of_run(run))
        run = []
        columns = heads.get(line.grid) if heads else None
        reading = (_under_heads(line, columns) if columns else None) or _of_row(line)
        if reading is not None:
            found.append(reading)
    found.extend(_of_run(run))
    return found


def headed_columns(lines: Sequence[Line], heads: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """For each grid whose columns line up, the slots under these column heads, if all are printed."""
    slots: dict[int, dict[str, int]] = {}
    for line in lines:
        if isinstance(line, RowLine) and line.regular:
            for cell in line.cells:
                head = squash(cell.text)
                if head in heads:
                    slots.setdefault(line.grid, {}).setdefault(head, cell.column)
    return {
        grid: tuple(found[head] for head in heads)
        for grid, found in slots.items()
        if len(found) == len(heads)
    }


def value_columns(found: Sequence[Reading], count: int) -> dict[int, tuple[int, ...]]:
    """For each grid, the slots in which most of its rows print `count` cells."""
    votes: dict[int, Counter[tuple[int, ...]]] = {}
    for reading in found:
        if reading.grid and len(reading.atoms) == count:
            votes.setdefault(reading.grid, Counter())[reading.columns] += 1
    return {grid: counter.most_common(1)[0][0] for grid, counter in votes.items()}


def _starts(atoms: tuple[Atom, ...], count: int) -> list[int]:
    """Where `count` cells may begin if all that is left out must be blank."""
    return [
        start
        for start in range(len(atoms) - count + 1)
        if all(atom.blank for atom in (*atoms[:start], *atoms[start + count :]))
    ]


def value_ends(found: Sequence[Reading], count: int) -> dict[int, tuple[int, ...]]:
    """For rows padded on both sides in a grid whose columns do not line up: the slots that end where
    all rows of the grid end whose cells are certain. By the identity of the reading."""
    ends: dict[int, set[int]] = {}
    certain: Counter[int] = Counter()
    for reading in found:
        starts = _starts(reading.atoms, count) if reading.block else []
        if len(starts) == 1:
            certain[reading.block] += 1
            ends.setdefault(reading.block, set()).add(len(reading.atoms) - starts[0] - count)
    slots: dict[int, tuple[int, ...]] = {}
    for reading in found:
        end = ends.get(reading.block, set())
        if (
            reading.block
            and not reading.grid
            and len(end) == 1
            and certain[reading.block] >= _ENOUGH
        ):
            last = len(reading.atoms) - next(iter(end))
            if last >= count:
                slots[id(reading)] = reading.columns[last - count : last]
    return slots


def cells_of(
    reading: Reading, count: int, columns: tuple[int, ...] | None = None
) -> tuple[Atom, ...] | None:
    """The `count` cells of a row whose boundaries are certain; None where they cannot be told.

    A row that prints more cells than the form has holds padding for merged cells: what is left
    out must be blank. `columns` are the slots in which the other rows of the grid print.
    """
    atoms = reading.atoms
    if columns is not None and all(slot in reading.columns for slot in columns):
        slots = dict(zip(reading.columns, atoms, strict=True))
        if all(slots[slot].blank for slot in slots if slot not in columns):
            return tuple(slots[slot] for slot in columns)
    if len(atoms) == count:
        return atoms
    starts = _starts(atoms, count)
    if len(starts) == 1 or (starts and reading.padded_right):
        return atoms[starts[0] : starts[0] + count]
    if starts:
        return None
    filled = tuple(atom for atom in atoms if not atom.blank)
    return filled if len(filled) == count < 4 else None


def chunks_of(reading: Reading) -> tuple[str, ...]:
    """The runs of figures of a row printed as text."""
    return tuple("".join(narrow(atom.text).split()) for atom in reading.atoms)


def is_direct(chunks: Sequence[str], count: int) -> bool:
    """Whether each run is one cell: as many as there are cells, each a number or a mark for none."""
    return len(chunks) == count and all(
        chunk in PLACEHOLDERS or parse(chunk) is not None for chunk in chunks
    )


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
