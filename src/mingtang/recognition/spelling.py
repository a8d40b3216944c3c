"""Letters as printed and letters as meant: widths, spaces, numerals."""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = (
    {0xFF01 + i: 0x21 + i for i in range(94)}
    | {0x3000: 0x20, 0xA0: 0x20}
    | {ord(sign): ord("-") for sign in "−﹣－"}
    | {ord(sign): ord("+") for sign in "﹢＋"}
)
_IGNORED = re.compile(r"[^0-9A-Za-z\u3400-\u9fff○〇]+")
_LETTER = re.compile(r"[0-9A-Za-z\u3400-\u9fff○〇０-９Ａ-Ｚａ-ｚ]")
_SHORT = 48  # letters up to which a text is worth remembering: labels and cells come again
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]|[0-9])(?=.)")
_DIGITS = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "O": 0,
    "两": 2,
}


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as their plain forms; nothing else changes."""
    return text if text.isascii() else text.translate(_PLAIN)


def squash(text: str) -> str:
    """Only letters and digits: what is left of a label when spaces, line breaks, brackets, quotes
    and punctuation, in which prints differ, are gone.

    >>> squash("（二） 部分\\n公开（区分处理的，只计这一情形）")
    '二部分公开区分处理的只计这一情形'
    """
    return _squashed(text) if len(text) <= _SHORT else _IGNORED.sub("", narrow(text))


def has_letters(text: str) -> bool:
    """Whether anything of a text would be left if it were squashed."""
    return _LETTER.search(text) is not None


@lru_cache(maxsize=8192)
def _squashed(text: str) -> str:
    return _IGNORED.sub("", narrow(text))


def core(label: str) -> str:
    """A squashed label without its numbering.

    >>> core("1.属于国家秘密"), core("（一）予以公开"), core("规章")
    ('属于国家秘密', '予以公开', '规章')
    """
    squashed = squash(label)
    return (
        _NUMBERING.sub("", squashed) if _NUMBERING.match(narrow(label).lstrip("( ")) else squashed
    )


def year_in_chinese(text: str) -> int | None:
    """二○二三 or 二〇二三 as 2023; None for anything else.

    >>> year_in_chinese("二○一二")
    2012
    """
    if len(text) != 4 or any(letter not in _DIGITS for letter in text):
        return None
    return int("".join(str(_DIGITS[letter]) for letter in text))


def small_number(text: str) -> int | None:
    """A numeral up to 九十九 in Chinese, as days and months are written; None for anything else.

    >>> small_number("二十"), small_number("十一"), small_number("三十一"), small_number("5")
    (20, 11, 31, 5)
    """
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.partition("十")
    if not mark:
        return _DIGITS.get(text)
    high = _DIGITS.get(tens) if tens else 1
    low = _DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low
