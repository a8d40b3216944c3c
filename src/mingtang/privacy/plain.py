"""A text with its digits, letters and separators in half-width form, and the way back.

Numbers are hidden, or merely typed, in full-width characters, with odd spaces and dashes, with
zero-width characters between them; detectors see none of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ZERO_WIDTH = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
)
_HALF = {
    **{0xFF10 + n: str(n) for n in range(10)},
    **{0xFF21 + n: chr(65 + n) for n in range(26)},
    **{0xFF41 + n: chr(97 + n) for n in range(26)},
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000"), " "),
    **dict.fromkeys(map(ord, "－‐‑‒–—―−"), "-"),
    **dict(zip(map(ord, "（）＠．＋＿／＃"), "()@.+_/#", strict=True)),
}


@dataclass(frozen=True, slots=True)
class Plain:
    """`text[i]` stands in the source at `where[i]`."""

    text: str
    where: Sequence[int]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        return self.where[start], self.where[end - 1] + 1

    def after_words(self, at: int, words: tuple[str, ...], reach: int = 14) -> bool:
        """Whether one of these words stands within `reach` characters before `at`."""
        before = self.text[max(0, at - reach) : at]
        return any(word in before for word in words)


def plain(text: str) -> Plain:
    """The plain form; linear in the length of the text."""
    half = text.translate(_HALF)
    if _ZERO_WIDTH.isdisjoint(half):
        return Plain(half, range(len(half)))
    kept = [n for n, character in enumerate(half) if character not in _ZERO_WIDTH]
    return Plain("".join(half[n] for n in kept), kept)
