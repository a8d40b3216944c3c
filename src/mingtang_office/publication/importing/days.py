"""Days as documents write them: 2026年3月13日, 二〇二六年三月十三日, 2026-03-13."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = dict(zip("〇零○OＯ一二三四五六七八九", [0, 0, 0, 0, 0, *range(1, 10)], strict=True))
_ARABIC = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?(?!\d)")
_CHINESE = re.compile(
    r"([一二三四五六七八九〇零○OＯ]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def day_in(text: str) -> date | None:
    """The first day that a text names; None where it names none that exists.

    >>> day_in("二〇二六年三月十三日"), day_in("2026 年 3 月 13 日"), day_in("2026-02-30")
    (datetime.date(2026, 3, 13), datetime.date(2026, 3, 13), None)
    """
    plain = text.translate(_WIDE)
    arabic = _ARABIC.search(plain)
    if arabic:
        return _day(*(int(part) for part in arabic.groups()))
    chinese = _CHINESE.search(plain)
    if chinese is None:
        return None
    year = int("".join(str(_DIGITS[each]) for each in chinese[1]))
    return _day(year, _counted(chinese[2]), _counted(chinese[3]))


def is_day(text: str) -> bool:
    """Whether a line says a day and nothing else."""
    plain = "".join(text.translate(_WIDE).split())
    return bool(_ARABIC.fullmatch(plain) or _CHINESE.fullmatch(plain)) and day_in(text) is not None


def _counted(text: str) -> int:
    """
    >>> _counted("二十三"), _counted("十"), _counted("八")
    (23, 10, 8)
    """
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text] if len(text) == 1 else 0
    units = _DIGITS.get(ones, 0) if len(ones) < 2 else 99
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + units


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
