"""Asked, answered. Whatever is asked gets an answer, and only what the public may see at this moment
is in any part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import path_range
from mingtang_office.search import terms
from mingtang_office.search.answer import Answer, Hit, Tally
from mingtang_office.search.asking import Asked, Word, read
from mingtang_office.search.engines import MOST, Sought, engine
from mingtang_office.search.formula import Formula, Term, Without, all_of, any_of
from mingtang_office.search.models import IndexedDocument
from mingtang_office.search.nearest import nearest_titles
from mingtang_office.search.question import PAGE_SIZE, Question, Sort
from mingtang_office.search.snippets import marked, snippet

MOST_TALLIES = 50
_MOST_AGENCIES = 8  # of a branch; those of a larger one are looked up row by row
# Each phrase is looked up in the texts themselves.
MOST_PHRASED = 1000


def search(question: Question, *, now: datetime) -> Answer:
    """One page of what was found, with the counts of everything that was."""
    asked = read(question.words)
    if not asked.is_blank and not asked.words:
        return Answer(notes=asked.notes)
    page = max(1, min(question.page, MOST // PAGE_SIZE))
    sought = replace(_sought(question, asked, now), offset=(page - 1) * PAGE_SIZE)
    found = engine().query(sought)
    nearest = () if found.total or not asked.wanted else nearest_titles(sought, engine().query)
    return Answer(
        hits=_hits(found.rows, asked.wanted, now),
        total=found.total,
        is_bounded=found.is_bounded,
        page=page,
        tallies={facet: _largest(counted) for facet, counted in found.tallies.items()},
        notes=asked.notes,
        nearest=nearest,
    )


def newest_keys(question: Question, *, now: datetime, most: int) -> tuple[str, ...]:
    """The keys of the newest that are found, at most so many; nothing is counted."""
    asked = read(question.words)
    if not asked.is_blank and not asked.words:
        return ()
    sought = _sought(question, asked, now)
    newest = replace(sought, sort=Sort.NEWEST, limit=most, most=most, with_tallies=False)
    rows = engine().query(newest).rows
    keys = dict(IndexedDocument.objects.visible(now).filter(pk__in=rows).values_list("pk", "key"))
    return tuple(keys[row] for row in rows if row in keys)


def _sought(question: Question, asked: Asked, now: datetime) -> Sought:
    marks, branch = _marks(question)
    wanted: list[Formula] = [*marks]
    wanted += (word.formula(title_only=question.title_only) for word in asked.wanted)
    formula = all_of(wanted) if wanted else Term(terms.EVERY)
    # A phrase to be left out is looked up in the text: its terms may stand apart.
    unwanted = [word for word in asked.unwanted if not word.is_checked]
    if unwanted:
        left_out = any_of(word.formula(title_only=question.title_only) for word in unwanted)
        formula = Without(formula, left_out)
    since, until = _days(question)
    phrases = tuple((w.text, not w.left_out) for w in asked.words if w.is_checked)
    return Sought(
        formula=formula,
        now=now,
        words=asked.wanted,
        phrases=phrases,
        most=MOST_PHRASED if phrases else MOST,
        branch=branch,
        since=since,
        until=until,
        title_only=question.title_only,
        sort=question.sort,
        limit=PAGE_SIZE,
    )


def _days(question: Question) -> tuple[date | None, date | None]:
    since, until = question.since, question.until
    if question.year is not None and date.min.year <= question.year <= date.max.year:
        first, last = date(question.year, 1, 1), date(question.year, 12, 31)
        since = max(since or first, first)
        until = min(until or last, last)
    return since, until


def _marks(question: Question) -> tuple[list[Formula], str]:
    """What the question is narrowed down to, as terms; and the branch that is too large for that."""
    marks: list[Formula] = [
        Term(mark(code))
        for code, mark in (
            (question.kind, terms.kind_mark),
            (question.column, terms.column_mark),
            (question.catalogue, terms.catalogue_mark),
            (question.topic, terms.topic_mark),
            (question.validity, terms.validity_mark),
        )
        if code
    ]
    if question.agency is not None:
        marks.append(Term(terms.agency_mark(question.agency)))
    if not question.branch:
        return marks, ""
    below = Agency.objects.filter(path__range=path_range(question.branch))
    agencies = list(below.values_list("pk", flat=True)[: _MOST_AGENCIES + 1])
    if len(agencies) > _MOST_AGENCIES:
        return marks, question.branch
    return [*marks, any_of(Term(terms.agency_mark(pk)) for pk in agencies)], ""


def _hits(rows: Sequence[int], words: Sequence[Word], now: datetime) -> tuple[Hit, ...]:
    """In their order. An engine outside the database may lag behind: what is no longer visible, or
    no longer there, is left out."""
    visible = (
        IndexedDocument.objects.visible(now)
        .select_related("agency")
        .defer("text", "title_text", "title_words")
        .in_bulk(rows)
    )
    return tuple(_hit(visible[row], words) for row in rows if row in visible)


def _hit(row: IndexedDocument, words: Sequence[Word]) -> Hit:
    return Hit(
        key=row.key,
        title=marked(row.title, words),
        snippet=snippet(row.body, words),
        agency=row.agency_id,
        agency_name=row.agency.name,
        kind=row.kind,
        columns=tuple(row.columns.split()),
        topic=row.topic,
        validity=row.validity,
        number=row.number,
        index_number=row.index_number,
        published_on=row.published_on,
        written_on=row.written_on,
    )


def _largest(counted: Mapping[str, int]) -> tuple[Tally, ...]:
    return tuple(sorted(_tallies(counted.items()), key=lambda t: (-t.number, t.code)))[
        :MOST_TALLIES
    ]


def _tallies(counted: Iterable[tuple[str, int]]) -> Iterable[Tally]:
    return (Tally(code, number) for code, number in counted)
