"""Which hit is nearest: the number that was asked for; then how many of the words stand in the title,
whole words before parts of longer ones; then how densely they stand in the text; then the newest.

The density is reckoned for the first `WEIGHED` alone, since it reads their texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from mingtang_office.search.asking import Kind, Word
from mingtang_office.search.engines.engine import Sought

WEIGHED = 300
_MOST_WORDS = 6  # weigh in the density; the others only have to be there


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a database finds a piece of text in another, and picks rows by a list of numbers."""

    within: str
    among: Callable[[Sequence[int]], tuple[str, list[Any]]]


def _in_title(words: Sequence[Word], within: str) -> tuple[str, list[Any]]:
    parts, parameters = ["0"], []
    for word in words:
        if word.number is not None:
            parts.append("CASE WHEN d.number_key LIKE %s THEN 1000 ELSE 0 END")
            parameters.append(word.number.pattern)
        parts.append(
            f"CASE WHEN {within}(d.title_text, %s) = 0 THEN 0"
            f" WHEN {within}(d.title_words, %s) = 0 THEN 2 ELSE 3 END"
        )
        parameters += [word.text, f" {word.text} "]
    return " + ".join(parts), parameters


def _density(words: Sequence[Word]) -> tuple[str, list[Any]]:
    """Occurrences for the length of the text, which counts less the longer it is."""
    parts, parameters = ["0.0"], []
    for word in words[:_MOST_WORDS]:
        parts.append("(LENGTH(d.text) - LENGTH(REPLACE(d.text, %s, ''))) * 1.0")
        parameters.append(word.text)
    return f"({' + '.join(parts)}) / (LENGTH(d.text) + 500)", parameters


def nearest_first(sought: Sought, rows: Sequence[int], dialect: Dialect) -> tuple[str, list[Any]]:
    """SQL that gives the rows of the page out of these."""
    chosen, numbers = dialect.among(rows)
    words = [word for word in sought.words if word.kind is not Kind.INDEX_NUMBER]
    in_title, titled = _in_title(words, dialect.within)
    first = (
        f"SELECT d.id, d.position, {in_title} AS near FROM search_indexeddocument d"  # noqa: S608
        f" WHERE d.id IN ({chosen}) ORDER BY near DESC, d.position DESC LIMIT %s OFFSET %s"
    )
    if sought.offset >= WEIGHED:
        return first, [*titled, *numbers, sought.limit, sought.offset]
    density, weighed = _density(words)
    statement = (
        f"WITH first AS MATERIALIZED ({first}) SELECT d.id FROM first"  # noqa: S608
        f" JOIN search_indexeddocument d ON d.id = first.id"
        f" ORDER BY first.near DESC, {density} DESC, first.position DESC LIMIT %s OFFSET %s"
    )
    return statement, [
        *titled,
        *numbers,
        WEIGHED,
        0,
        *weighed,
        min(sought.limit, WEIGHED - sought.offset),
        sought.offset,
    ]
