"""Whether the index says what the registers say."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mingtang_office.search.document import Document
from mingtang_office.search.engines import engine
from mingtang_office.search.entries import digest_of
from mingtang_office.search.models import IndexedDocument, Rebuild, Unsent
from mingtang_office.search.sources import Documents, sources

_BATCH = 500


def check() -> Iterator[str]:
    """What is wrong, a line each, in Chinese."""
    if Rebuild.objects.filter(ended_at=None).exists():
        yield "上一次重建没有完成。"
    waiting = Unsent.objects.count()
    if waiting:
        yield f"有{waiting}项变动还没有送达检索引擎。"
    met = 0
    for documents in sources().values():
        for batch in _batches(documents):
            faults, present = _compared(batch)
            met += present
            yield from faults
    yield from _superfluous(met)


def _batches(documents: Documents) -> Iterator[list[Document]]:
    told = documents("")
    while batch := list(islice(told, _BATCH)):
        yield batch


def _compared(batch: list[Document]) -> tuple[list[str], int]:
    """The faults of these documents, and how many of them have a row."""
    rows = {
        row.key: row
        for row in IndexedDocument.objects.filter(key__in=[d.key for d in batch]).only(
            "key", "digest", "position"
        )
    }
    faults = []
    for document in batch:
        if document.key not in rows:
            faults.append(f"缺少：{document.key}")
        elif rows[document.key].digest != digest_of(document):
            faults.append(f"内容不是最新：{document.key}")
    faults += [f"检索不到：{key}" for key in engine().lacking(list(rows.values()))]
    return faults, len(rows)


def _superfluous(met: int) -> Iterator[str]:
    """Rows that no register knows; only looked for one by one where their number does not agree."""
    held, kept = IndexedDocument.objects.count(), engine().count()
    if kept != held:
        yield f"索引中有{kept}件，登记的有{held}件。"
    if held == met:
        return
    known = {document.key for documents in sources().values() for document in documents("")}
    for key in IndexedDocument.objects.order_by("pk").values_list("key", flat=True).iterator():
        if key not in known:
            yield f"多余：{key}"
