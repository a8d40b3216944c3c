"""Runs of numbered items in running text: 一是…二是…, （一）…（二）…, 1.…2.…, 第一，…第二，…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_CHINESE = "一二三四五六七八九十"
_OPENS = r"(?<=[。；;：:，,\s”].)"
# A stop or a line end with the white space about it; a run of that is gone through once.
_NEW_LINE = r"[。；;：:\s](?<!\s\s)(?:(?<=[。；;：:\n])|[^\S\n]*+\n)\s*+"
# Each begins with what the mark itself begins with and looks back afterwards: so the search leaps
# from one such letter to the next. `items` puts a line end before the text.
STYLES = {
    "一是": re.compile(
        rf"(?P<mark>(?P<n>[一二三四五六七八九十])(?:{_OPENS}|(?<=一)(?<![统唯之专同].))是)(?!非|否|不)"
    ),
    "（一）": re.compile(
        r"(?P<mark>\((?<![第章节条款项及和、至].)(?P<n>[一二三四五六七八九十])\))(?![项款条])"
    ),
    "第一，": re.compile(rf"(?P<mark>第{_OPENS}(?P<n>[一二三四五六七八九十])[，,、])"),
    "1.": re.compile(rf"{_NEW_LINE}(?P<mark>(?P<n>\d{{1,2}})\.)(?!\d)"),
    "1、": re.compile(rf"{_NEW_LINE}(?P<mark>(?P<n>\d{{1,2}})、)"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered item: its style, its number and where its mark stands in the text."""

    style: str
    number: int
    start: int
    end: int


def items(plain: str, style: str) -> Iterator[Item]:
    """The items of this style in a narrow text, in order."""
    for match in STYLES[style].finditer("\n" + plain):
        told = match["n"]
        number = int(told) if told.isdecimal() else _CHINESE.index(told) + 1
        yield Item(style, number, match.start("mark") - 1, match.end("mark") - 1)


def breaks(run: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Neighbours whose numbers do not follow: a gap or a repetition. A new run begins at one."""
    for before, after in pairwise(run):
        if after.number not in {1, before.number + 1}:
            yield before, after
