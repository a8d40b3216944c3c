"""Public items put straight into columns, without the way through five people."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from mingtang.publication.attribute import Attribute
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import Edition, Item, ItemState, Placement, PublicItem

START = datetime(2020, 1, 1, tzinfo=timezone.get_default_timezone())


def put(
    agency: Agency,
    by: User,
    *columns: str,
    on: date,
    until: date | None = None,
    html: str = "",
    files: tuple[dict[str, Any], ...] = (),
    **of_item: Any,
) -> PublicItem:
    """An item of these columns, public since the first minute of `on`, to `until`."""
    at = timezone.make_aware(datetime.combine(on, time()))
    item = Item.objects.create(
        agency=agency,
        title=of_item.pop("title", f"关于{columns[0] if columns else '其他'}的公告"),
        attribute=Attribute.PROACTIVE.value,
        columns=list(columns),
        state=ItemState.SIGNED,
        drafted_by=by,
        drafted_at=at,
        **{"kind": "notice", **of_item},
    )
    edition = Edition.objects.create(
        item=item,
        number=1,
        content={},
        html=html,
        text="",
        files=list(files),
        digest="0" * 64,
        signed_by=by,
        signed_at=at,
    )
    public = PublicItem.objects.create(
        item=item,
        edition=edition,
        agency=agency,
        kind=item.kind,
        title=item.title,
        index_number=f"X{item.pk}",
        matter=item.matter,
        published_on=on,
        changed_at=at,
        shown_from=at,
        shown_until=until,
    )
    Placement.objects.bulk_create(
        Placement(public=public, agency=agency, column=column, published_on=on)
        for column in columns
    )
    return public


def overdue(agency: Agency, by: User, *columns: str, due_on: date, matter: str = "") -> Item:
    """An item that should have been public on `due_on` and is a draft."""
    return Item.objects.create(
        agency=agency,
        kind="notice",
        title="还没有公开的公告",
        attribute=Attribute.PROACTIVE.value,
        columns=list(columns),
        matter=matter,
        due_on=due_on,
        drafted_by=by,
        drafted_at=START,
    )
