"""Where a public item is made known: the search, and every channel of its agency that was chosen.

Called in the transaction that decides: nothing goes out that was not signed, nothing that was signed
stays behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time

from django.conf import settings
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions.enqueuing import enqueue
from mingtang_office.channels.actions.snapshots import Attachment, Content, fix
from mingtang_office.channels.models import Act, Channel, ChannelKind, Piece
from mingtang_office.channels.queries.channels import channels_for
from mingtang_office.channels.queries.outbox import channels_bearing
from mingtang_office.publication.described import leaves_on
from mingtang_office.publication.frozen import files_of
from mingtang_office.publication.models import Audience, Edition, Item, PublicItem
from mingtang_office.search.actions import indexing
from mingtang_office.search.document import Document

REGISTER = "publication.item"


def key_of(item: int) -> str:
    return f"{REGISTER}:{item}"


def address_of(item: int) -> str:
    """Where the public finds an item for good."""
    return f"{settings.SITE_URL}/item/{item}/"


def make_known(item: Item, edition: Edition, *, by: User, now: datetime) -> None:
    """Let the edition be found and enter it in the outbox of each channel: anew where the item was
    not yet, in the place of the one before where it was, and away where it is no more to be."""
    index(item)
    key, piece = key_of(item.pk), _piece(item, edition, now)
    bearing = {channel.pk: channel for channel in channels_bearing(key)}
    chosen = {channel.pk: channel for channel in _chosen(item, now)}
    acts = (
        (Act.PUBLISH, [chosen[pk] for pk in chosen.keys() - bearing.keys()]),
        (Act.REPLACE, [chosen[pk] for pk in chosen.keys() & bearing.keys()]),
        (Act.WITHDRAW, [bearing[pk] for pk in bearing.keys() - chosen.keys()]),
    )
    for act, channels in acts:
        enqueue(piece=piece, channels=channels, act=act, by=by, now=now)


def take_down(item: Item, edition: Edition, *, by: User, now: datetime) -> None:
    """Let it be found no more, and away from wherever it went."""
    key = key_of(item.pk)
    indexing.remove(keys=(key,))
    channels = channels_bearing(key)
    piece = Piece.objects.filter(key=key, version=edition.number).first()
    if piece is not None:
        enqueue(piece=piece, channels=channels, act=Act.WITHDRAW, by=by, now=now)


def index(item: Item) -> None:
    """Let what is public of an item be found as it stands now."""
    row = PublicItem.objects.select_related("edition").filter(item=item).first()
    if row is None:
        indexing.remove(keys=(key_of(item.pk),))
    else:
        indexing.put(documents=(_document(row),))


def index_many(items: Iterable[int]) -> None:
    """The same of many items at once."""
    rows = PublicItem.objects.select_related("edition").prefetch_related("placements")
    indexing.put(documents=[_document(row) for row in rows.filter(pk__in=list(items))])


def documents(after: str) -> Iterator[Document]:
    """Every public item after this key: what the search is made anew from."""
    start = int(after.rpartition(":")[2]) if after else 0
    rows = PublicItem.objects.select_related("edition").prefetch_related("placements")
    for row in rows.filter(pk__gt=start).order_by("pk").iterator(chunk_size=500):
        yield _document(row)


def _chosen(item: Item, now: datetime) -> list[Channel]:
    """What the item names, and the portal; for certain people only what is named."""
    open_now = list(channels_for(item.agency, timezone.localdate(now)))
    named = [channel for channel in open_now if channel.pk in item.channels]
    if len(named) < len(item.channels):
        raise Refused("所选的发布渠道有的已经停用，请退回，由经办人重新选择发布渠道。")
    portal = [
        channel
        for channel in open_now
        if channel.kind == ChannelKind.PORTAL and item.audience == Audience.PUBLIC
    ]
    return list({channel.pk: channel for channel in (*portal, *named)}.values())


def _piece(item: Item, edition: Edition, now: datetime) -> Piece:
    content = Content(
        title=item.title,
        organ=item.issuer or item.agency.name,
        dated=item.written_on or timezone.localdate(edition.signed_at),
        html=edition.html,
        address=address_of(item.pk),
        number=item.document_number,
        summary=item.summary,
        until=leaves_on(item),
        attachments=[
            Attachment(row.name, row.stored, row.sha256, row.size) for row in files_of(item)
        ],
    )
    return fix(
        agency=item.agency, key=key_of(item.pk), version=edition.number, content=content, now=now
    )


def _document(row: PublicItem) -> Document:
    last = row.shown_until
    return Document(
        key=key_of(row.pk),
        agency=row.agency_id,
        title=row.title,
        published_on=row.published_on,
        visible_from=row.shown_from,
        visible_until=timezone.make_aware(datetime.combine(last, time.max)) if last else None,
        kind=row.kind,
        columns=tuple(placement.column for placement in row.placements.all()),
        catalogue=row.matter,
        topic=row.topic,
        validity=row.validity,
        number=row.document_number,
        index_number=row.index_number,
        written_on=row.written_on,
        body="\n".join((row.summary, row.edition.text)),
    )
