"""Asking for an item to be looked through: at once, or by the worker where its files are large."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions import scan_queue
from mingtang_office.publication.actions.scanning import carry_out
from mingtang_office.publication.models import Item, Scan, ScanState
from mingtang_office.publication.scan.material import material_of

AT_ONCE = 2 * 1024 * 1024  # bytes of attachments that are looked through while the person waits


@transaction.atomic
def begin(*, item: Item, by: User, now: datetime) -> Scan:
    """Ask for what the item says now to be looked through; one that was is not begun anew, unless it
    failed."""
    policy.require(by, Permission.DRAFT_ITEMS, item.agency, timezone.localdate(now))
    digest = material_of(item).digest
    scan, is_new = Scan.objects.select_for_update().get_or_create(
        item=item, digest=digest, defaults={"by": by, "at": now}
    )
    if not is_new and scan.state == ScanState.FAILED:
        scan.state, scan.problem, scan.by, scan.at = ScanState.WAITING, "", by, now
        scan.save(update_fields=("state", "problem", "by", "at"))
        is_new = True
    if is_new and not is_quick(item):
        scan_queue.scan_item.enqueue(scan.pk)
    return scan


def is_quick(item: Item) -> bool:
    """Whether the files are few enough to be looked through while the person waits."""
    return sum(row.size for row in material_of(item).files) <= AT_ONCE


def ensure(*, item: Item, by: User, now: datetime) -> Scan:
    """Have the item looked through as it is now, at once where there are no large files."""
    scan = begin(item=item, by=by, now=now)
    if scan.state == ScanState.WAITING and is_quick(item):
        return carry_out(scan=scan, now=now)
    return scan
