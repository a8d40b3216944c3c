"""您是不是要找: titles like what was typed, where nothing was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rapidfuzz import fuzz, process

from mingtang_office.search import terms
from mingtang_office.search.engines.engine import Found, Sought
from mingtang_office.search.formula import Formula, Term, all_of, any_of
from mingtang_office.search.models import IndexedDocument
from mingtang_office.search.spelling import LONGEST_SPELLING, spellings
from mingtang_office.search.words import is_chinese, pairs, runs

MOST = 3
_COMPARED = 1000
_ALIKE = 60.0


def nearest_titles(sought: Sought, query: Callable[[Sought], Found]) -> tuple[tuple[str, str], ...]:
    """Keys and titles, the nearest first: of the newest titles that share two neighbouring
    characters or the sound of a word with what was typed."""
    typed = "".join(word.text for word in sought.words)
    formula = any_of(_near(typed))
    if formula == any_of(()):
        return ()
    marks = Term(terms.EVERY)
    rows = query(
        replace(
            sought,
            formula=all_of((marks, formula)),
            phrases=(),
            words=(),
            offset=0,
            limit=_COMPARED,
            most=_COMPARED,
            with_tallies=False,
        )
    ).rows
    titles = {
        row.key: (row.title, row.title_text)
        for row in IndexedDocument.objects.visible(sought.now)
        .filter(pk__in=rows)
        .only("key", "title", "title_text")
    }
    found = process.extract(
        typed,
        {key: text for key, (_, text) in titles.items()},
        scorer=fuzz.partial_ratio,
        score_cutoff=_ALIKE,
        limit=MOST,
    )
    return tuple((key, titles[key][0]) for _, _, key in found)


def _near(typed: str) -> list[Formula]:
    found: list[Formula] = []
    for run in runs(typed):
        if is_chinese(run):
            found += [Term(f"^{pair}") for pair in pairs(run)]
            longest = max(spellings(run), key=len, default="")
            found.append(Term(f"={longest[:LONGEST_SPELLING]}", beginning=True))
        else:
            found.append(Term(f"^{run}"))
    return found
