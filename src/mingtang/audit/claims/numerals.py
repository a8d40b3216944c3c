"""Numbers as narratives write them: 1,095, 7.8万, 三, 十二, 两百。"""

from __future__ import annotations

from decimal import Decimal

from mingtang.annual.report import Number

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MULTIPLIERS = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def spelled(numeral: str) -> int | None:
    """The number a Chinese numeral below 万 names, None where it names none.

    >>> [spelled(n) for n in ("三", "十二", "二十", "一百零五", "两", "二〇二四", "百")]
    [3, 12, 20, 105, 2, 2024, None]
    """
    if numeral and all(c in DIGITS for c in numeral):
        return int("".join(str(DIGITS[c]) for c in numeral))
    total, digit = 0, None
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif digit is None and (character != "十" or total):
            return None
        else:
            total += (1 if digit is None else digit) * _TENS[character]
            digit = None
    return total + (digit or 0) if numeral else None


def written(digits: str, multiplier: str = "") -> Number:
    """The number of digits with an optional 万 or 亿: an int where it is whole.

    >>> written("1,095"), written("7.8", "万"), written("33.9")
    (1095, 78000, Decimal('33.9'))
    """
    number = Decimal(digits.replace(",", "")) * _MULTIPLIERS[multiplier]
    return int(number) if number == number.to_integral_value() else number
