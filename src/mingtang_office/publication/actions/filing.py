"""公文备案: every official document that the agency draws up stands in one row, by hand or by its item."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.document_numbers import NONE, NotADocumentNumber, normalised
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.reassessment import needs_reassessment, reassessment
from mingtang_office.accounts.models import User
from mingtang_office.publication.models import FiledDocument, Item

SECRET_TITLE = "（涉密，不登记标题）"  # noqa: S105 - a heading, no password


def follow(item: Item, *, by: User, now: datetime, settled: bool = False) -> None:
    """Let the register say of this item's document what the item says. `settled`: the review or the
    signature has decided its 公开属性; until then one that was re-assessed keeps that of its row."""
    if not is_own_document(item):
        return
    row = FiledDocument.objects.select_for_update().filter(item=item).first()
    if row is None:
        tie((item,), by=by, now=now)
        return
    _copy(item, row, with_attribute=settled or not row.reassessments.exists())
    row.revision += 1
    row.save()


def tie(items: Iterable[Item], *, by: User, now: datetime) -> int:
    """File the documents of these items; one that was filed by hand under the same number is tied to
    its item instead. How many rows are new."""
    own = [item for item in items if is_own_document(item)]
    numbers = {number_of(item) for item in own} - {""}
    agencies = {item.agency_id for item in own}
    present = {
        (row.agency_id, row.number): row
        for row in FiledDocument.objects.select_for_update().filter(
            agency__in=agencies, number__in=numbers
        )
    }
    new: list[FiledDocument] = []
    for item in own:
        key = (item.agency_id, number_of(item))
        row = present.get(key) if key[1] else None
        if row is None:
            row = FiledDocument(agency=item.agency, item=item, filed_by=by, filed_at=now)
            _copy(item, row, with_attribute=True)
            new.append(row)
            if key[1]:
                present[key] = row
        elif row.item_id is None and row.pk:
            row.item = item
            _copy(item, row, with_attribute=not row.reassessments.exists())
            row.revision += 1
            row.save()
    FiledDocument.objects.bulk_create(new)
    return len(new)


def forget(item: Item, ground: Ground) -> None:
    """Of a secret only number and conclusion remain (07 §7.7)."""
    row = FiledDocument.objects.filter(item=item).first()
    if row is not None:
        row.title = "" if row.number else SECRET_TITLE
        row.grounds, row.reason = [ground], ground.label
        row.section = ""
        row.revision += 1
        row.save()


def strike(item: Item) -> None:
    """A draft that was given up is no document that was drawn up."""
    FiledDocument.objects.filter(item=item, reassessments__isnull=True).delete()


def is_own_document(item: Item) -> bool:
    """Whether an item is an official document of this agency, alone or with others: not one of
    another that it only passes on."""
    if not ItemKind(item.kind).is_document or item.details.get("is_reprint"):
        return False
    names = [name for name in (item.agency.name, item.agency.short_name) if name]
    return not item.issuer or any(name in item.issuer for name in names)


def number_of(item: Item) -> str:
    """The number as the register keeps it; "" where the document bears none that can be read."""
    return filed_number(item.document_number)


def filed_number(text: str) -> str:
    plain = text.strip()
    if plain in ("", NONE):
        return ""
    try:
        return normalised(plain)
    except NotADocumentNumber:
        return plain


def _copy(item: Item, row: FiledDocument, *, with_attribute: bool) -> None:
    secret = Ground.STATE_SECRET in item.grounds
    row.number = number_of(item)
    row.title = item.title if not secret else ("" if row.number else SECRET_TITLE)
    row.formed_on = item.written_on or item.formed_on or timezone.localdate(item.drafted_at)
    if with_attribute:
        row.attribute = item.attribute
        row.reason = item.attribute_reason
        row.grounds = list(item.grounds)
        row.reassess_on = next_assessment(Attribute(item.attribute), row.formed_on)


def next_assessment(attribute: Attribute, last_on: date) -> date | None:
    """When it is next to be looked at whether it could be disclosed (条例第十八条); None for what is not
    withheld."""
    return reassessment(last_on, last_on).due_on if needs_reassessment(attribute) else None
