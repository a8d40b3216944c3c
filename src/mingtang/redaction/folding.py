"""Texts as they are compared: what looks alike is alike, what only stands between is nothing.

Full and half width, capitals, radicals, accents, spaces, line ends, zero-width characters, dashes and
middle dots make no difference: 110105-1949 １２３１ is found by 11010519491231.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mingtang.documents.characters import RADICALS

BAR = "███"
"""What stands in place of withheld words: of one length, so that it does not tell theirs."""

_NOTHING = frozenset("\u115f\u1160\u2800\u3164\uffa0·•‧・∙⋅_~～\u02d7")
_SKIPPED = ("Z", "C", "M")


@lru_cache(maxsize=65536)
def _plain(character: str) -> str:
    if unicodedata.category(character) == "Co":
        return character
    spread = unicodedata.normalize("NFKD", character.translate(RADICALS))
    spread = unicodedata.normalize("NFKD", spread.casefold())
    return "".join(
        c
        for c in spread
        if c not in _NOTHING
        and unicodedata.category(c)[0] not in _SKIPPED
        and unicodedata.category(c) != "Pd"
        and c not in "−⁻"
    )


def folded(text: str) -> str:
    """The text as it is compared."""
    return "".join(map(_plain, text))


def is_short_number(folded_text: str) -> bool:
    """Whether a mark is a number so short that the figures of two cells might make it up."""
    return folded_text.replace(".", "").replace(",", "").isdecimal() and len(folded_text) < 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of the piece `piece`."""

    piece: int
    start: int
    end: int


def occurrences(pieces: Sequence[str], wanted: str) -> Iterator[list[Stretch]]:
    """Each occurrence of `wanted` (folded) in pieces of text that follow each other, as the stretches
    that it covers. Occurrences may overlap; a short number is looked for within each piece alone."""
    if not wanted:
        return
    plain: list[str] = []
    where: list[tuple[int, int]] = []
    for number, piece in enumerate(pieces):
        for at, character in enumerate(piece):
            for letter in _plain(character):
                plain.append(letter)
                where.append((number, at))
    text = "".join(plain)
    alone = is_short_number(wanted)
    start = text.find(wanted)
    while start >= 0:
        places = where[start : start + len(wanted)]
        if not alone or places[0][0] == places[-1][0]:
            yield _stretches(pieces, places)
        start = text.find(wanted, start + 1)


def _stretches(pieces: Sequence[str], places: Sequence[tuple[int, int]]) -> list[Stretch]:
    (first, start), (last, end) = places[0], places[-1]
    found = []
    for piece in range(first, last + 1):
        left = start if piece == first else 0
        right = end + 1 if piece == last else len(pieces[piece])
        while piece == last and right < len(pieces[piece]) and _belongs(pieces[piece][right]):
            right += 1
        if left < right:
            found.append(Stretch(piece, left, right))
    return found


def _belongs(character: str) -> bool:
    """Whether a character has no place of its own: an accent, a variation selector, a joiner."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")
