"""Numerals as Word prints them before numbered paragraphs (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_CHINESE = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(number: int, style: str) -> str:
    """`number` in a Word number format; an unknown format, or a number beyond it, in digits."""
    write = _FORMATS.get(style)
    return (write(number) if write is not None else "") or str(number)


def _counted(digits: str, ten: str, hundred: str, *, bare_ten: bool) -> Callable[[int], str]:
    """Counting with tens and hundreds, below one thousand: 一百零五, 二十, 十二."""

    def write(number: int) -> str:
        if not 0 < number < 1000:
            return ""
        hundreds, rest = divmod(number, 100)
        tens, ones = divmod(rest, 10)
        text = digits[hundreds] + hundred if hundreds else ""
        if tens == 0 and ones and hundreds:
            text += "零"
        if tens:
            text += ten if tens == 1 and not hundreds and bare_ten else digits[tens] + ten
        return text + (digits[ones] if ones else "")

    return write


def _digit_by_digit(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(max(number, 0)))


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number > 0 else ""


def _block(first: str, last: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode: ① to ⑳."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else ""


def _letter(number: int) -> str:
    """a … z, then aa, bb, as Word goes on."""
    if not 0 < number <= 780:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return ""
    text = ""
    for worth, sign in _ROMAN:
        count, number = divmod(number, worth)
        text += sign * count
    return text


_COUNTING = _counted(_CHINESE, "十", "百", bare_ten=True)

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _digit_by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _digit_by_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _block("①", 20),
    "decimalEnclosedCircleChinese": _block("①", 20),
    "decimalEnclosedParen": _block("⑴", 20),
    "decimalEnclosedFullstop": _block("⒈", 20),
    "ideographEnclosedCircle": _block("㊀", 10),
    "chineseCounting": _COUNTING,
    "chineseCountingThousand": _COUNTING,
    "japaneseCounting": _COUNTING,
    "taiwaneseCounting": _COUNTING,
    "taiwaneseCountingThousand": _COUNTING,
    "koreanDigital": _COUNTING,
    "ideographDigital": _digit_by_digit(_CHINESE),
    "japaneseDigitalTenThousand": _digit_by_digit(_CHINESE),
    "taiwaneseDigital": _digit_by_digit(_CHINESE),
    "chineseLegalSimplified": _counted(_LEGAL, "拾", "佰", bare_ten=False),
    "ideographLegalTraditional": _counted(_LEGAL, "拾", "佰", bare_ten=False),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
