"""A piece of a text in which the words stand, marked and safe to show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from mingtang_office.search.asking import Word
from mingtang_office.search.folding import fold
from mingtang_office.search.words import is_chinese, pairs, runs

LENGTH = 120
_BEFORE = 24
_BLANKS = re.compile(r"\s+")


def _pattern(text: str) -> str:
    """The text, whatever blanks stand between its characters."""
    return r"\s*".join(re.escape(character) for character in text if not character.isspace())


def _places(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where the words stand; of one that stands nowhere as a whole, its pairs. None overlap."""
    folded = fold(text)
    found: list[tuple[int, int]] = []
    for word in words:
        whole = _spans(folded, [word.text])
        found += whole or _spans(folded, _pieces(word.text))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str) -> list[str]:
    return [piece for run in runs(text) for piece in (pairs(run) if is_chinese(run) else [run])]


def _spans(folded: str, texts: Sequence[str]) -> list[tuple[int, int]]:
    patterns = [_pattern(text) for text in texts if text.strip()]
    if not patterns:
        return []
    return [found.span() for found in re.finditer("|".join(patterns), folded)]


def marked(text: str, words: Sequence[Word]) -> SafeString:
    """All of a text, with the words marked."""
    return _marked(text, _places(text, words), 0, len(text))


def snippet(text: str, words: Sequence[Word]) -> SafeString:
    """The piece in which most of the words stand; the beginning where none does."""
    places = _places(text, words)
    start = _best_start(places)
    if start:
        start = max(0, start - _BEFORE)
    end = min(len(text), start + LENGTH)
    cut = _marked(text, places, start, end)
    return mark_safe(f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}")  # noqa: S308


def _best_start(places: Sequence[tuple[int, int]]) -> int:
    """Where the piece with most marks begins; the first of equals."""
    best, start, last = 0, 0, 0
    room = LENGTH - _BEFORE
    for first, (begin, _) in enumerate(places):
        while last < len(places) and places[last][1] <= begin + room:
            last += 1
        if last - first > best:
            best, start = last - first, begin
    return start


def _marked(text: str, places: Sequence[tuple[int, int]], start: int, end: int) -> SafeString:
    parts, at = [], start
    for begin, stop in places:
        if stop <= start or begin >= end:
            continue
        first, last = max(begin, start), min(stop, end)
        parts += [_shown(text[at:first]), f"<mark>{_shown(text[first:last])}</mark>"]
        at = last
    parts.append(_shown(text[at:end]))
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped


def _shown(text: str) -> str:
    return escape(_BLANKS.sub(" ", text))
