"""A small question in words, so that programs do not fill the register: read aloud as well as seen,
without pictures, answered in figures or characters.

The question follows from a random number by the site's secret; the token that goes with the page is
signed, good for one answer and for two hours.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass
from enum import Enum

from django.core import signing
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from mingtang.law import numeral, parse_numeral

_SALT = "mingtang.portal.challenge"
_SECONDS = 2 * 3600
_LONGEST = 20
_WEEK = "一二三四五六日"


class Verdict(Enum):
    RIGHT = "right"
    WRONG = "wrong"
    STALE = "stale"  # too old, answered before, or none of ours


@dataclass(frozen=True, slots=True)
class Challenge:
    token: str
    question: str


def issue() -> Challenge:
    nonce = secrets.token_urlsafe(12)
    question, _ = _asked(nonce)
    return Challenge(signing.dumps(nonce, salt=_SALT), question)


def judge(token: str, answer: str) -> Verdict:
    """Whether the answer is right; whatever it is, the token is used up."""
    try:
        nonce = signing.loads(token, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return Verdict.STALE
    if not cache.add(f"challenge:{nonce}", 1, _SECONDS):
        return Verdict.STALE
    _, right = _asked(nonce)
    return Verdict.RIGHT if _plain(answer) == right else Verdict.WRONG


def _asked(nonce: str) -> tuple[str, str]:
    kind, first, second = salted_hmac(_SALT, nonce, algorithm="sha256").digest()[:3]
    a, b = 2 + first % 8, 2 + second % 8
    match kind % 4:
        case 0:
            return f"{numeral(a)}加{numeral(b)}等于几？", str(a + b)
        case 1:
            return f"{numeral(a + b)}减{numeral(a)}等于几？", str(b)
        case 2:
            large, small = 20 + a, 10 + b
            return f"{numeral(small)}和{numeral(large)}，哪个数大？", str(large)
    day = first % 7
    return f"星期{_WEEK[day]}的后一天是星期几？", f"星期{_WEEK[(day + 1) % 7]}"


def _plain(answer: str) -> str:
    """In the form in which right answers are held: 十二 and １２ are 12, 周二 is 星期二."""
    text = "".join(unicodedata.normalize("NFKC", answer[:_LONGEST]).split()).rstrip("。.")
    for word in ("星期", "周", "礼拜"):
        if text.startswith(word):
            return f"星期{text.removeprefix(word).replace('天', '日')}"
    if text.isdecimal():
        return str(int(text))
    try:
        return str(parse_numeral(text))
    except ValueError:
        return text
