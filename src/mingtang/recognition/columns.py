"""Which cells of a printed row are those of the form, where a grid prints more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mingtang.recognition.atoms import Atom
from mingtang.recognition.flow import Line, RowLine
from mingtang.recognition.reading import Reading
from mingtang.recognition.spelling import squash


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


def cells_under(reading: Reading, columns: tuple[int, ...] | None) -> tuple[Atom, ...] | None:
    """The cells of a row that stand in the slots `columns`, in which the other rows of its grid
    print; None where they are not known or a figure stands beside them."""
    if columns is None or not all(slot in reading.columns for slot in columns):
        return None
    slots = dict(zip(reading.columns, reading.atoms, strict=True))
    astray = any(slot not in columns and not atom.blank for slot, atom in slots.items())
    return None if astray else tuple(slots[slot] for slot in columns)


def cells_of(reading: Reading, count: int) -> tuple[Atom, ...] | None:
    """The `count` cells of a row whose boundaries are certain; None where they cannot be told.

    A row that prints more cells than the form has holds padding for merged cells: what is left
    out must be blank.
    """
    atoms = reading.atoms
    if len(atoms) == count:
        return atoms
    starts = _starts(atoms, count)
    if len(starts) == 1 or (starts and reading.padded_right):
        return atoms[starts[0] : starts[0] + count]
    if starts:
        return None
    filled = tuple(atom for atom in atoms if not atom.blank)
    return filled if len(filled) == count < 4 else None
