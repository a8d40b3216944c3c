"""What registers call when something becomes public, changes or ceases to be: in their own
transaction, so that what is found is what is public.

The index is derived from the registers, whose actions write the trail; these write none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from mingtang_office.search.document import Document
from mingtang_office.search.engines import Entry, engine
from mingtang_office.search.entries import COPIED, digest_of, row_of
from mingtang_office.search.models import IndexedDocument, Rebuild
from mingtang_office.search.models.indexed import position_of
from mingtang_office.search.terms import terms_of

# Held by whoever changes the index, and alone by a rebuild while it reads a batch and enters it.
_LOCK = 0x6D_74_73  # "mts"
_UPDATED = (
    *(name for name in COPIED if name != "key"), "agency", "columns", "title", "number", "number_key", "body", "title_text", "title_words",
    "text", "digest", "rebuild",
)  # fmt: skip


def hold(*, alone: bool = False) -> None:
    """Until the transaction ends. On SQLite whoever writes is alone anyhow."""
    if connection.vendor == "postgresql":
        shared = "" if alone else "_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{shared}(%s)", [_LOCK])


@transaction.atomic
def put(*, documents: Iterable[Document], force: bool = False) -> int:
    """Let these be found, in place of what was there under their keys; how many were entered. What
    is there already, word for word, is left alone without `force`."""
    hold()
    given = {document.key: document for document in documents}
    held = {
        row.key: row
        for row in IndexedDocument.objects.filter(key__in=given).only("key", "digest", "position")
    }
    number = rebuilding()
    changed = []
    for key, document in given.items():
        digest = digest_of(document)
        if force or key not in held or held[key].digest != digest:
            changed.append((document, row_of(document, digest, number)))
    unchanged = given.keys() - {row.key for _, row in changed}
    if number and unchanged:
        IndexedDocument.objects.filter(key__in=unchanged).update(rebuild=number)
    if changed:
        _enter(changed, {key: row.position for key, row in held.items()})
    return len(changed)


@transaction.atomic
def remove(*, keys: Sequence[str]) -> int:
    """Let these be found no more; how many there were."""
    hold()
    chosen = IndexedDocument.objects.filter(key__in=keys)
    gone = list(chosen.values_list("key", flat=True))
    chosen.delete()
    engine().remove(list(keys))
    return len(gone)


def rebuilding() -> int:
    """The number of the rebuild under way; 0 where there is none."""
    running = Rebuild.objects.filter(ended_at=None).values_list("pk", flat=True).first()
    return running or 0


def _enter(
    changed: list[tuple[Document, IndexedDocument]], positions: dict[str, int | None]
) -> None:
    rows = IndexedDocument.objects.bulk_create(
        [row for _, row in changed],
        update_conflicts=True,
        unique_fields=("key",),
        update_fields=_UPDATED,
    )
    entries = []
    for (document, _), row in zip(changed, rows, strict=True):
        row.position = position_of(document.published_on.toordinal(), row.pk)
        former = positions.get(document.key)
        entries.append(Entry(row, terms_of(document, row.text), former))
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE search_indexeddocument SET position = %s WHERE id = %s",
            [(entry.row.position, entry.row.pk) for entry in entries],
        )
    engine().put(entries)
