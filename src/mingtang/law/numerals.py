"""Chinese numerals as laws write them: 第三十六条, 第（十五）项, 第一百零二条."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_VALUES = {character: value for value, character in enumerate(_DIGITS)} | {"〇": 0, "两": 2}
_WEIGHTS = {"十": 10, "百": 100, "千": 1000}

NUMERAL_CHARACTERS = "".join([*_VALUES, *_WEIGHTS])
"""Every character that `parse_numeral` takes, beside 0-9 and their full-width forms."""


def numeral(number: int) -> str:
    """The Chinese numeral of 1-9999. Raises ValueError outside that.

    >>> numeral(36), numeral(10), numeral(15), numeral(102), numeral(1260)
    ('三十六', '十', '十五', '一百零二', '一千二百六十')
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"条款序号只能是1到9999：{number}。")
    written = ""
    for place, digit in enumerate(int(d) for d in reversed(str(number))):
        if digit:
            written = _DIGITS[digit] + _UNITS[place] + written
        elif written and not written.startswith("零"):
            written = "零" + written
    return written.removeprefix("一") if 10 <= number <= 19 else written


def parse_numeral(text: str) -> int:
    """The number that `text` writes, in Chinese characters or in digits of either width.

    Raises ValueError for anything else.

    >>> parse_numeral("三十六"), parse_numeral("十五"), parse_numeral("一百零二")
    (36, 15, 102)
    >>> parse_numeral("36"), parse_numeral("３６"), parse_numeral("二〇")
    (36, 36, 20)
    """
    if text.isdecimal():
        return int(text)
    if not text or any(c not in NUMERAL_CHARACTERS for c in text):
        raise ValueError(f"“{text}”不是数字。")
    if not any(c in _WEIGHTS for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total, digit = 0, None
    for character in text:
        if character in _WEIGHTS:
            total += (1 if digit is None else digit) * _WEIGHTS[character]
            digit = None
        else:
            digit = _VALUES[character] or None
    return total + (digit or 0)
