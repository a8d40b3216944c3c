"""A change of the calendar moves the last days of what is not public yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendar_changes import Change, Move, Preview
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.actions.holding import save
from mingtang_office.publication.deadlines import due_day
from mingtang_office.publication.models import Item, ItemState
from mingtang_office.trail import actions as trail

_SHOWN = 50
_UNDER_WAY = (
    ItemState.DRAFT,
    ItemState.IN_REVIEW,
    ItemState.RETURNED,
    ItemState.REFERRED,
)


class UnpublishedItems:
    """What the register enters with the calendar."""

    def preview(self, change: Change, person: User) -> Preview:
        moved = list(_moved(change))
        seen = policy.scope(person, Permission.VIEW_ITEMS, timezone.localdate())
        moves = tuple(
            Move(item.title, reverse("publication:item", args=(item.pk,)), before, item.due_on)
            for item, before in moved
            if seen.covers(item.agency)
        )
        return Preview("待公开的信息", len(moved), moves[:_SHOWN])

    def apply(self, change: Change, *, by: User, now: datetime) -> None:
        for item, before in _moved(change, lock=True):
            save(item, "due_on")
            trail.record(
                "publication.counted_anew",
                by=by,
                now=now,
                on=item,
                agency=item.agency_id,
                facts={
                    "notice": change.notice.pk,
                    "before": before.isoformat() if before else None,
                    "after": item.due_on.isoformat() if item.due_on else None,
                },
            )


def _moved(change: Change, *, lock: bool = False) -> Iterator[tuple[Item, date | None]]:
    rows = Item.objects.filter(
        agency__in=change.agencies(),
        edition__isnull=True,
        state__in=_UNDER_WAY,
        due_on__gte=change.first_day,
    ).select_related("agency", "agency__region")
    if lock:
        rows = rows.select_for_update(of=("self",))
    for item in rows.order_by("pk"):
        before = item.due_on
        _, calendar = change.calendars(item.agency)
        item.due_on = due_day(item, calendar)
        if item.due_on != before:
            yield item, before
