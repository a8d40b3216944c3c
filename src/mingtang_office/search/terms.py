"""The terms under which a document is found.

教育          two neighbouring characters, or a token of letters and digits, anywhere in the document
^教育 ^教     the same in its title; single characters are looked for there alone
=jiaoyuju     how its title is spelled from some character on; looked for by its beginning
#云教|2025|12 its number, also without what stands before the year and without what stands after
@1199…        its index number
~a17          a mark: its agency, kind, column, topic, …; what a question is narrowed down to
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from mingtang_office.search.document import Document
from mingtang_office.search.folding import comparable
from mingtang_office.search.numbers import index_key, number_of
from mingtang_office.search.spelling import spellings
from mingtang_office.search.words import is_chinese, pairs, runs

# Grows when the same document would get other terms or other text; `check_search` then tells that
# the index is to be rebuilt.
VERSION = 1
EVERY = "~p"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_./:-")
_EARLIEST_YEAR = 1949
# Of the terms of one document: PostgreSQL refuses a vector of more than a mebibyte.
_MOST_BYTES = 900_000
LONGEST_BODY = 300_000


def month_mark(day: date) -> str:
    return f"~m{day.year:04d}{day.month:02d}"


def year_mark(year: int) -> str:
    """All that is older than the republic lies in one year."""
    return f"~y{year:04d}" if year >= _EARLIEST_YEAR else "~y0"


def agency_mark(agency: int) -> str:
    return f"~a{agency}"


def _spelled(code: str) -> str:
    """So that no engine takes two codes for one, or one for two."""
    return "".join(c if c in _PLAIN else f"={ord(c):x}=" for c in code)


def kind_mark(code: str) -> str:
    return f"~k{_spelled(code)}"


def column_mark(code: str) -> str:
    return f"~c{_spelled(code)}"


def catalogue_mark(code: str) -> str:
    return f"~r{_spelled(code)}"


def topic_mark(code: str) -> str:
    return f"~t{_spelled(code)}"


def validity_mark(code: str) -> str:
    return f"~v{_spelled(code)}"


def _marks(document: Document) -> Iterator[str]:
    yield EVERY
    yield year_mark(document.published_on.year)
    yield month_mark(document.published_on)
    yield agency_mark(document.agency)
    yield from map(column_mark, document.columns)
    for code, mark in (
        (document.kind, kind_mark),
        (document.catalogue, catalogue_mark),
        (document.topic, topic_mark),
        (document.validity, validity_mark),
    ):
        if code:
            yield mark(code)


def _numbers(document: Document) -> Iterator[str]:
    number = number_of(document.number)
    if number is not None:
        yield from (f"#{key}" for key in number.beginnings())
    key = index_key(document.index_number)
    if key:
        yield f"@{key}"


def _title(title: str) -> Iterator[str]:
    for run in runs(title):
        if is_chinese(run):
            yield from (f"^{character}" for character in run)
            yield from (f"^{pair}" for pair in pairs(run))
        else:
            yield f"^{run}"
    yield from (f"={spelling}" for spelling in spellings(title))


def _anywhere(text: str) -> Iterator[str]:
    for run in runs(text):
        if is_chinese(run):
            yield from pairs(run)
        else:
            yield run


def searched_text(document: Document) -> str:
    """All that is read for words: title, number and body, a line each."""
    parts = (document.title, document.number, document.body[:LONGEST_BODY])
    return "\n".join(comparable(part) for part in parts)


def terms_of(document: Document, text: str) -> list[str]:
    """Each term once; `text` is the document's `searched_text`. Of a document without measure the
    last pairs are left out."""
    found: dict[str, None] = {}
    room = _MOST_BYTES
    title = comparable(document.title)
    for term in chain(_marks(document), _numbers(document), _title(title), _anywhere(text)):
        if term not in found:
            room -= len(term.encode())
            if room < 0:
                break
            found[term] = None
    return list(found)
