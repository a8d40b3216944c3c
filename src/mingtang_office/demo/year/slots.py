"""The slots of a text filled: words drawn once for an item, numbers anew for every sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from mingtang_office.demo.year.texts import Voice

_SLOT = re.compile(r"\{(\w+)\}")
_ANOTHER = {"place2": "place", "firm2": "firm", "unit2": "unit"}


class Slots:
    """`fixed` is what is known of the item; a word that was drawn for it stays the same in it."""

    def __init__(self, voice: Voice, fixed: Mapping[str, str], rng: Random) -> None:
        self._voice, self._rng = voice, rng
        self._known = dict(fixed)
        self._fixed = dict(fixed)

    def fill(self, text: str) -> str:
        """The numbers of one text are the same wherever they stand in it."""
        numbers: dict[str, str] = {}

        def value(found: re.Match[str]) -> str:
            name = found[1]
            if name in self._known:
                return self._known[name]
            if name in _NUMBERS:
                return numbers.setdefault(name, _NUMBERS[name](self._rng))
            return self._word(name)

        # A value may hold a slot itself: an organ's way to write its documents' numbers.
        return _SLOT.sub(value, _SLOT.sub(value, text))

    def fill_row(self, cells: list[str], number: int) -> list[str]:
        """A line of a table: everything that is not fixed is drawn anew."""
        line = Slots(self._voice, {**self._fixed, "i": str(number)}, self._rng)
        return [line.fill(cell) for cell in cells]

    def keep(self, name: str) -> None:
        """Draw this once for the whole item."""
        self._fixed[name] = self._known[name] = self.fill(f"{{{name}}}")

    def _word(self, name: str) -> str:
        known = self._voice.words[_ANOTHER.get(name, name)]
        taken = self._known.get(_ANOTHER.get(name, ""))
        word = self._rng.choice([each for each in known if each != taken] or known)
        self._known[name] = word
        return word


def _money(least: int, most: int, rng: Random) -> str:
    return f"{rng.randint(least * 10, most * 10) / 10:.2f}"


_NUMBERS = {
    "m": lambda rng: str(rng.randint(2, 9)),
    "m2": lambda rng: str(rng.randint(2, 6)),
    "s": lambda rng: str(rng.randint(6, 12)),
    "n": lambda rng: str(rng.randint(11, 96)),
    "k": lambda rng: str(rng.randint(120, 980)),
    "h": lambda rng: str(rng.randint(1050, 9800)),
    "p": lambda rng: f"{rng.randint(780, 998) / 10:.1f}",
    "p2": lambda rng: f"{rng.randint(280, 520) / 10:.1f}",
    "w": lambda rng: _money(2, 90, rng),
    "w2": lambda rng: _money(120, 4800, rng),
    "change": lambda rng: f"{rng.randint(-60, 180) / 10:+.1f}",
}
