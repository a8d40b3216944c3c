"""A published document is amended, repealed or lapses: said on the original (04 §4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.publication.validity import Change, UnlawfulChange, Validity, changed
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import entries
from mingtang_office.publication.actions.holding import hold, save
from mingtang_office.publication.models import Item, PublicItem, ValidityChange
from mingtang_office.publication.outlets import index
from mingtang_office.publication.queries.validity import validity_on


@transaction.atomic
def change_validity(
    *,
    item: Item,
    change: Change,
    by_item: Item | None = None,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Item:
    """Enter from which day a published document is what, and by which document."""
    held = hold(item, expected_revision)
    entries.allow(held, Permission.DRAFT_ITEMS, by, now)
    public = PublicItem.objects.filter(item=held).first()
    current = validity_on(held, max(change.on, timezone.localdate(now)))
    if public is None or current is None:
        raise Refused("只有已经公开、写明施行日期的文件才登记有效性变动。")
    try:
        changed(current, change, public.published_on)
    except UnlawfulChange as error:
        raise Refused("".join(error.faults)) from None
    ValidityChange.objects.create(
        item=held,
        validity=change.to,
        on=change.on,
        title=change.by_title.strip(),
        number=change.by_number.strip(),
        reason=change.reason.strip(),
        by_item=by_item,
        by=by,
        at=now,
    )
    save(held)
    restate([public], timezone.localdate(now), now)
    entries.record(
        "publication.validity_changed",
        item=held,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts={"to": change.to, "on": change.on.isoformat()},
    )
    return held


def restate_all(*, now: datetime) -> int:
    """Let every public document say what its dates say today; how many changed. Run daily."""
    on = timezone.localdate(now)
    rows = PublicItem.objects.exclude(validity="").exclude(
        validity__in=(Validity.REPEALED, Validity.EXPIRED)
    )
    return restate(rows.select_related("item").iterator(chunk_size=500), on, now)


def restate(rows: Iterable[PublicItem], on: date, now: datetime) -> int:
    count = 0
    for row in rows:
        found = validity_on(row.item, on)
        said = found.value if found else ""
        if said != row.validity:
            row.validity, row.changed_at = said, now
            row.save(update_fields=("validity", "changed_at"))
            index(row.item)
            count += 1
    return count
