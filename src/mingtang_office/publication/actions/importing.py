"""A folder of files entered as items, batch by batch: each file once, whatever is interrupted.

A batch is one transaction: its items with all that belongs to them, its lines in the ledger, its entry
in the trail. What was interrupted has left no half of it, and the next run begins where it ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries as trail
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions.batches import Piece, enter_pieces
from mingtang_office.publication.actions.numbering import keep_clear
from mingtang_office.publication.importing.wishes import Wish
from mingtang_office.publication.models import ImportRun, TakenFile

_LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Entered:
    items: int
    faults: int


@transaction.atomic
def begin(
    *, agency: Agency, name: str, wish: Wish, reason: str = "", by: User, now: datetime
) -> ImportRun:
    """Begin an import, or take up the one of this name. Taking over what a former site has published
    is signed for by the person who may sign, with a reason. Refused where an import of this name was
    begun with other decisions."""
    policy.require(by, _permission(wish), agency, timezone.localdate(now))
    reason = reason.strip()
    if wish.takes_over and not 0 < len(reason) <= _LONGEST_REASON:
        raise Refused(
            f"接收已公开的信息须写明理由（最多{_LONGEST_REASON}字），例如“原网站关停迁移”。"
        )
    if not wish.columns:
        raise Refused("没有指定栏目，公开以后将无处可查。请指定至少一个栏目。")
    run, is_new = ImportRun.objects.select_for_update().get_or_create(
        agency=agency,
        name=name,
        defaults={
            "takes_over": wish.takes_over,
            "reason": reason if wish.takes_over else "",
            "wish": wish.as_json(),
            "by": by,
            "begun_at": now,
        },
    )
    if not is_new:
        _refuse_another(run, wish, by)
        return run
    trail.write(
        "publication.import_begun",
        on=run,
        agency=agency,
        by=by,
        now=now,
        permission=_permission(wish),
        facts={"takes_over": wish.takes_over, "columns": list(wish.columns)},
        personal={"name": name, "reason": run.reason},
    )
    return run


@transaction.atomic
def reserve_numbers(*, run: ImportRun, numbers: Iterable[tuple[int, int]]) -> None:
    """Keep the index numbers that the former site has used, by year and serial, from being allotted."""
    highest: dict[int, int] = {}
    for year, serial in numbers:
        highest[year] = max(serial, highest.get(year, 0))
    for year in sorted(highest):
        keep_clear(run.agency, year, highest[year])


@transaction.atomic
def enter_batch(*, run: ImportRun, pieces: Sequence[Piece], by: User, now: datetime) -> Entered:
    """Enter these files. One that has its item already is passed over; one that failed before is
    tried again."""
    held = (
        ImportRun.objects.select_for_update(of=("self",))
        .select_related("agency", "agency__region")
        .get(pk=run.pk)
    )
    wish = Wish.from_json(held.wish)
    policy.require(by, _permission(wish), held.agency, timezone.localdate(now))
    paths = [piece.path for piece in pieces]
    ledger = TakenFile.objects.filter(run=held, path__in=paths)
    done = set(ledger.filter(item__isnull=False).values_list("path", flat=True))
    ledger.filter(item__isnull=True).delete()
    fresh = [piece for piece in pieces if piece.path not in done]
    rows = enter_pieces(held, wish, fresh, by, now)
    items = [row for row in rows if row.item_id is not None]
    if items:
        trail.write(
            "publication.batch_taken_over" if held.takes_over else "publication.batch_imported",
            on=held,
            agency=held.agency,
            by=by,
            now=now,
            permission=_permission(wish),
            facts={
                "items": len(items),
                "first": items[0].item_id,
                "last": items[-1].item_id,
            },
        )
    return Entered(len(items), len(rows) - len(items))


@transaction.atomic
def finish(*, run: ImportRun, by: User, now: datetime) -> ImportRun:
    """Close an import all of whose files were gone through; one that was closed stays so."""
    held = ImportRun.objects.select_for_update().get(pk=run.pk)
    wish = Wish.from_json(held.wish)
    policy.require(by, _permission(wish), held.agency, timezone.localdate(now))
    files = TakenFile.objects.filter(run=held)
    facts = {
        "items": files.filter(item__isnull=False).count(),
        "faults": files.filter(item__isnull=True).count(),
    }
    held.finished_at = now
    held.save(update_fields=("finished_at",))
    trail.write(
        "publication.import_finished",
        on=held,
        agency=held.agency,
        by=by,
        now=now,
        permission=_permission(wish),
        facts=facts,
    )
    return held


def done_paths(run: ImportRun) -> frozenset[str]:
    """The files that have become items."""
    files = TakenFile.objects.filter(run=run, item__isnull=False)
    return frozenset(files.values_list("path", flat=True))


def _permission(wish: Wish) -> Permission:
    return Permission.SIGN_ITEMS if wish.takes_over else Permission.DRAFT_ITEMS


def _refuse_another(run: ImportRun, wish: Wish, by: User) -> None:
    if run.wish != wish.as_json():
        raise Refused(
            f"名为“{run.name}”的导入已经以另外的设定开始过。请用原来的设定继续，或者另取一个名称（--name）。"
        )
    if run.takes_over and run.by_id != by.pk:
        raise Refused(f"名为“{run.name}”的接收由{run.by}签批，请由同一人继续，或者另取一个名称。")
