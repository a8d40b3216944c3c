"""The depths of a file: every byte of every part as text, so that nothing lies where nobody looks.

Only numbers that prove themselves are looked for there; what stands there in words is told by the
readers that know the format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from mingtang.screening.pieces import Layer, Passage

_DIGITS = re.compile(rb"[0-9]{6}|@")
_WIDE_DIGITS = re.compile(rb"(?:[0-9]\x00){6}|@\x00")
_CODES = re.compile(rb"(?:&#(?:x3[0-9]|4[89]|5[0-7]);){6}")
_FULL_DIGITS = re.compile("[０-９]{6}".encode())


def residue(at: str, data: bytes) -> Iterator[Passage]:
    """The bytes of a part as passages, in the charsets that office files and pictures write."""
    if _DIGITS.search(data) or _CODES.search(data) or _FULL_DIGITS.search(data):
        yield Passage(at, html.unescape(_as_text(data)), Layer.RESIDUE)
    if _WIDE_DIGITS.search(data):
        for start in (0, 1):
            yield Passage(at, data[start:].decode("utf-16-le", "replace"), Layer.RESIDUE)


def _as_text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")
