"""The names that a table knows, found in what a person typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from mingtang.publication.districts.areas import Area
from mingtang.publication.districts.places import FOLLOWING, is_named, key, spellings
from mingtang.publication.districts.spelling import figured

_MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class Names:
    """`towns` by their spelling; `keys`: each spelling of a road or place, to the key of its name."""

    keys: dict[str, str]
    towns: frozenset[str]
    by_first: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def at(self, text: str, start: int) -> str | None:
        """The longest spelling of a known name that stands here and ends where a name may end."""
        for spelling in self.by_first.get(text[start : start + 1], ()):
            if text.startswith(spelling, start) and _ends(text, start + len(spelling), spelling):
                return spelling
        return None

    def alike(self, name: str) -> tuple[str, ...]:
        """Known names that a person may have meant by one that is not known."""
        own = key(name)
        inside = [k for k in self.known if len(k) > 1 and (own.endswith(k) or k.endswith(own))]
        near = get_close_matches(own, self.known, n=_MOST_ALIKE, cutoff=0.65)
        return tuple(dict.fromkeys([*inside, *near]))[:_MOST_ALIKE]

    @property
    def known(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.keys.values()))


def names_of(areas: Iterable[Area]) -> Names:
    keys: dict[str, str] = {}
    towns = set()
    for area in areas:
        if area.town:
            towns.add(area.town)
        if area.name:
            for spelling in spellings(area.name):
                keys.setdefault(figured(spelling), area.key)
            keys[figured(area.name)] = area.key
    by_first: dict[str, list[str]] = {}
    for spelling in sorted(keys, key=len, reverse=True):
        by_first.setdefault(spelling[0], []).append(spelling)
    return Names(keys, frozenset(towns), {each: tuple(found) for each, found in by_first.items()})


def _ends(text: str, end: int, spelling: str) -> bool:
    """Whether the name ends here; one without a suffix of its own only before a figure or nothing."""
    rest = text[end:]
    if not rest or rest[0] in " 0123456789-,.()":
        return True
    return is_named(spelling) and FOLLOWING.match(rest) is None
