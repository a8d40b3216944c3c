"""A printed cell as a number, or the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from mingtang.annual.report import Cell, Number
from mingtang.documents.raw import Place
from mingtang.recognition.spelling import narrow

_SPACES = re.compile(r"\s+")
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)"
    r"(?P<whole>0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)"
    r"(?P<decimals>\.\d+)?"
    r"(?P<unit>亿元|万元|元|件|项|个|宗|条|份|次|起)?"
)
_LONGEST = 64  # letters of a cell that holds one number
_FIGURES = re.compile(
    r"(?:[增减]加?少?)?[\d\s.,+\-/%]+(?:亿元|万元|元|件|项)?(?:[①-⑳*※]|\[\d{1,2}\])*"
)
PLACEHOLDERS = frozenset(
    {"/", "\\", "-", "--", "—", "——", "–", "无", "空", "／", "－", "*", "○", "〇", "零", "O", "o"}
)


@dataclass(frozen=True, slots=True)
class Atom:
    """The text of one printed cell, "" where it is empty, and its place. `meant` is the number it
    prints where that is certain only from the row (1 136)."""

    text: str
    at: Place
    meant: str = ""

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def parse(text: str) -> tuple[Number, str | None] | None:
    """The number this text prints and the unit it brings, None where it is not certainly one.

    >>> parse("1,095"), parse("＋1"), parse("401341元"), parse("0.50")
    ((1095, None), (1, None), (401341, '元'), (Decimal('0.50'), None))
    >>> parse("007"), parse("20 0"), parse("无"), parse("1,09")
    (None, None, None, None)
    """
    return _parsed(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _parsed(text: str) -> tuple[Number, str | None] | None:
    match = _NUMBER.fullmatch(narrow(text).strip())
    if match is None:
        return None
    digits = match["sign"] + match["whole"].replace(",", "")
    number: Number = Decimal(digits + match["decimals"]) if match["decimals"] else int(digits)
    return number, match["unit"]


def is_value(text: str) -> bool:
    """Whether a cell is one for figures: a number, a run of digits, a blank, a dash, a 无."""
    stripped = narrow(text).strip()
    if not stripped or stripped in PLACEHOLDERS or parse(stripped) is not None:
        return True
    return _FIGURES.fullmatch(stripped) is not None


def cell(atom: Atom) -> Cell:
    """The cell this atom prints."""
    parsed = parse(atom.meant or atom.text)
    if parsed is None:
        return Cell(None, _SPACES.sub(" ", atom.text).strip(), atom.at)
    return Cell(parsed[0], atom.text.strip(), atom.at, parsed[1])
