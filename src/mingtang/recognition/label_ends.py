"""Where the label of a printed row ends when a cell after it holds words (`约12万`, `待核`).

By itself the last cell with words is the label. Here a row of the form is known by its label, so
that words in the place of a figure do not make the label swallow the figures before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mingtang.recognition.alignment import Slot, likeness
from mingtang.recognition.atoms import is_value, parse
from mingtang.recognition.spelling import squash

NAMED = 90.0  # likeness from which a cell is the label of a row, whatever stands after it
LONGEST = 30  # letters of words that stand in the place of a figure


@dataclass(frozen=True, slots=True)
class Parted:
    """A row parted: how many cells hold its label, and which cells (by their index) are its values.
    An index comes again where words are written across merged cells."""

    label: int
    values: tuple[int, ...]


def _filled(texts: Sequence[str]) -> Sequence[str]:
    """The texts without the blanks that pad the end of the row."""
    last = max((i for i, text in enumerate(texts) if text.strip()), default=-1)
    return texts[: last + 1]


def _fits(texts: Sequence[str], count: int) -> bool:
    """Whether these cells are those of a row of so many: padded by blanks, or the one repeated."""
    return len(_filled(texts)) <= count <= len(texts) or (
        count == 1 and len({text.strip() for text in texts}) == 1
    )


@dataclass(frozen=True, slots=True, eq=False)
class FormRows:
    """The rows of a statutory table, as far as they tell a label from what stands after it.

    `heads` are the squashed column heads. `unlabelled` is the number of cells of a row that has no
    label, as table four prints it."""

    slots: tuple[Slot, ...]
    heads: frozenset[str]
    unlabelled: int = 0

    def part(self, texts: Sequence[str], widths: Sequence[int] = ()) -> Parted:
        """Part the cells of a row; `widths` says how many columns each is merged over.

        >>> FormRows((), frozenset(), unlabelled=3).part(["2", "待核", "2"])
        Parted(label=0, values=(0, 1, 2))
        """
        count = len(texts)
        last = max((i for i, text in enumerate(texts) if not is_value(text)), default=-1)
        plain = Parted(last + 1, tuple(range(last + 1, count)))
        if last < 0 or _counts(self, texts[last]):
            return plain
        if count == self.unlabelled and self._may_be_values(texts):
            return Parted(0, tuple(range(count)))
        for end in range(last - 1, -1, -1):
            for values in (
                tuple(range(end + 1, count)),
                tuple(i for i in range(end + 1, count) for _ in range(widths[i] if widths else 1)),
            ):
                tail = [texts[i] for i in values]
                if any(_fits(tail, cells) for cells in _counts(self, texts[end])):
                    return Parted(end + 1, values) if self._may_be_values(tail) else plain
        return plain

    def _may_be_values(self, texts: Sequence[str]) -> bool:
        """Whether the words among these cells stand in the place of figures: no column heads, no
        sentences, no labels; and a row without a label holds some number, too."""
        worded = [text for text in texts if not is_value(text)]
        if any(_counts(self, text) or squash(text) in self.heads for text in worded):
            return False
        if any(len(squash(text)) > LONGEST for text in worded):
            return False
        return bool(self.slots) or any(parse(text) is not None for text in texts)


@lru_cache(maxsize=8192)
def _counts(rows: FormRows, text: str) -> frozenset[int]:
    """How many cells the rows have whose label this is; none where it is no label."""
    if is_value(text):
        return frozenset()
    return frozenset(slot.count for slot in rows.slots if likeness(text, slot) >= NAMED)


NO_ROWS = FormRows((), frozenset())
