"""A document as a row, and a row with its terms."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from mingtang_office.search.document import Document
from mingtang_office.search.engines.engine import Entry
from mingtang_office.search.folding import comparable, storable
from mingtang_office.search.models import IndexedDocument
from mingtang_office.search.numbers import number_of
from mingtang_office.search.terms import LONGEST_BODY, VERSION, searched_text, terms_of
from mingtang_office.search.words import segmented

COPIED = (
    "key", "kind", "catalogue", "topic", "validity", "audience", "published_on", "written_on",
    "visible_from", "visible_until", "index_number",
)  # fmt: skip


def digest_of(document: Document) -> str:
    """The same for the same document under the same rules of making terms."""
    told: dict[str, Any] = {
        name: getattr(document, name) for name in (*COPIED, "agency", "title", "number", "body")
    }
    told |= {"columns": columns_of(document), "version": VERSION}
    data = json.dumps(told, ensure_ascii=False, sort_keys=True, default=_told)
    return hashlib.sha256(storable(data).encode()).hexdigest()


def columns_of(document: Document) -> list[str]:
    return sorted(set(document.columns))


def _told(value: date) -> str:
    return value.isoformat()


def row_of(document: Document, digest: str, rebuild: int) -> IndexedDocument:
    copied = {name: getattr(document, name) for name in COPIED}
    title_text = comparable(document.title)
    number = number_of(document.number)
    return IndexedDocument(
        **copied,
        agency_id=document.agency,
        columns=" ".join(columns_of(document)),
        title=storable(document.title),
        number=storable(document.number),
        number_key=number.key if number else "",
        body=storable(document.body[:LONGEST_BODY]),
        title_text=title_text,
        title_words=f" {' '.join(segmented(title_text))} ",
        text=searched_text(document),
        digest=digest,
        rebuild=rebuild,
    )


def entry_of(row: IndexedDocument) -> Entry:
    """A row that is there, ready to be told to an engine."""
    copied = {name: getattr(row, name) for name in COPIED}
    document = Document(
        **copied,
        agency=row.agency_id,
        columns=tuple(row.columns.split()),
        title=row.title,
        number=row.number,
        body=row.body,
    )
    return Entry(row, terms_of(document, row.text), row.position)
