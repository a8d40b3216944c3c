"""Addresses and names of places as they are compared: half-width, one dash, figures for numerals."""

from __future__ import annotations

import re
import unicodedata

_DASHES = re.compile(r"\s*(?:[-—–―－~～〜]+|(?<=[\d号栋幢座组])[至到](?=[\d第]))\s*")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_COUNTED = r"号|弄|栋|幢|座|单元|室|楼|层|组|社(?!区)|队"
_ALL = "".join([*_DIGITS, *_TENS])
_NUMERALS = re.compile(rf"[{_ALL}]+(?=\s*(?:{_COUNTED}|-|[至到][\d{_ALL}]))")
_LONGEST = 5


def plain(text: str) -> str:
    """Half-width, with one kind of dash and single spaces.

    >>> plain("人民路１２—１８号")
    '人民路12-18号'
    """
    return _DASHES.sub("-", " ".join(unicodedata.normalize("NFKC", text).split()))


def figured(text: str) -> str:
    """The same with figures where a numeral counts houses, buildings or groups; names keep theirs.

    >>> figured("八一路十二号三栋")
    '八一路12号3栋'
    """
    counted = _NUMERALS.sub(lambda found: _figures(found[0]), text)
    return _DASHES.sub("-", counted)


def _figures(numeral: str) -> str:
    value = value_of(numeral)
    return numeral if value is None else str(value)


def value_of(numeral: str) -> int | None:
    """What a Chinese numeral says, counted (一百零五) or spelled (一〇五); None where it says nothing.

    >>> value_of("一百零五"), value_of("一〇五"), value_of("十二")
    (105, 105, 12)
    """
    if len(numeral) > 2 * _LONGEST:
        return None
    if not any(character in _TENS for character in numeral):
        said = "".join(str(_DIGITS[character]) for character in numeral)
        return int(said) if len(said) <= _LONGEST else None
    total, digit, below = 0, 0, 10_000
    for character in numeral:
        if character in _TENS:
            unit = _TENS[character]
            if unit >= below:
                return None
            total, digit, below = total + (digit or 1) * unit, 0, unit
        elif digit:
            return None
        else:
            digit = _DIGITS[character]
    return total + digit
