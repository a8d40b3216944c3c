"""What keeps an item from being handed in and signed: its metadata, its 公开属性, and that there is
something to publish and a place for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mingtang.publication import attribute as attributes
from mingtang.publication.attribute import Attribute, Determination, Ground
from mingtang.publication.districts import FIELD
from mingtang.publication.metadata import Weight
from mingtang_office.publication.described import faults_of
from mingtang_office.publication.models import Item

# As every item is that has an edition.
_PUBLIC = Determination(Attribute.PROACTIVE)


def lacking(item: Item, on: date) -> tuple[str, ...]:
    """All of it at once, in words; empty where the item is complete."""
    return (*_of_metadata(item, on), *lacking_besides(item))


def _of_metadata(item: Item, on: date) -> Iterator[str]:
    yield from (fault.message for fault in faults_of(item, on) if fault.weight is Weight.MUST)


def lacking_besides(item: Item) -> tuple[str, ...]:
    """What is no fault of one field of the metadata."""
    return tuple(_besides(item))


def _besides(item: Item) -> Iterator[str]:
    is_published = item.edition_id is not None
    yield from attributes.change_faults(_PUBLIC, determination_of(item), is_published=is_published)
    if item.attribute != Attribute.PROACTIVE:
        return
    if not item.body and not item.attachments and not item.details.get(FIELD):
        yield "正文和附件都是空的，请写正文或者添加附件。"
    if not item.columns:
        yield "还没有选择栏目，公开以后将无处可查，请至少选择一个栏目。"


def determination_of(item: Item) -> Determination:
    return Determination(
        Attribute(item.attribute),
        tuple(Ground(code) for code in item.grounds),
        item.attribute_reason,
    )
