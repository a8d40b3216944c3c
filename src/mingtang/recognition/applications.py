"""Table three: 收到和处理政府信息公开申请情况."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from mingtang.annual.edition import APPLICATIONS, ApplicationsForm, Edition
from mingtang.documents.raw import Place
from mingtang.recognition import padding
from mingtang.recognition.alignment import Slot, align, names_rows
from mingtang.recognition.atoms import Atom
from mingtang.recognition.columns import cells_under, headed_columns, value_columns
from mingtang.recognition.digits import Split, adding_up, numbers, spelled, sums_up
from mingtang.recognition.digits import readings as splits_of
from mingtang.recognition.flow import Line
from mingtang.recognition.label_ends import NO_ROWS, FormRows
from mingtang.recognition.padding import with_zeros
from mingtang.recognition.reading import Reading, chunks_of, is_direct
from mingtang.recognition.readings import readings, several_rows
from mingtang.recognition.spelling import squash

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\s\d{3})+")
COMBINATIONS = 20_000  # ways to read several doubtful rows together, looked at before giving up
MERGED = "other"
MERGED_LABELS = ("（六）其他处理", "（六）其他处理情况")
PARTS = ("other.not_rectified", "other.fee_unpaid", "other.rest")


@dataclass(slots=True)
class ReadRow:
    """A row of the form as read: its cells, or None where they could not be told apart.

    `cut`: its figures were run together; `options` are the readings its own arithmetic allows."""

    reading: Reading
    atoms: tuple[Atom, ...] | None
    options: tuple[Split, ...] = ()
    cut: bool = False


def slots(form: ApplicationsForm) -> list[Slot]:
    """The rows that a report may print, the merged 其他处理 of either form among them."""
    count = len(form.columns)
    rows: list[Slot] = []
    for row in form.rows:
        if row.key == MERGED:
            rows.append(Slot(row.key, row.wordings, count, group=MERGED_LABELS[0]))
            continue
        if row.key == PARTS[0]:
            rows.append(Slot(MERGED, MERGED_LABELS, count, PARTS, MERGED_LABELS[0]))
        wordings = row.wordings
        if row.group:
            wordings += tuple(row.group + wording for wording in row.wordings)
        rows.append(Slot(row.key, wordings, count, group=row.group))
    return rows


def _doubt_places(
    rows: dict[str, ReadRow], placed: frozenset[str], outcome: Sequence[str], count: int
) -> None:
    """Unread the rows told by their place alone where the columns contradict the places."""
    for identity in _residues(rows, outcome):
        keys = [*identity[0], *identity[1]]
        values = {key: v for key in keys if (v := _values(rows[key])) is not None}
        if len(values) < len(keys) or not any(_difference(values, identity, count)):
            continue
        for key in placed & set(keys):
            if any(values[key]):
                rows[key].atoms = None


def headings(form: ApplicationsForm) -> tuple[str, ...]:
    """The labels merged over several rows; alone, they name none of them."""
    return tuple(dict.fromkeys((form.outcome_heading, *(r.group for r in form.rows if r.group))))


def _as_row(
    reading: Reading, count: int, columns: tuple[int, ...] | None, *, glued: bool, named: bool
) -> ReadRow:
    if reading.exact:
        cells = cells_under(reading, columns) or padding.cells_of_row(reading, count, named=named)
        return ReadRow(reading, _with_thousands(cells) or _shared_cells(reading, cells, count))
    chunks = chunks_of(reading)
    spread = len({atom.at for atom in reading.atoms}) > 1
    if is_direct(chunks, count) and not ((glued or spread) and _contradicts(chunks)):
        return ReadRow(reading, reading.atoms)
    if not glued:
        return ReadRow(reading, None)
    only = splits_of(chunks, count, limit=2)
    options = only if len(only) == 1 else adding_up(chunks, (count,))
    return ReadRow(reading, None, options, cut=bool(only))


def _contradicts(chunks: Split) -> bool:
    """Whether figures that could be one cell each do not add up, where cells may be run together or
    stand in the order of a page read by columns."""
    values = numbers(chunks)
    return values is not None and not sums_up(values)


def _with_thousands(cells: tuple[Atom, ...] | None) -> tuple[Atom, ...] | None:
    """The row with `1 136` for 1136, if it prints such and adds up so."""
    if cells is None or not any(_THOUSANDS.fullmatch(atom.text) for atom in cells):
        return None
    meant = tuple(
        replace(atom, meant="".join(atom.text.split())) if _THOUSANDS.fullmatch(atom.text) else atom
        for atom in cells
    )
    values = numbers(tuple("0" if a.blank else a.meant or a.text for a in meant))
    return meant if values is not None and sums_up(values) else None


def _shared_cells(
    reading: Reading, cells: tuple[Atom, ...] | None, count: int
) -> tuple[Atom, ...] | None:
    """The row whose export put the figures of neighbouring columns into one cell (`21 0`)."""
    pieces = tuple(Atom(p, atom.at) for atom in reading.atoms for p in atom.text.split())
    if len(pieces) != count or len(pieces) == len([a for a in reading.atoms if not a.blank]):
        return cells
    values = numbers(tuple(piece.text for piece in pieces))
    if values is None or (any(a.blank for a in reading.atoms) and not sums_up(values)):
        return cells
    return pieces


def _possible(row: ReadRow) -> bool:
    return row.atoms is not None or row.cut


def _values(row: ReadRow) -> tuple[int, ...] | None:
    if row.atoms is None:
        return None
    return with_zeros(row.atoms)


def _settle(row: ReadRow, split: Split) -> None:
    """Cut the run of the row into these cells, each standing where the run stood."""
    at = row.reading.atoms[0].at
    row.atoms = tuple(Atom(piece, at) for piece in split)


def _by_row(rows: dict[str, ReadRow]) -> None:
    """Read the rows that can be cut in one way only that adds up to their own total. One that can
    be cut in one way and does not may have lost a cell: the columns must tell it."""
    for row in rows.values():
        if row.atoms is None and len(row.options) == 1 and _adds_up(row.options[0]):
            _settle(row, row.options[0])


def _adds_up(split: Split) -> bool:
    values = numbers(split)
    return values is not None and min(values) >= 0 and sums_up(values)


def _residues(
    rows: dict[str, ReadRow], outcome: Sequence[str]
) -> list[tuple[list[str], list[str]]]:
    """The identities of the columns whose rows are all printed: Σ left = Σ right."""
    plain = [key for key in outcome if key != MERGED and key not in PARTS]
    others = [MERGED] if MERGED in rows else list(PARTS)
    identities = [
        ([*plain, *others], ["total"]),
        (["new_received", "carried_in"], ["total", "carried_out"]),
    ]
    return [pair for pair in identities if all(key in rows for side in pair for key in side)]


def _difference(
    chosen: dict[str, tuple[int, ...]], identity: tuple[list[str], list[str]], count: int
) -> list[int]:
    left, right = identity
    return [
        sum(chosen[key][i] for key in left if key in chosen)
        - sum(chosen[key][i] for key in right if key in chosen)
        for i in range(count)
    ]


def _lone(
    row: ReadRow, key: str, known: dict[str, tuple[int, ...]], identity: tuple[list[str], list[str]]
) -> Split | None:
    """The cells that the columns ask of the one doubtful row, if they are what it prints."""
    count = len(next(iter(known.values())))
    sign = -1 if key in identity[0] else 1
    wanted = [sign * difference for difference in _difference(known, identity, count)]
    return None if min(wanted) < 0 else spelled(chunks_of(row.reading), wanted)


def _together(
    doubtful: dict[str, ReadRow],
    known: dict[str, tuple[int, ...]],
    identity: tuple[list[str], list[str]],
    count: int,
) -> tuple[Split, ...] | None:
    """The one choice among the readings of several doubtful rows that satisfies every column."""
    ways = 1
    for row in doubtful.values():
        ways *= len(row.options)
    if not 0 < ways <= COMBINATIONS:
        return None
    fitting = []
    for combination in product(*(row.options for row in doubtful.values())):
        vectors = [tuple(map(int, split)) for split in combination]
        chosen = known | dict(zip(doubtful, vectors, strict=True))
        if not any(_difference(chosen, identity, count)):
            fitting.append(combination)
    return fitting[0] if len(fitting) == 1 else None


def _by_the_last(
    doubtful: dict[str, ReadRow],
    known: dict[str, tuple[int, ...]],
    identity: tuple[list[str], list[str]],
) -> tuple[Split, ...] | None:
    """The readings of the doubtful rows where all but one can be cut in one way only, if what the
    columns then ask of that one is what it prints."""
    last = [key for key, row in doubtful.items() if len(doubtful) == 1 or len(row.options) != 1]
    if len(last) != 1:
        return None
    settled = {key: row.options[0] for key, row in doubtful.items() if key != last[0]}
    given = {key: v for key, split in settled.items() if (v := numbers(split)) is not None}
    lone = _lone(doubtful[last[0]], last[0], known | given, identity)
    if lone is None or len(given) < len(settled):
        return None
    return tuple(settled.get(key, lone) for key in doubtful)


def _by_column(rows: dict[str, ReadRow], outcome: Sequence[str], count: int) -> None:
    """Read the doubtful rows where the sums of the columns leave one reading."""
    for identity in _residues(rows, outcome):
        keys = [*identity[0], *identity[1]]
        doubtful = {key: rows[key] for key in keys if rows[key].atoms is None}
        known = {key: v for key in keys if (v := _values(rows[key])) is not None}
        if not doubtful or not known or len(known) + len(doubtful) < len(keys):
            continue
        splits = _by_the_last(doubtful, known, identity) or _together(
            doubtful, known, identity, count
        )
        if splits is not None:
            for row, split in zip(doubtful.values(), splits, strict=True):
                _settle(row, split)


def _doubt(rows: dict[str, ReadRow], outcome: Sequence[str], count: int) -> None:
    """Unread a run whose own sum chose one reading where the columns ask for another."""
    for identity in _residues(rows, outcome):
        keys = [*identity[0], *identity[1]]
        values = {key: _values(rows[key]) for key in keys}
        chosen = {key: value for key, value in values.items() if value is not None}
        if len(chosen) < len(keys) or not any(_difference(chosen, identity, count)):
            continue
        for key in keys:
            if not rows[key].cut:
                continue
            others = {other: value for other, value in chosen.items() if other != key}
            if _lone(rows[key], key, others, identity) is not None:
                rows[key].atoms = None


def _drops_blanks(
    found: Sequence[Reading], rows: dict[str, ReadRow], form: ApplicationsForm
) -> bool:
    """Whether an export that runs cells together left blank cells out: some row prints too little,
    or most can be cut in no way that adds up.

    Then no run of figures tells which cells it fills."""
    count = len(form.columns)
    runs = [row.reading for row in rows.values() if row.atoms is None and not row.reading.exact]
    if any(sum(map(len, chunks_of(run))) < count for run in runs):
        return True
    fitting = [any(map(_adds_up, row.options)) for row in rows.values() if row.cut]
    if sum(fitting) * 2 < len(fitting):
        return True
    labels = [reading.label for reading in found if not reading.exact]
    empty = [squash(row.label) for row in form.rows if row.key not in rows]
    return any(label in printed for label in empty if len(label) > 4 for printed in labels)


def dropped_blanks(rows: dict[str, ReadRow]) -> bool:
    """Whether rows read by `read` show that the export left blank cells out."""
    return any(row.atoms is None and not row.cut and not row.reading.exact for row in rows.values())


def _leave_runs(rows: Iterable[ReadRow]) -> None:
    for row in rows:
        if row.cut:
            row.options = ()
            row.cut = False


def _joined(found: Sequence[Reading], form: ApplicationsForm) -> list[Reading]:
    """Rows that a page break cut in two made whole: the end of a label, beside blanks, continues
    the row before it."""
    wordings = {squash(w) for row in form.rows for w in row.wordings}
    joined: list[Reading] = []
    for reading in found:
        before = joined[-1] if joined else None
        if before is None or not (before.exact and reading.exact and reading.label):
            joined.append(reading)
            continue
        end = squash(reading.last_label)
        both = squash(before.last_label) + end
        whole = bool(end) and both != end and both in wordings
        if whole and before.blank != reading.blank:
            filled = reading if before.blank else before
            printed = before.printed + reading.last_label
            joined[-1] = replace(
                filled, printed=printed, last_label=before.last_label + reading.last_label
            )
        else:
            joined.append(reading)
    return joined


@cache
def _form_rows(edition: Edition) -> FormRows:
    form = edition.applications
    if form is None:
        return NO_ROWS
    heads = {*(column.label for column in form.columns), form.note, *headings(form)}
    heads |= {form.applicant_heading, form.organisation_heading}
    return FormRows(tuple(slots(form)), frozenset(map(squash, heads)))


def printed_rows(lines: Sequence[Line], form: Edition) -> list[Reading]:
    """The rows that the lines of table three print, taken by their column heads where they can."""
    columns = form.applications.columns if form.applications is not None else ()
    heads = [squash(column.label) for column in columns]
    return readings(lines, _form_rows(form), headed_columns(lines, heads))


def read(printed: Sequence[Reading], form: ApplicationsForm, *, glued: bool) -> dict[str, ReadRow]:
    """The rows of table three by their keys, as far as the lines print them; `glued` says whether
    the export runs cells together."""
    count = len(form.columns)
    whole = _joined(printed, form)
    found = [part for each in whole for part in several_rows(each, count)]
    columns = value_columns(found, count)
    named = names_rows(found, slots(form), headings(form))
    read_rows = {
        id(r): _as_row(r, count, columns.get(r.grid), glued=glued, named=own)
        for r, own in zip(found, named, strict=True)
    }

    def fits(reading: Reading, _slot: Slot) -> bool:
        return _possible(read_rows[id(reading)])

    aligned = align(found, slots(form), fits, headings(form))
    rows = {key: read_rows[id(reading)] for key, reading in aligned.rows.items()}
    if _drops_blanks(found, rows, form):
        _leave_runs(rows.values())
    spaced = [row for row in rows.values() if row.cut and len(row.reading.atoms) > 1]
    if not all(row.options for row in spaced):
        _leave_runs(spaced)  # here a space is no sure boundary: it may part thousands
    _by_row(rows)
    _by_column(rows, form.outcome_keys, count)
    _doubt(rows, form.outcome_keys, count)
    _doubt_places(rows, aligned.placed, form.outcome_keys, count)
    return rows


def address(row: str) -> str:
    return f"{APPLICATIONS}/{row}"


def place(row: ReadRow) -> Place:
    return row.reading.atoms[0].at if row.reading.atoms else row.reading.at
