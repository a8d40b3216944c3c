"""Everything found in a text, without overlaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mingtang.privacy.addresses import addresses
from mingtang.privacy.codes import credit_codes, emails, organisation_codes, passports, plates
from mingtang.privacy.kinds import Match
from mingtang.privacy.numbers import bank_cards, id_cards, landlines, mobiles
from mingtang.privacy.plain import Plain, plain

# the order decides between two that overlap and are equally certain: the stronger proof first
_DETECTORS: tuple[Callable[[Plain], Iterator[Match]], ...] = (
    credit_codes,
    id_cards,
    bank_cards,
    mobiles,
    emails,
    passports,
    organisation_codes,
    landlines,
    plates,
    addresses,
)


def find(text: str) -> tuple[Match, ...]:
    """Personal data and codes in a text, in order of place, none overlapping another.

    Positions are those of `text` as given. Linear in its length.

    >>> [(m.kind.value, m.value, m.certain) for m in find("联系电话：１３８ ００１３ ８０００")]
    [('mobile', '13800138000', True)]
    """
    source = plain(text)
    candidates = [match for detect in _DETECTORS for match in detect(source)]
    candidates.sort(key=lambda match: not match.certain)  # stable: detectors keep their order
    taken = bytearray(len(text))
    kept: list[Match] = []
    for match in candidates:
        if not any(taken[match.start : match.end]):
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.start))
