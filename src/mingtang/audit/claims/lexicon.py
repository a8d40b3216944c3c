"""The terms and slips of `terms.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Slip:
    """A miswriting: the pattern that finds it, what is meant, whether it cannot be meant so."""

    pattern: re.Pattern[str]
    right: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`cut_short` finds a fixed term without its last letter before a stop, `swollen` a tight term
    with a strange letter inside; each has a named place for what was found."""

    cut_short: re.Pattern[str]
    whole: dict[str, str]
    tight: dict[str, tuple[str, ...]]
    slips: tuple[Slip, ...]


_STOP = r"(?=[，。；：、！？）”》])"
_LINKING = frozenset(
    "不未无没的地得之和与或及并且而是为对在了已被将可能、，。；：（）《》“”〈〉…各有以"
)


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    data = tomllib.loads((files("mingtang.audit.claims") / "terms.toml").read_text("utf-8"))
    whole = {term[:-1]: term for term in data["fixed"]}
    longest_first = sorted(whole, key=len, reverse=True)
    heads: dict[str, tuple[str, ...]] = {}
    for term in data["tight"]:
        heads[term[:2]] = (*heads.get(term[:2], ()), term)
    return Lexicon(
        cut_short=re.compile(rf"(?:{'|'.join(longest_first)}){_STOP}"),
        whole=whole,
        tight=heads,
        slips=tuple(
            Slip(re.compile(each["wrong"]), each["right"], each["certain"])
            for each in data["slips"]
        ),
    )


def swollen(text: str) -> Iterator[tuple[int, str, str]]:
    """Each tight term with one strange letter inside: offset, what is printed, what is meant.

    >>> list(swollen("四、政府信息公开行政法复议、行政诉讼情况"))
    [(8, '行政法复议', '行政复议')]
    """
    heads = lexicon().tight
    for i in range(len(text) - 4):
        for term in heads.get(text[i : i + 2], ()):
            printed = text[i : i + len(term) + 1]
            if printed.startswith(term) or len(printed) <= len(term):
                continue
            for k in range(2, len(term)):
                strange = printed[k]
                if (
                    printed[:k] + printed[k + 1 :] == term
                    and strange not in _LINKING
                    and "\u4e00" <= strange <= "\u9fff"
                ):
                    yield i, printed, term
                    break
