"""A printed row of a statutory table: a label and what is printed after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.documents.raw import Place
from mingtang.recognition.atoms import PLACEHOLDERS, Atom, parse
from mingtang.recognition.spelling import narrow, squash


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed row. `exact`: the atoms are cells of the source; otherwise they are runs of
    figures between certain boundaries, each holding one number or more. `columns` are the slots
    of the atoms in the grid they come from, and `grid` its number, where its columns line up.
    `padded_right`: the values follow the label at once, padding comes after them. `last_label` is
    the cell next to the values, without those merged over several rows to its left."""

    printed: str
    at: Place
    atoms: tuple[Atom, ...]
    exact: bool
    columns: tuple[int, ...] = ()
    grid: int = 0
    padded_right: bool = False
    last_label: str = ""

    @property
    def label(self) -> str:
        return squash(self.printed)

    @property
    def blank(self) -> bool:
        return all(atom.blank for atom in self.atoms)


def chunks_of(reading: Reading) -> tuple[str, ...]:
    """The runs of figures of a row printed as text."""
    return tuple("".join(narrow(atom.text).split()) for atom in reading.atoms)


def is_direct(chunks: Sequence[str], count: int) -> bool:
    """Whether each run is one cell: as many as there are cells, each a number or a mark for none."""
    return len(chunks) == count and all(
        chunk in PLACEHOLDERS or parse(chunk) is not None for chunk in chunks
    )
