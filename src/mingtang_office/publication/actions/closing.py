"""What is settled without being published: the 公开属性 is on record, nothing of it goes out."""

from __future__ import annotations

from mingtang.publication.attribute import Attribute
from mingtang_office.agencies.turns import Hand
from mingtang_office.publication.actions import entries, filing
from mingtang_office.publication.actions.holding import save
from mingtang_office.publication.actions.letting_out import take_back
from mingtang_office.publication.models import DistrictImport, Item, ItemState, TakenFile, Verdict
from mingtang_office.ui import storage


def close(item: Item, attribute: Attribute, reason: str, hand: Hand) -> None:
    """End the way of an item that is not disclosed by the agency itself. What stood in public of it
    until now is taken down at once."""
    take_back(item, f"经审查认定{attribute.label}：{reason}", by=hand.by, now=hand.now)
    item.state, item.step = ItemState.CLOSED, ""
    item.attribute = attribute
    item.attribute_reason = (item.attribute_reason or reason)[:300]
    save(item, "state", "step", "attribute", "attribute_reason", "edition")
    filing.follow(item, by=hand.by, now=hand.now, settled=True)
    entries.pass_by(item, Verdict.CLOSED, hand, opinion=reason[:1000])
    entries.record(
        "publication.closed",
        item=item,
        by=hand.by,
        now=hand.now,
        facts={"attribute": attribute},
    )


def empty(item: Item) -> None:
    """Take the words and files of a secret out of the system; number and conclusion remain
    (07 §7.7)."""
    stored = list(item.files.values_list("stored", flat=True))
    item.editions.update(content={}, html="", text="", files=[])
    item.files.all().delete()
    item.revisions.all().delete()
    item.scans.all().delete()
    TakenFile.objects.filter(item=item).update(path="", guesses=[], omissions=[])
    item.latest_revision = None
    DistrictImport.objects.filter(item=item).delete()
    item.body, item.summary, item.attachments, item.details = [], "", [], {}
    item.title = f"（不公开，{item.document_number or '无文号'}）"
    save(item, "body", "summary", "attachments", "details", "title", "latest_revision")
    for name in stored:
        storage.discard(name)
