"""The addresses that are asked for, page by page, and the queries that each takes, as one line of JSON:
`python -m benchmarks.portal_session`."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator

import django

django.setup()

from django.db import connection  # noqa: E402  # after set-up
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from mingtang_office.agencies.models import Agency  # noqa: E402
from mingtang_office.publication.models import Placement, PublicItem  # noqa: E402

EACH = 300


def _pages() -> Iterator[tuple[str, list[str]]]:
    chance = random.Random(1)
    agencies = list(Agency.objects.values_list("pk", flat=True))
    last = PublicItem.objects.order_by("-pk").values_list("pk", flat=True)[0]
    some = [chance.randint(1, last) for _ in range(EACH)]
    placed = list(
        Placement.objects.filter(public__in=some).values_list(
            "agency", "column", "published_on", "public"
        )
    )
    columns = [reverse("portal:column", args=(agency, code)) for agency, code, _, _ in placed]
    yield "front page", [reverse("portal:front_page")]
    yield "platform of an agency", [reverse("portal:platform", args=(key,)) for key in agencies]
    yield "a column, newest", columns
    yield (
        "a column, further down",
        [
            f"{path}?after={day:%Y%m%d}-{key}"
            for path, (_, _, day, key) in zip(columns, placed, strict=True)
        ],
    )
    yield "a document", [reverse("portal:item", args=(key,)) for key in some]
    by_topic = PublicItem.objects.filter(pk__in=some).values_list("agency", "topic")
    yield "by topic", [reverse("portal:found", args=(key, "topic", code)) for key, code in by_topic]
    yield (
        "feed of an agency",
        [reverse("portal:agency_feed", args=(key, "atom")) for key in agencies],
    )
    yield (
        "open data, a page",
        [f"/api/v1/items?agency={key}" for key in agencies],
    )


def _queries(path: str) -> int:
    client = Client(HTTP_HOST="127.0.0.1")
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(captured)


def main() -> None:
    logging.disable(logging.CRITICAL)
    told = {name: {"paths": paths, "queries": _queries(paths[0])} for name, paths in _pages()}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
