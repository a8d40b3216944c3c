"""Days in a sentence for a person: 2026年3月13日 where the engine writes 2026-03-13."""

from __future__ import annotations

import re

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def spelled(text: str) -> str:
    """The text with its days spelled as Chinese letters do.

    >>> spelled("最迟2026-04-08")
    '最迟2026年4月8日'
    """
    return _DAY.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)
