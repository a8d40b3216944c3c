"""One spelling for what is printed in many: widths, punctuation and stray spaces made even."""

from __future__ import annotations

import re

_EVEN = dict(
    zip(
        "０１２３４５６７８９％．()［］[]!?〜∼~－ー",
        "0123456789%.（）［］［］！？～～～-—",
        strict=True,
    )
)
_UNEVEN = re.compile(f"[{re.escape(''.join(_EVEN))}]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_HALF_STOPS = (
    (",", re.compile(r",(?!\d{3}(?!\d))|(?<!\d),"), "，"),
    (";", re.compile(r";"), "；"),
    (":", re.compile(r":(?![/\d])"), "："),
)
_WHITE = re.compile(r"\s")
_SPACE = re.compile(r"(?<![A-Za-z])[\s\u3000\u00a0]+|[\s\u3000\u00a0]+(?![A-Za-z])")


def closed_up(text: str) -> str:
    """The text without invisible characters and without spaces, but between two Latin words.

    >>> closed_up("收到申请 3 件 ， Open Data 平台")
    '收到申请3件，Open Data平台'
    """
    seen = _INVISIBLE.sub("", text)
    return _SPACE.sub("", seen) if _WHITE.search(seen) else seen


def evened(text: str) -> str:
    """The text with half-width digits and full-width stops, character for character, so that an
    offset means the same in both. A comma between thousands stays as it is.

    >>> evened("收到１２件(网上8件,信函4件),访问1,095次")
    '收到12件（网上8件，信函4件），访问1,095次'
    """
    even = text
    for uneven in set(_UNEVEN.findall(even)):
        even = even.replace(uneven, _EVEN[uneven])
    for half, pattern, full in _HALF_STOPS:
        if half in even:
            even = pattern.sub(full, even)
    return even
