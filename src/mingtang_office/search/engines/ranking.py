"""Which hit is nearest: the number that was asked for; then how many of the words stand in the title,
whole words before parts of longer ones; then how densely they stand in the text; then the newest.

The density is reckoned for the first `WEIGHED` alone, since it reads their texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mingtang_office.search.asking import Kind, Word
from mingtang_office.search.engines.engine import Sought
from mingtang_office.search.question import Sort

WEIGHED = 300
_MOST_WORDS = 6  # weigh in the density; the others only have to be there


def near(sought: Sought, within: str) -> tuple[str, list[Any]]:
    """Points of a row, as SQL; without any where nothing is ordered by them."""
    parts: list[str] = []
    parameters: list[Any] = []
    for word in sought.words if sought.sort is Sort.RELEVANCE else ():
        if word.number is not None:
            parts.append("CASE WHEN d.number_key LIKE %s THEN 1000 ELSE 0 END")
            parameters.append(word.number.pattern)
        if word.kind is not Kind.INDEX_NUMBER:
            parts.append(
                f"CASE WHEN {within}(d.title_text, %s) = 0 THEN 0"
                f" WHEN {within}(d.title_words, %s) = 0 THEN 2 ELSE 3 END"
            )
            parameters += [word.text, f" {word.text} "]
    return " + ".join(parts) or "0", parameters


def density(words: Sequence[Word]) -> tuple[str, list[Any]]:
    """Occurrences for the length of the text, which counts less the longer it is; as SQL."""
    chosen = words[:_MOST_WORDS]
    parts = ["LENGTH(d.text) - LENGTH(REPLACE(d.text, %s, ''))"] * len(chosen)
    return f"({' + '.join(parts)}) * 1.0 / (LENGTH(d.text) + 500)", [word.text for word in chosen]
