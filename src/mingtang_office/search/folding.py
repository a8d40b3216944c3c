"""Text in the one form in which it is compared: full width becomes half, capitals small, traditional
characters simplified, each character for one, so that places in the folded text are those of the original.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

CJK = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_GAP = re.compile(rf"(?<=[{CJK}])\s+(?=[{CJK}])")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
# Unassigned, private, control and broken characters: no reader sees them, some databases refuse them.
_UNSEEN = frozenset({"Cc", "Cs", "Cn", "Co"})


@cache
def _simplified() -> dict[str, str]:
    """Traditional characters whose simplified form is one and the same in every word."""
    characters = [chr(code) for code in range(0x3400, 0xA000)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        old: new
        for old, new in zip(characters, converted, strict=True)
        if len(new) == 1 and new != old
    }


class _Folded(dict[int, str]):
    """Filled as characters are met; no larger than Unicode."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_one(chr(code))
        return folded


def _fold_one(character: str) -> str:
    if unicodedata.category(character) in _UNSEEN:
        return "\n" if character in "\n\r\v\f" else " "
    composed = unicodedata.normalize("NFKC", character).lower()
    folded = composed if len(composed) == 1 else character
    return _simplified().get(folded, folded)


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The text folded, character for character."""
    return text.translate(_FOLDED)


def comparable(text: str) -> str:
    """The text folded, and without the line breaks and blanks that stand between Chinese characters
    (pages and PDFs break words anywhere)."""
    return _SPACE.sub(" ", _GAP.sub("", fold(text))).strip()


def storable(text: str) -> str:
    """The text without what PostgreSQL cannot hold."""
    return _UNSTORABLE.sub("", text)
