"""Everything found in a text, without overlaps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mingtang.privacy.addresses import DOOR_PART, addresses
from mingtang.privacy.codes import credit_codes, emails, organisation_codes, passports, plates
from mingtang.privacy.kinds import Match
from mingtang.privacy.numbers import bank_cards, id_cards, landlines, mobiles
from mingtang.privacy.plain import Plain, plain

_LONG_NUMBER = re.compile(r"[0-9](?:[ -]?[0-9]){5}")
_LETTERS_AND_DIGITS = re.compile(r"[0-9A-Z]{4}")

# The order decides between two that overlap and are equally certain: the stronger proof first.
# Before each stands what a text must hold for it to find anything; most passages hold nothing.
_DETECTORS: tuple[tuple[re.Pattern[str], Callable[[Plain], Iterator[Match]]], ...] = (
    (_LONG_NUMBER, credit_codes),
    (_LONG_NUMBER, id_cards),
    (_LONG_NUMBER, bank_cards),
    (_LONG_NUMBER, mobiles),
    (re.compile("@"), emails),
    (_LONG_NUMBER, passports),
    (_LETTERS_AND_DIGITS, organisation_codes),
    (_LONG_NUMBER, landlines),
    (_LETTERS_AND_DIGITS, plates),
    (DOOR_PART, addresses),
)


def find(text: str) -> tuple[Match, ...]:
    """Personal data and codes in a text, in order of place, none overlapping another.

    Positions are those of `text` as given. Linear in its length.

    >>> [(m.kind.value, m.value, m.certain) for m in find("联系电话：１３８ ００１３ ８０００")]
    [('mobile', '13800138000', True)]
    """
    source = plain(text)
    candidates = [
        match
        for signs, detect in _DETECTORS
        if signs.search(source.text)
        for match in detect(source)
    ]
    candidates.sort(key=lambda match: not match.certain)  # stable: detectors keep their order
    taken = bytearray(len(text))
    kept: list[Match] = []
    for match in candidates:
        if not any(taken[match.start : match.end]):
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.start))
