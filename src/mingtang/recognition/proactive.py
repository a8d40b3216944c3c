"""Table two: 主动公开政府信息情况."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from mingtang.annual.edition import Edition
from mingtang.recognition.alignment import Slot, align
from mingtang.recognition.applications import ReadRow
from mingtang.recognition.atoms import Atom
from mingtang.recognition.columns import cells_of
from mingtang.recognition.digits import Split
from mingtang.recognition.digits import readings as splits_of
from mingtang.recognition.flow import TextLine
from mingtang.recognition.label_ends import FormRows
from mingtang.recognition.reading import Reading, chunks_of, is_direct
from mingtang.recognition.spelling import narrow, squash

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SENTENCE = re.compile(r"[^。；;！？\n]+")


def slots(form: Edition) -> list[Slot]:
    return [
        Slot(row.key, row.wordings, len(item.columns))
        for item in form.proactive
        for row in item.rows
    ]


@cache
def form_rows(form: Edition) -> FormRows:
    """The rows of table two, to tell a label from words in the place of a figure."""
    heads = {w for item in form.proactive for column in item.columns for w in column.wordings}
    return FormRows(tuple(slots(form)), frozenset(map(squash, heads | {form.proactive_heading})))


def columns_of(form: Edition, key: str) -> tuple[str, ...]:
    """The column keys of a row of table two."""
    return next(
        tuple(column.key for column in item.columns)
        for item in form.proactive
        if any(row.key == key for row in item.rows)
    )


def _repeated(reading: Reading, count: int) -> tuple[Atom, ...] | None:
    """The cell of a row that has one, where the export repeats it in each column it is merged over."""
    texts = {atom.text for atom in reading.atoms if not atom.blank}
    if count > 1 or len(texts) != 1:
        return None
    return (next(atom for atom in reading.atoms if not atom.blank),)


def _as_row(reading: Reading, count: int, *, glued: bool) -> ReadRow:
    if reading.exact:
        return ReadRow(reading, cells_of(reading, count) or _repeated(reading, count))
    chunks = chunks_of(reading)
    if is_direct(chunks, count):
        return ReadRow(reading, reading.atoms)
    options = splits_of(chunks, count) if glued else ()
    return ReadRow(reading, None, options)


def _told(prose: Iterable[TextLine], wordings: Sequence[str]) -> set[str]:
    """The figures in the sentences of the narrative that speak of this row."""
    figures: set[str] = set()
    for line in prose:
        for match in _SENTENCE.finditer(line.text):
            if any(wording in match.group() for wording in wordings):
                figures.update(_FIGURE.findall(narrow(match.group())))
    return figures


def _confirmed(options: tuple[Split, ...], told: set[str]) -> Split | None:
    """The one reading that the narrative confirms by naming two of its figures or more."""
    named = {
        option: len({piece for piece in option if len(piece) > 1 and piece in told})
        for option in options
    }
    best = max(named.values(), default=0)
    winners = [option for option, count in named.items() if count == best]
    return winners[0] if best >= 2 and len(winners) == 1 else None


def _settle(row: ReadRow, wordings: Sequence[str], prose: Sequence[TextLine]) -> None:
    if row.atoms is not None or not row.options:
        return
    only = row.options[0] if len(row.options) == 1 else None
    split = only or _confirmed(row.options, _told(prose, wordings))
    if split is not None:
        at = row.reading.atoms[0].at
        row.atoms = tuple(Atom(piece, at) for piece in split)


def _drops_blanks(rows: Iterable[ReadRow], counts: Iterable[int]) -> bool:
    """Whether an export that runs cells together left blank cells out: some row prints too little."""
    return any(
        row.atoms is None
        and not row.reading.exact
        and sum(map(len, chunks_of(row.reading))) < count
        for row, count in zip(rows, counts, strict=True)
    )


def read(
    found: Sequence[Reading], form: Edition, prose: Sequence[TextLine], *, glued: bool
) -> dict[str, ReadRow]:
    """The rows of table two by their keys; `glued` says whether the export runs cells together,
    `prose` is the narrative, which may confirm a reading of such a run."""
    rows: dict[tuple[int, int], ReadRow] = {}

    def row_of(reading: Reading, count: int) -> ReadRow:
        key = (id(reading), count)
        if key not in rows:
            rows[key] = _as_row(reading, count, glued=glued)
        return rows[key]

    def fits(reading: Reading, slot: Slot) -> bool:
        row = row_of(reading, slot.count)
        return row.atoms is not None or bool(row.options)

    form_slots = {slot.key: slot for slot in slots(form)}
    matched = align(found, list(form_slots.values()), fits, by_place=False).rows
    result = {key: row_of(reading, form_slots[key].count) for key, reading in matched.items()}
    if _drops_blanks(result.values(), (form_slots[key].count for key in result)):
        return result
    for key, row in result.items():
        _settle(row, form_slots[key].wordings, prose)
    return result
