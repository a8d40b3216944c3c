"""Fill the registers of an office with public items: `python -m benchmarks.portal_fill COUNT`.

The rows are those that a last signature leaves: the working copy, its edition, what the public may see
of it, its place in a column. The words are those that the search is measured with."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  # after set-up

from benchmarks.search_texts import documents  # noqa: E402
from mingtang.publication.attribute import Attribute  # noqa: E402
from mingtang.publication.columns import columns_for  # noqa: E402
from mingtang.publication.topics import classes  # noqa: E402
from mingtang_office.accounts.models import User  # noqa: E402
from mingtang_office.agencies.models import Agency, Region  # noqa: E402
from mingtang_office.publication.actions.letting_out import placements_of, public_row  # noqa: E402
from mingtang_office.publication.frozen import frozen  # noqa: E402
from mingtang_office.publication.models import (  # noqa: E402
    Edition,
    Item,
    ItemState,
    Placement,
    PublicItem,
)
from mingtang_office.publication.particulars import particulars_of  # noqa: E402
from mingtang_office.search.document import Document  # noqa: E402

AGENCIES = 150
_BATCH = 1000
_TOPICS = [each.code for each in classes()]
NOW = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)


def _found() -> tuple[list[Agency], User]:
    region = Region.objects.create(
        code="990101", name="云江县", valid_from=NOW.date().replace(2000)
    )
    root = Agency.add_root(name="云江县人民政府", kind="government", region=region)
    for number in range(AGENCIES - 1):
        root.add_child(name=f"云江县第{number}单位", kind="department", region=region)
    person = User.objects.create_user("bench", full_name="签发人（测试）")
    return list(Agency.objects.order_by("pk")), person


def _codes(agency: Agency) -> list[str]:
    """The columns of an agency that hold items."""
    return [each.code for each in columns_for(particulars_of(agency)) if not each.is_first_level]


def _item(number: int, told: Document, agency: Agency, codes: list[str], person: User) -> Item:
    paragraphs = [
        {"type": "text", "value": f"<p>{part}。</p>"} for part in told.body.split("。") if part
    ]
    return Item(
        pk=number, agency=agency, kind="notice", title=told.title, body=paragraphs,
        summary=told.body[:80], written_on=told.written_on, formed_on=told.written_on,
        topic=_TOPICS[number % len(_TOPICS)], source=agency.name, columns=[codes[number % len(codes)]],
        attribute=Attribute.PROACTIVE, state=ItemState.SIGNED, drafted_by=person, drafted_at=NOW,
        index_number=told.index_number,
    )  # fmt: skip


def _share(count: int, start: int, step: int) -> None:
    """One process's items."""
    connection.close()
    agencies = {agency.pk: agency for agency in Agency.objects.select_related("region")}
    codes = {key: _codes(agency) for key, agency in agencies.items()}
    person = User.objects.get(username="bench")
    numbers = range(start + 1, count + 1, step)
    wanted = zip(numbers, documents(count, list(agencies), start=start, step=step), strict=True)
    items = (
        (_item(number, told, agencies[told.agency], codes[told.agency], person), told)
        for number, told in wanted
    )
    while batch := list(islice(items, _BATCH)):
        _put(batch, person)


def _put(batch: list[tuple[Item, Document]], person: User) -> None:
    editions = [_edition(item, person) for item, _ in batch]
    shown = [
        public_row(item, edition, told.published_on, told.visible_from, told.visible_from)
        for (item, told), edition in zip(batch, editions, strict=True)
    ]
    with transaction.atomic():
        Item.objects.bulk_create(item for item, _ in batch)
        Edition.objects.bulk_create(editions)
        PublicItem.objects.bulk_create(shown)
        Placement.objects.bulk_create(_placements(batch, shown))


def _edition(item: Item, person: User) -> Edition:
    what = frozen(item, [])
    return Edition(
        pk=item.pk, item=item, number=1, content=what.content, html=what.html, text=what.text,
        files=[], digest=what.digest, signed_by=person, signed_at=NOW,
    )  # fmt: skip


def _placements(batch: list[tuple[Item, Document]], shown: list[PublicItem]) -> Iterator[Placement]:
    for (item, _), public in zip(batch, shown, strict=True):
        yield from placements_of(item, public)


def main() -> None:
    count = int(sys.argv[1])
    began = datetime.now(UTC)
    with transaction.atomic():
        _found()
    connection.close()
    workers = (os.cpu_count() or 1) if connection.vendor == "postgresql" else 1
    with ProcessPoolExecutor(workers) as pool:
        for done in [pool.submit(_share, count, number, workers) for number in range(workers)]:
            done.result()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    print((datetime.now(UTC) - began).total_seconds())


if __name__ == "__main__":
    main()
