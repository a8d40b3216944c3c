"""From the signature to the public: the edition, its number, the rows that the portal reads."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from mingtang.publication.districts import FIELD
from mingtang.publication.index_numbers import numbering_year
from mingtang.publication.topics import class_of
from mingtang.publication.validity import Validity
from mingtang_office.accounts.models import User
from mingtang_office.publication.actions.numbering import take_index_number
from mingtang_office.publication.described import leaves_on
from mingtang_office.publication.following import tell
from mingtang_office.publication.frozen import Frozen
from mingtang_office.publication.models import (
    Audience,
    Edition,
    Item,
    Placement,
    PublicDistricts,
    PublicItem,
)
from mingtang_office.publication.outlets import make_known, take_down
from mingtang_office.publication.queries.validity import validity_on


def let_out(item: Item, what: Frozen, *, reason: str, by: User, now: datetime) -> Edition:
    """Make the next edition of an item that is held, and put it in the place of the one before. The
    caller saves `edition` and `index_number`."""
    if item.edition is not None:
        end(item.edition, f"由新版本取代：{reason}", now)
    edition = Edition.objects.create(
        item=item,
        number=item.editions.count() + 1,
        content=what.content,
        html=what.html,
        text=what.text,
        files=what.files,
        digest=what.digest,
        reason=reason,
        signed_by=by,
        signed_at=now,
    )
    if not item.index_number:
        year = numbering_year(item.written_on, item.formed_on or timezone.localdate(now))
        item.index_number = take_index_number(item.agency, year)
    item.edition = edition
    show(item, edition, now)
    make_known(item, edition, by=by, now=now)
    tell(item, by=by, now=now)
    return edition


def take_back(item: Item, because: str, *, by: User, now: datetime) -> None:
    """End what stands in public of an item that is held, everywhere at once. The caller saves
    `edition`."""
    if item.edition is None:
        return
    end(item.edition, because, now)
    hide(item)
    take_down(item, item.edition, by=by, now=now)
    item.edition = None
    tell(item, by=by, now=now)


def end(edition: Edition, because: str, now: datetime) -> None:
    """This edition is public no more."""
    edition.ended_at, edition.ended_because = now, because[:300]
    edition.save(update_fields=("ended_at", "ended_because"))


def show(item: Item, edition: Edition, now: datetime) -> None:
    """The rows that the portal reads, made anew; none for what is for certain people only."""
    first = PublicItem.objects.filter(item=item).values_list("published_on", "shown_from").first()
    hide(item)
    if item.audience != Audience.PUBLIC:
        return
    published_on, shown_from = first or (timezone.localdate(now), now)
    public = public_row(item, edition, published_on, shown_from, now)
    public.save(force_insert=True)
    Placement.objects.bulk_create(placements_of(item, public))
    if item.details.get(FIELD):
        year = item.details.get("school_year") or public.published_on.year
        PublicDistricts.objects.create(public=public, agency=item.agency, year=year)


def public_row(
    item: Item, edition: Edition, published_on: date, shown_from: datetime, now: datetime
) -> PublicItem:
    """The row of what the public may see, not stored yet."""
    return PublicItem(
        item=item,
        edition=edition,
        agency=item.agency,
        kind=item.kind,
        title=item.title,
        summary=item.summary,
        document_number=item.document_number,
        index_number=item.index_number,
        topic=item.topic,
        topic_class=class_of(item.topic),
        genre=item.genre,
        matter=item.matter,
        validity=_validity(item, timezone.localdate(now)),
        written_on=item.written_on,
        formed_on=item.formed_on,
        published_on=published_on,
        changed_at=now,
        shown_from=shown_from,
        shown_until=leaves_on(item),
    )


def placements_of(item: Item, public: PublicItem) -> list[Placement]:
    """One row a column, not stored yet."""
    return [
        Placement(
            public=public, agency=item.agency, column=column, published_on=public.published_on
        )
        for column in item.columns
    ]


def hide(item: Item) -> None:
    PublicItem.objects.filter(item=item).delete()


def _validity(item: Item, on: date) -> str:
    found: Validity | None = validity_on(item, on)
    return found.value if found else ""
