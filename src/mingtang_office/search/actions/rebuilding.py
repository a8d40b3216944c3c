"""The index made anew from the registers, batch by batch, while the office works.

Each batch is read and entered in one transaction, during which nobody else changes the index: what
is withdrawn meanwhile is either not read any more, or removed after it was entered.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import islice

from django.db import transaction

from mingtang_office.search.actions.indexing import hold, put, remove
from mingtang_office.search.engines import engine
from mingtang_office.search.models import IndexedDocument, Rebuild
from mingtang_office.search.sources import sources

BATCH = 200


@transaction.atomic
def begin(*, now: datetime, anew: bool) -> Rebuild:
    """The rebuild that was left unfinished, or a new one. `anew`: throw away all that there is
    first, where the index itself is broken."""
    hold(alone=True)
    left = Rebuild.objects.filter(ended_at=None).first()
    if left is not None and not anew:
        return left
    if left is not None:
        left.delete()
    if anew:
        engine().reset()
    return Rebuild.objects.create(started_at=now)


@transaction.atomic
def step(*, rebuild: Rebuild, size: int = BATCH) -> bool:
    """One batch; whether anything was left to do. All that a batch does counts or nothing."""
    hold(alone=True)
    rebuild.refresh_from_db()
    waiting = [name for name in sources() if name >= rebuild.source]
    if not waiting:
        return False
    name = waiting[0]
    after = rebuild.after if name == rebuild.source else ""
    batch = list(islice(sources()[name](after), size))
    if batch:
        put(documents=batch, force=True)
        rebuild.source, rebuild.after = name, batch[-1].key
        rebuild.documents += len(batch)
    else:
        # No name of a register sorts between this and the next.
        rebuild.source, rebuild.after = f"{name}\t", ""
    rebuild.save(update_fields=("source", "after", "documents"))
    return True


@transaction.atomic
def end(*, rebuild: Rebuild, now: datetime, size: int = BATCH) -> int:
    """Remove what no register knows any more; how many were removed. Called again until none is."""
    hold(alone=True)
    stale = IndexedDocument.objects.exclude(rebuild=rebuild.pk).order_by("pk")
    keys = list(stale.values_list("key", flat=True)[:size])
    if keys:
        remove(keys=keys)
    else:
        rebuild.ended_at = now
        rebuild.save(update_fields=("ended_at",))
        Rebuild.objects.exclude(pk=rebuild.pk).delete()
    return len(keys)


def rebuild_all(
    *, now: Callable[[], datetime], anew: bool = False, told: Callable[[Rebuild], None]
) -> Rebuild:
    """From where the last one was left to the end."""
    rebuild = begin(now=now(), anew=anew)
    while step(rebuild=rebuild):
        told(rebuild)
    while end(rebuild=rebuild, now=now()):
        pass
    return rebuild
