"""A text with its digits, letters and separators in half-width form, and the way back.

Numbers are hidden, or merely typed, in full-width characters, with odd spaces and dashes, with
zero-width characters between them; detectors see none of that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_HALF = {
    **{chr(0xFF10 + n): str(n) for n in range(10)},
    **{chr(0xFF21 + n): chr(65 + n) for n in range(26)},
    **{chr(0xFF41 + n): chr(97 + n) for n in range(26)},
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
    **dict.fromkeys("－‐‑‒–—―−", "-"),
    **dict(zip("（）＠．＋＿／＃", "()@.+_/#", strict=True)),
}
_FULL = re.compile(f"[{re.escape(''.join(_HALF))}]")


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
    half = text
    for full in set(_FULL.findall(text)):
        half = half.replace(full, _HALF[full])
    if _ZERO_WIDTH.search(half) is None:
        return Plain(half, range(len(half)))
    kept = [n for n, character in enumerate(half) if not _ZERO_WIDTH.match(character)]
    return Plain("".join(half[n] for n in kept), kept)
