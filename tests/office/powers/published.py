"""Normative documents that are public, let out without the way through the chain."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingtang.publication.attribute import Attribute
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.publication.actions.letting_out import let_out
from mingtang_office.publication.actions.validity import change_validity
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.models import Item, ItemState, PublicItem
from tests.office.conftest import NOW

TITLE = "云江县义务教育招生办法"
NUMBER = "云教规〔2025〕1号"
MADE_ON = date(2025, 3, 3)


def publish(agency: Agency, by: User, *, now: datetime = NOW, **written: Any) -> PublicItem:
    """A normative document of the agency, public from now on."""
    if not (agency.index_prefix or agency.credit_code):
        agency.index_prefix = f"99010{agency.pk:04d}"
        agency.save(update_fields=("index_prefix",))
    usual: dict[str, Any] = {
        "kind": ItemKind.NORMATIVE_DOCUMENT,
        "title": TITLE,
        "document_number": NUMBER,
        "written_on": MADE_ON,
        "formed_on": MADE_ON,
        "effective_on": MADE_ON,
        "columns": ["normative_documents"],
        "attribute": Attribute.PROACTIVE,
    }
    with transaction.atomic():
        item = Item.objects.create(
            agency=agency,
            state=ItemState.SIGNED,
            drafted_by=by,
            drafted_at=now,
            **{**usual, **written},
        )
        let_out(item, frozen(item), reason="", by=by, now=now)
        item.save()
    return PublicItem.objects.select_related("agency", "item").get(pk=item.pk)


def become(public: PublicItem, to: Validity, on: date, by: User, *, now: datetime = NOW) -> None:
    """The published document is changed, and says so."""
    item = Item.objects.get(pk=public.pk)
    told = (
        {"reason": "适用期已过"} if to is Validity.EXPIRED else {"by_title": "关于清理文件的决定"}
    )
    change_validity(
        item=item,
        change=Change(to, on, **told),
        expected_revision=item.revision,
        by=by,
        now=now,
    )
