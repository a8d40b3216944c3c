"""Terms in an index of OpenSearch, for an office whose database should not carry the search.

The index is told after the transaction of the change has ended; what it was not told stands in
`Unsent` until it is. It holds no text but the titles and what words are weighed by; hits are shown
from the rows of the database, which say once more whether they are visible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import structlog
from django.db import connection, transaction
from opensearchpy import ConnectionError, NotFoundError, OpenSearch, TransportError

from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.policy import path_range
from mingtang_office.search.asking import Kind, Word
from mingtang_office.search.document import PUBLIC
from mingtang_office.search.engines.engine import Entry, Facet, Found, Sought
from mingtang_office.search.entries import entry_of
from mingtang_office.search.formula import AllOf, AnyOf, Formula, Term
from mingtang_office.search.models import IndexedDocument, Unsent
from mingtang_office.search.question import Sort

logger = structlog.get_logger(__name__)

_SENDING = 0x6D_74_74  # "mtt"
_BATCH = 500
_FACETS = 10_000
_MAPPING: dict[str, Any] = {
    "settings": {"index": {"max_result_window": 10_000}},
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "row": {"type": "long"},
            "position": {"type": "long"},
            "terms": {"type": "keyword"},
            "title": {"type": "wildcard"},
            "title_words": {"type": "keyword"},
            "text": {"type": "wildcard"},
            "agency": {"type": "keyword"},
            "kind": {"type": "keyword"},
            "columns": {"type": "keyword"},
            "topic": {"type": "keyword"},
            "year": {"type": "keyword"},
            "audience": {"type": "keyword"},
            "published_on": {"type": "date", "format": "strict_date"},
            "visible_from": {"type": "date"},
            "visible_until": {"type": "date"},
        },
    },
}
_FIELDS = {
    Facet.AGENCY: "agency",
    Facet.COLUMN: "columns",
    Facet.TOPIC: "topic",
    Facet.KIND: "kind",
    Facet.YEAR: "year",
}


def expression(formula: Formula) -> dict[str, Any]:
    match formula:
        case Term(text, beginning):
            return {"prefix" if beginning else "term": {"terms": {"value": text}}}
        case AllOf(parts):
            return {"bool": {"filter": [expression(part) for part in parts]}}
        case AnyOf(parts):
            return {
                "bool": {
                    "should": [expression(part) for part in parts],
                    "minimum_should_match": 1,
                }
            }
    return {
        "bool": {
            "filter": [expression(formula.base)],
            "must_not": [expression(formula.left_out)],
        }
    }


def source_of(entry: Entry) -> dict[str, Any]:
    row = entry.row
    return {
        "row": row.pk,
        "position": row.position,
        "terms": entry.terms,
        "title": row.title_text,
        "title_words": row.title_words.split(),
        "text": row.text,
        "agency": str(row.agency_id),
        "kind": row.kind,
        "columns": row.columns.split(),
        "topic": row.topic,
        "year": str(row.published_on.year),
        "audience": row.audience,
        "published_on": row.published_on.isoformat(),
        "visible_from": row.visible_from.isoformat(),
        "visible_until": row.visible_until.isoformat() if row.visible_until else None,
    }


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "*?\\" else c for c in text)


def _holds(field: str, text: str) -> dict[str, Any]:
    return {"wildcard": {field: {"value": f"*{_escaped(text)}*"}}}


def _within(sought: Sought) -> Iterator[dict[str, Any]]:
    """What beside its terms a document must be."""
    now = sought.now.isoformat()
    yield {"term": {"audience": {"value": PUBLIC}}}
    yield {"range": {"visible_from": {"lte": now}}}
    yield {"bool": {"must_not": [{"range": {"visible_until": {"lt": now}}}]}}
    days = {"gte": sought.since, "lte": sought.until}
    limits = {name: day.isoformat() for name, day in days.items() if day is not None}
    if limits:
        yield {"range": {"published_on": limits}}
    if sought.branch:
        below = Agency.objects.filter(path__range=path_range(sought.branch))
        yield {"terms": {"agency": [str(number) for number in below.values_list("pk", flat=True)]}}
    field = "title" if sought.title_only else "text"
    for phrase, wanted in sought.phrases:
        holds = _holds(field, phrase)
        yield holds if wanted else {"bool": {"must_not": [holds]}}


def _near(words: Sequence[Word]) -> Iterator[dict[str, Any]]:
    """Points, as `ranking` gives them: the number, then the title; each of constant weight."""
    for word in words:
        if word.number is not None:
            yield _points(Term(f"#{word.number.key}"), 1000.0)
        if word.kind is not Kind.INDEX_NUMBER:
            yield _points(word.formula(title_only=True), 2.0)
            whole = {"term": {"title_words": {"value": word.text}}}
            yield {"constant_score": {"filter": whole, "boost": 1.0}}


def _points(formula: Formula, points: float) -> dict[str, Any]:
    return {"constant_score": {"filter": expression(formula), "boost": points}}


class OpenSearchEngine:
    def __init__(self, *, address: str, index: str, user: str = "", password: str = "") -> None:
        self._index = index
        self._client = OpenSearch(
            [address],
            http_auth=(user, password) if user else None,
            timeout=10,
            max_retries=2,
            retry_on_timeout=True,
        )

    def put(self, entries: Sequence[Entry]) -> None:
        self._note([entry.row.key for entry in entries])

    def remove(self, keys: Sequence[str]) -> None:
        self._note(keys)

    def _note(self, keys: Sequence[str]) -> None:
        """Noted with the change, told after it: a change is not undone because the index cannot be
        reached, and the next one tells it as well."""
        Unsent.objects.bulk_create(Unsent(key=key) for key in keys)
        transaction.on_commit(self._try_to_send, robust=True)

    def _try_to_send(self) -> None:
        try:
            self.send()
        except (ConnectionError, TransportError) as error:
            logger.warning("search_engine_not_told", error=type(error).__name__)

    def send(self) -> None:
        """Tell the index what it was not told yet."""
        self._make()
        while self._send_some():
            pass

    @transaction.atomic
    def _send_some(self) -> bool:
        """One sender at a time, which tells what the rows say now: nothing older comes after."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SENDING])
        notes = dict(Unsent.objects.order_by("pk").values_list("pk", "key")[:_BATCH])
        if not notes:
            return False
        rows = IndexedDocument.objects.filter(key__in=notes.values())
        sources = {entry.row.key: source_of(entry) for entry in map(entry_of, rows)}
        operations: list[dict[str, Any]] = []
        for key in dict.fromkeys(notes.values()):
            if key in sources:
                operations += [{"index": {"_id": key}}, sources[key]]
            else:
                operations.append({"delete": {"_id": key}})
        told = self._client.bulk(body=operations, index=self._index, refresh=True)
        refused = [each for item in told["items"] for each in item.values() if "error" in each]
        if refused:
            raise TransportError(refused[0]["status"], "refused", refused[0]["error"])
        Unsent.objects.filter(pk__in=notes).delete()
        return True

    def _make(self) -> None:
        if not self._client.indices.exists(index=self._index):
            self._client.indices.create(index=self._index, body=_MAPPING, ignore=400)

    def reset(self) -> None:
        self._client.indices.delete(index=self._index, ignore=404)
        self._make()
        with connection.cursor() as cursor:
            for table in ("search_indexeddocument", "search_unsent"):
                cursor.execute(f"DELETE FROM {table}")  # noqa: S608

    def count(self) -> int:
        try:
            return int(self._client.count(index=self._index)["count"])
        except NotFoundError:
            return 0

    def lacking(self, rows: Sequence[IndexedDocument]) -> list[str]:
        if not rows:
            return []
        found = self._client.mget(
            body={"ids": [row.key for row in rows]}, index=self._index, _source=False
        )
        held = {each["_id"] for each in found["docs"] if each.get("found")}
        return [row.key for row in rows if row.key not in held]

    def query(self, sought: Sought) -> Found:
        ordered: list[Any] = [{"position": "desc"}]
        by_score = sought.sort is Sort.RELEVANCE and bool(sought.words)
        body = {
            "query": {
                "bool": {
                    "filter": [expression(sought.formula), *_within(sought)],
                    "should": list(_near(sought.words)) if by_score else [],
                    "minimum_should_match": 0,
                }
            },
            "sort": ["_score", *ordered] if by_score else ordered,
            "from": sought.offset,
            "size": max(0, min(sought.limit, sought.most - sought.offset)),
            "track_total_hits": sought.most + 1,
            "_source": ["row"],
        }
        if sought.with_tallies:
            body["aggs"] = {
                facet.value: {"terms": {"field": field, "size": _FACETS}}
                for facet, field in _FIELDS.items()
            }
        answer = self._client.search(index=self._index, body=body)
        total = int(answer["hits"]["total"]["value"])
        return Found(
            tuple(int(hit["_source"]["row"]) for hit in answer["hits"]["hits"]),
            min(total, sought.most),
            total > sought.most,
            {
                Facet(name): {
                    bucket["key"]: int(bucket["doc_count"])
                    for bucket in told["buckets"]
                    if bucket["key"]
                }
                for name, told in answer.get("aggregations", {}).items()
            },
        )
