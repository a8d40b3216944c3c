"""What was taken over as public already is looked through for personal data, a portion a day, and what is
found comes to those who write there (07 §7.11)."""

from __future__ import annotations

import time
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from mingtang_office.publication.actions.scanning import carry_out
from mingtang_office.publication.models import Scan
from mingtang_office.publication.queries.taken_over import unscanned
from mingtang_office.publication.scan.material import material_of

PORTION = 2000
SECONDS = 20 * 60


@task
def look_through_daily(day: str) -> None:
    look_through(now=timezone.now())


def look_through(*, now: datetime, most: int = PORTION, seconds: float = SECONDS) -> int:
    """Look through the next items, so many or so long; how many. Each is entered by itself: what is
    interrupted goes on with the next day's portion, and nothing is looked through twice."""
    stop, count = time.monotonic() + seconds, 0
    numbers = list(unscanned().values_list("pk", flat=True)[:most])
    for number in numbers:
        if time.monotonic() >= stop:
            break
        scan = _begin(number, now)
        if scan is not None:
            carry_out(scan=scan, now=now)
            count += 1
    return count


@transaction.atomic
def _begin(number: int, now: datetime) -> Scan | None:
    """A scan of what the item says, in the name of who answered for taking it over; None where somebody
    has taken the item up or looked through it in the meantime."""
    item = (
        unscanned()
        .select_for_update(of=("self",))
        .select_related("taken_from__run__by")
        .filter(pk=number)
        .first()
    )
    if item is None or item.taken_from.run is None:
        return None
    scan, _ = Scan.objects.get_or_create(
        item=item,
        digest=material_of(item).digest,
        defaults={"by": item.taken_from.run.by, "at": now},
    )
    return scan
