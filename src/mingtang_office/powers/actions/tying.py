"""An entry of the register of normative documents and the published item of the same document: tied,
entered from it, and brought to say the same.

The item is locked before the registers of its agency: a signature takes the two in this order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingtang.annual.compile_powers import PowerRow
from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import documents, holding
from mingtang_office.powers.actions.entering import enter
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import CHANGES, Deed, NormativeDocument, Register
from mingtang_office.powers.projection import as_change
from mingtang_office.powers.queries import ties
from mingtang_office.publication.actions import validity
from mingtang_office.publication.actions.filing import filed_number
from mingtang_office.publication.models import Item, PublicItem

AT_ONCE = 200
_NOT_HERE = "这条信息目前没有公开，或者已经与别的登记对应。请刷新页面，从列表中选择。"


@transaction.atomic
def tie(
    *,
    document: NormativeDocument,
    public: PublicItem,
    expected_revision: int,
    by: User,
    now: datetime,
) -> NormativeDocument:
    """Say which published item is this document; day and number of its publication follow from it."""
    _lock(public)
    held = holding.take(document, expected_revision, by, now)
    found = ties.may_be_tied(held).filter(pk=public.pk).first()
    if found is None:
        raise Refused(_NOT_HERE)
    if found.published_on < held.made_on:
        raise Refused(
            "这条信息的发布日期早于登记的成文日期，不会是同一份文件。请核对成文日期，或者另选一条。"
        )
    held.item_id = found.pk
    held.published_on, held.published_key = found.published_on, found.index_number
    holding.keep(held, Deed.TIED, by=by, now=now, facts={"item": found.pk})
    return held


@transaction.atomic
def untie(
    *, document: NormativeDocument, expected_revision: int, by: User, now: datetime
) -> NormativeDocument:
    """Take back a tie that was a mistake, and with it what it told of the publication."""
    held = holding.take(document, expected_revision, by, now)
    if held.item_id is None:
        raise Refused("这条登记没有对应公开信息，不需要解除。")
    facts = {"item": held.item_id}
    held.item, held.published_on, held.published_key = None, None, ""
    holding.keep(held, Deed.UNTIED, by=by, now=now, facts=facts)
    return held


@transaction.atomic
def register_item(*, public: PublicItem, by: User, now: datetime) -> NormativeDocument:
    """Enter a published normative document, or tie it to the entry that has its number; what became of
    its validity since comes with it."""
    item = _lock(public)
    holding.allow(item.agency, by, now)
    holding.close_gate(item.agency)
    row = ties.unregistered(PublicItem.objects.all()).filter(pk=item.pk).first()
    if row is None:
        raise Refused("这份文件已经登记，或者已经撤下。请刷新页面查看。")
    number = filed_number(row.document_number)
    entry = ties.entry_of(row, number) or _entered(row, item, number, by, now)
    tied = tie(document=entry, public=row, expected_revision=entry.revision, by=by, now=now)
    return _followed(tied, item, by, now)


def _entered(
    row: PublicItem, item: Item, number: str, by: User, now: datetime
) -> NormativeDocument:
    values: dict[str, Any] = {
        "row": PowerRow.NORMATIVE_DOCUMENTS.value,
        "title": row.title,
        "number": number,
        "made_on": row.written_on or row.formed_on or row.published_on,
        "valid_until": item.expires_on,
        "published_on": None,
        "published_key": "",
    }
    entry = enter(
        ledger=LEDGERS[Register.DOCUMENTS], agency=item.agency, values=values, by=by, now=now
    )
    assert isinstance(entry, NormativeDocument)
    return entry


@dataclass(frozen=True, slots=True)
class Registering:
    """How many were entered or tied, and why others were not, each by its title."""

    done: int
    refused: tuple[tuple[str, str], ...]


def register_all(*, agencies: Sequence[Agency], by: User, now: datetime) -> Registering:
    """Enter the published normative documents of these agencies that no entry is tied to, so many at
    once; each by itself, so that one which cannot be entered keeps no other."""
    done, refused = 0, []
    rows = ties.unregistered(PublicItem.objects.filter(agency__in=list(agencies)))
    for row in rows.order_by("written_on", "pk")[:AT_ONCE]:
        try:
            register_item(public=row, by=by, now=now)
            done += 1
        except Refused as error:
            refused.append((row.title, error.message))
    return Registering(done, tuple(refused))


@transaction.atomic
def follow_item(
    *, document: NormativeDocument, expected_revision: int, by: User, now: datetime
) -> NormativeDocument:
    """Enter in the register what the published item says became of the document."""
    held = holding.take(document, expected_revision, by, now)
    if held.item is None:
        raise Refused("这条登记没有对应公开信息，请先对应。")
    followed = _followed(held, held.item, by, now)
    if followed.revision == held.revision and followed is held:
        raise Refused(
            "公开信息上没有登记册所缺的有效性变动。两边的日期不同的，请更正登记，或者修改公开信息。"
        )
    return followed


def _followed(
    document: NormativeDocument, item: Item, by: User, now: datetime
) -> NormativeDocument:
    held = document
    for change in changes_missing_here(held, item, timezone.localdate(now)):
        held = documents.change_validity(
            document=held, change=change, expected_revision=held.revision, by=by, now=now
        )
    return held


@transaction.atomic
def mark_item(
    *, document: NormativeDocument, expected_revision: int, by: User, now: datetime
) -> NormativeDocument:
    """Mark on the published item what the register says became of the document (04 §4.2)."""
    item = Item.objects.select_for_update(of=("self",)).filter(normative_documents=document).first()
    held = holding.take(document, expected_revision, by, now)
    if item is None or held.item_id != item.pk:
        raise Refused("这条登记没有对应公开信息，请先对应。")
    changes = changes_missing_there(held, item)
    if not changes:
        raise Refused(
            "登记册中没有公开信息所缺的有效性变更。有效期届满的，请在公开信息中补填失效日期，重新送审。"
        )
    for change in changes:
        item = validity.change_validity(
            item=item, change=change, expected_revision=item.revision, by=by, now=now
        )
    return held


def changes_missing_here(document: NormativeDocument, item: Item, on: date) -> list[Change]:
    """What the item says by this day and the register does not."""
    known = {(row.to, row.on) for row in document.changes.filter(struck_at__isnull=True)}
    said = item.validity_changes.filter(on__lte=on, validity__in=[each.value for each in CHANGES])
    return [
        Change(Validity(row.validity), row.on, row.title, row.number, row.reason)
        for row in said
        if (row.validity, row.on) not in known
    ]


def changes_missing_there(document: NormativeDocument, item: Item) -> list[Change]:
    """What the register says and the item does not."""
    known = set(item.validity_changes.values_list("validity", "on"))
    rows = document.changes.filter(struck_at__isnull=True)
    return [as_change(row) for row in rows if (row.to, row.on) not in known]


def _lock(public: PublicItem) -> Item:
    item: Item = (
        Item.objects.select_for_update(of=("self",))
        .select_related("agency", "agency__region")
        .get(pk=public.pk)
    )
    return item
