"""Words of a text. What is indexed does not depend on where a dictionary sees the end of a word: of
Chinese, every pair of neighbouring characters is; the dictionary tells the words of a question and
those of a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import rjieba

from mingtang_office.search.folding import CJK

_RUN = re.compile(rf"[{CJK}]+|(?:(?![{CJK}])[^\W_])+")
_CHINESE = re.compile(rf"[{CJK}]")
LONGEST = 64  # of a token of letters and digits
# Words that only join others, where they stand alone in a longer run.
_JOINING = frozenset("的了和与及或之在是对为等于由从把被让也都很就而其这那")


def runs(text: str) -> Iterator[str]:
    """The runs of Chinese characters and those of letters and digits of a comparable text."""
    for found in _RUN.finditer(text):
        yield found[0] if is_chinese(found[0]) else found[0][:LONGEST]


def is_chinese(run: str) -> bool:
    return _CHINESE.match(run) is not None


def pairs(run: str) -> list[str]:
    """Each two neighbouring characters of a run of Chinese characters."""
    return [run[at : at + 2] for at in range(len(run) - 1)]


def segmented(text: str) -> list[str]:
    """The words of a comparable text, and the shorter words inside the longer ones."""
    return [word for run in runs(text) for word in _cut(run, inner=True)]


def plain_words(run: str) -> list[str]:
    """The words of a run, one after the other."""
    return _cut(run, inner=False)


def _cut(run: str, *, inner: bool) -> list[str]:
    if not is_chinese(run):
        return [run]
    return rjieba.cut_for_search(run) if inner else rjieba.cut(run)


def asked_words(run: str) -> list[str]:
    """The words of a run of Chinese characters that somebody typed. A character that is no word goes
    with the word before it (云江 + 县), one that only joins words is left out."""
    spans: list[tuple[int, int]] = []
    at, open_span = 0, False
    for piece in plain_words(run):
        start, at = at, at + len(piece)
        if len(piece) == 1 and piece in _JOINING and len(run) > 1:
            open_span = False
        elif open_span and (len(piece) == 1 or spans[-1][1] - spans[-1][0] == 1):
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((start, at))
            open_span = True
    return [run[start:end] for start, end in spans] or [run]
