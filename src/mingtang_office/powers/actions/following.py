"""What is published of an entry goes out or is taken down: the entry says so from that moment on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers.actions import holding
from mingtang_office.powers.models import Deed, NormativeDocument, PowerDecision
from mingtang_office.publication.following import follower
from mingtang_office.publication.models import Edition, Item, PublicItem

_TELLING = 6  # characters from which on a number found in running text is no accident


@follower
def item_changed(item: Item, by: User, now: datetime) -> None:
    """Let the entries that this item shows follow it. Raises `Refused` where it would show a decision
    that did not stand (行政处罚法第四十八条第二款)."""
    shown = PowerDecision.objects.filter(shown_in=item, struck_at__isnull=True)
    tied = NormativeDocument.objects.filter(item=item, struck_at__isnull=True)
    if not (shown.exists() or tied.exists()):
        return
    holding.close_gate(item.agency)
    public_on = _public_on(item, now)
    for document in tied.select_related("agency"):
        _put(document, public_on, item, by, now)
    for decision in shown.select_related("agency").order_by("pk"):
        _follow(decision, public_on, item, by, now)


def _public_on(item: Item, now: datetime) -> date | None:
    """Since when the item is public; None where it is not."""
    if item.edition is None:
        return None
    row = PublicItem.objects.filter(item=item).values_list("published_on", flat=True).first()
    return row or timezone.localdate(now)


def _follow(
    decision: PowerDecision, public_on: date | None, item: Item, by: User, now: datetime
) -> None:
    names_it = item.edition is not None and names(item.edition, decision.number)
    if decision.overturned:
        if names_it:
            raise Refused(
                f"决定{decision.number}已被{decision.get_overturned_display()}，不能公示。"
                "请退回，由经办人从公示内容中删去这项决定。"
            )
        if decision.published_on is not None and decision.withdrawn_on is None:
            decision.withdrawn_on = timezone.localdate(now)
            holding.keep(decision, Deed.WITHDRAWN, by=by, now=now, permission=None)
        return
    _put(decision, public_on if names_it else None, item, by, now)


def _put(
    entry: NormativeDocument | PowerDecision,
    public_on: date | None,
    item: Item,
    by: User,
    now: datetime,
) -> None:
    """Since when it is public under which number, or that it is so no more."""
    key = item.index_number if public_on is not None else ""
    if (entry.published_on, entry.published_key) == (public_on, key):
        return
    entry.published_on, entry.published_key = public_on, key
    deed = Deed.PUBLISHED if public_on is not None else Deed.TAKEN_DOWN
    facts = {"item": item.pk}
    holding.keep(entry, deed, by=by, now=now, facts=facts, permission=None)


def names(edition: Edition, number: str) -> bool:
    """Whether an edition names a decision by its number: in a cell of its tables, or in its words."""
    if any(number in cell for cell in _cells(edition)):
        return True
    return len(number) >= _TELLING and number in edition.text


def _cells(edition: Edition) -> Iterator[tuple[str, ...]]:
    """The rows of the tables in the body."""
    for block in edition.content.get("body") or ():
        if block.get("type") == "table":
            for row in block["value"].get("data") or ():
                yield tuple(str(cell or "").strip() for cell in row)
