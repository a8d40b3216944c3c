"""Whether two names can be names of one agency."""

from __future__ import annotations

import re
from enum import StrEnum

_REGION = re.compile(r"([^省市县区州旗乡镇]{2,8}?)(?:自治区|自治州|自治县|省|市|县|区|州|旗|乡|镇)")
_TAIL = re.compile(r"(?:办公室|办公厅|秘书科|综合科|政务公开办)$")


class Kinship(StrEnum):
    SAME = "same"
    UNSURE = "unsure"
    OTHER = "other"  # names of different places


def regions(name: str) -> frozenset[str]:
    """Places that a name names: {"云江"} for 云江县教育局.

    >>> sorted(regions("江临市青禾区教育局"))
    ['江临', '青禾']
    """
    return frozenset(_REGION.findall(name))


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in this order, as those of 科委 in 科学技术委员会."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def kinship(left: str, right: str) -> Kinship:
    """Whether two names may be one agency's; names of different places cannot."""
    one, other = (_TAIL.sub("", re.sub(r"\s+", "", name)) for name in (left, right))
    if _abbreviates(one, other) or _abbreviates(other, one):
        return Kinship.SAME
    places = regions(one), regions(other)
    if all(places) and not places[0] & places[1]:
        return Kinship.OTHER
    return Kinship.UNSURE
