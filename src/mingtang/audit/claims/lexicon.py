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
    """A miswriting: the pattern that finds it, what is meant, whether it cannot be meant so, and
    the signs of which a text must hold one for the pattern to be worth trying."""

    pattern: re.Pattern[str]
    right: str
    certain: bool
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`whole` gives the fixed terms by what they are without their last letter, `lengths` of those
    the longest first, `ends` finds their ends before a stop; `tight` gives the tight terms by
    their first two letters, `heads` finds those."""

    whole: dict[str, str]
    lengths: tuple[int, ...]
    ends: re.Pattern[str]
    tight: dict[str, tuple[str, ...]]
    heads: re.Pattern[str]
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
    heads: dict[str, tuple[str, ...]] = {}
    for term in data["tight"]:
        heads[term[:2]] = (*heads.get(term[:2], ()), term)
    return Lexicon(
        whole=whole,
        lengths=tuple(sorted({len(term) for term in whole}, reverse=True)),
        ends=re.compile(f"[{''.join({term[-1] for term in whole})}]{_STOP}"),
        tight=heads,
        heads=re.compile("|".join(f"{head[0]}(?={head[1]})" for head in heads)),
        slips=tuple(
            Slip(re.compile(each["wrong"]), each["right"], each["certain"], tuple(each["signs"]))
            for each in data["slips"]
        ),
    )


def cut_short_terms(text: str) -> Iterator[tuple[int, str]]:
    """Each fixed term without its last letter before a stop: offset, what is printed.

    >>> list(cut_short_terms("畅通受理渠。"))
    [(2, '受理渠')]
    """
    words = lexicon()
    for end in (match.end() for match in words.ends.finditer(text)):
        starts = (end - length for length in words.lengths if length <= end)
        start = next((each for each in starts if text[each:end] in words.whole), None)
        if start is not None:
            yield start, text[start:end]


def swollen(text: str) -> Iterator[tuple[int, str, str]]:
    """Each tight term with one strange letter inside: offset, what is printed, what is meant.

    >>> list(swollen("四、政府信息公开行政法复议、行政诉讼情况"))
    [(8, '行政法复议', '行政复议')]
    """
    words = lexicon()
    for i in (match.start() for match in words.heads.finditer(text)):
        for term in words.tight[text[i : i + 2]]:
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
