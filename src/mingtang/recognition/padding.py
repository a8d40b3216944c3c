"""Which cells of a row that prints too many are those of the form, where no columns line up.

What is too many is padding for merged cells, which is blank, or a figure that stands where the
row's label was. The row's own sum tells them apart, if at all: where two choices of cells add up
and differ, neither is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mingtang.recognition.atoms import Atom
from mingtang.recognition.columns import cells_of
from mingtang.recognition.digits import numbers, sums_up
from mingtang.recognition.reading import Reading

Cells = tuple[Atom, ...]


def with_zeros(atoms: Iterable[Atom]) -> tuple[int, ...] | None:
    """The figures of cells, a blank counting as nothing; None where a cell is no whole number."""
    return numbers(tuple("0" if atom.blank else atom.text for atom in atoms))


def _adds_up(cells: Cells) -> bool:
    values = with_zeros(cells)
    return values is not None and sums_up(values)


def _filled(atoms: Iterable[Atom]) -> Cells:
    return tuple(atom for atom in atoms if not atom.blank)


def _choices(atoms: Cells, count: int) -> Iterator[tuple[int, int, Cells]]:
    """The choices of `count` cells that add up, each after the numbers of figures that it leaves
    out before and after them."""
    for start in range(len(atoms) - count + 1):
        cells = atoms[start : start + count]
        if _adds_up(cells):
            yield len(_filled(atoms[:start])), len(_filled(atoms[start + count :])), cells
    filled = _filled(atoms)
    if len(filled) == count and _adds_up(filled):
        yield 1, 0, filled  # blanks between figures are likelier cells than padding


def _adding_up(reading: Reading, count: int, *, named: bool) -> Cells | None:
    """The `count` cells of a row that prints more, if all choices of the likeliest kind that add up
    are printed alike: those that leave out the fewest figures. Where the row has no label of its
    own (`named`), one figure may always stand in the label's place. A mark that is no figure is a
    cell itself: a row that holds one is left unread."""
    if any(not atom.blank and numbers((atom.text,)) is None for atom in reading.atoms):
        return None
    choices = list(_choices(reading.atoms, count))
    fewest = min((before + after for before, after, _ in choices), default=0)
    likeliest = {
        tuple(atom.text for atom in cells): cells
        for before, after, cells in choices
        if before + after == fewest or (not named and (before, after) == (1, 0))
    }
    return next(iter(likeliest.values())) if len(likeliest) == 1 else None


def _is_certain(reading: Reading, cells: Cells, *, named: bool) -> bool:
    """Whether cells told by the blanks around them are those of the form: nothing is left out, the
    columns line up, they add up, or there is no total to say.

    Where the row has no label of its own, a blank or a figure may stand in the label's place."""
    if len(cells) == len(reading.atoms):
        return True
    if not named:
        return False
    if reading.grid or cells[-1].blank:
        return True
    values = with_zeros(cells)
    return cells == reading.atoms[: len(cells)] if values is None else sums_up(values)


def cells_of_row(reading: Reading, count: int, *, named: bool) -> Cells | None:
    """The `count` cells of a row of cells whose columns are not known; None where they cannot be
    told for certain. `named`: the row prints a label of its own."""
    cells = cells_of(reading, count)
    if cells is not None and _is_certain(reading, cells, named=named):
        return cells
    return _adding_up(reading, count, named=named)
