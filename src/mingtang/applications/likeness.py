"""Whether two applications ask for the same information: repeated applications (条例第三十六条第（六）项),
applications of several people for the same (第四十四条第一款).

Texts are compared without what does not tell information apart: width, case, spaces, punctuation,
and the phrases in which applications are couched.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from rapidfuzz import fuzz

SAME = 100.0
NEAR = 75.0
"""Likeness from which two texts are worth an officer's look."""

_COUCHED = re.compile(
    "请求|申请|公开|贵局|贵单位|贵机关|你局|你单位|本人|我单位|政府信息|依法|特此|相关信息|有关信息|谢谢|请"
)
_BANDS, _ROWS, _SHINGLE = 12, 2, 2
_MASK = (1 << 64) - 1


def plain(text: str) -> str:
    """What of a text tells information apart.

    >>> plain("请求公开：２０２５年 招生计划。") == plain("申请公开2025年招生计划")
    True
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c for c in folded if unicodedata.category(c)[0] in "LN")
    return _COUCHED.sub("", kept) or kept


def likeness(one: str, other: str) -> float:
    """0 to 100; `SAME` for texts that are the same but for what `plain` leaves out.

    >>> likeness("2025年招生计划", "请公开2025年的招生计划！") > NEAR
    True
    """
    a, b = plain(one), plain(other)
    if a == b:
        return SAME
    return min(fuzz.token_ratio(a, b), SAME - 0.1)


def marks(text: str, scope: str) -> tuple[int, ...]:
    """Digests of which two texts of one scope share at least one where they are alike: the first of
    the whole, the others of its smallest pairs of characters (MinHash in bands). Of texts whose pairs
    are half the same, 97 in 100 share one. Signed 64-bit numbers, () for an empty text.
    """
    bare = plain(text)
    if not bare:
        return ()
    pairs = {bare[i : i + _SHINGLE] for i in range(max(1, len(bare) - _SHINGLE + 1))}
    hashed = [_hash(pair) for pair in pairs]
    lowest = [min((h * a + b) & _MASK for h in hashed) for a, b in _PERMUTATIONS]
    bands = [
        _hash(f"{scope}:{band}:{lowest[band * _ROWS : band * _ROWS + _ROWS]}")
        for band in range(_BANDS)
    ]
    return tuple(_signed(mark) for mark in (_hash(f"{scope}:{bare}"), *bands))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


_PERMUTATIONS = [(_hash(f"a{n}") | 1, _hash(f"b{n}")) for n in range(_BANDS * _ROWS)]


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number
