"""The addresses of everything public, in parts of a fixed range of numbers: a part is one walk along
the primary key, however many there are before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.queries.public import public_items

PART = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    number: int
    changed_at: datetime


def parts(now: datetime) -> list[Part]:
    """Those parts in which there is something, and when that changed last."""
    rows = (
        public_items(now)
        .order_by()
        .annotate(part=models.F("pk") / PART)
        .values_list("part")
        .annotate(last=models.Max("changed_at"))
        .order_by("part")
    )
    return [Part(number, last) for number, last in rows]


def part(number: int, now: datetime) -> list[tuple[int, datetime]]:
    rows = public_items(now).filter(pk__gte=number * PART, pk__lt=(number + 1) * PART)
    return list(rows.order_by("pk").values_list("pk", "changed_at"))


def agencies() -> list[int]:
    """The agencies in being, those above first; no more than a sitemap may list."""
    rows = Agency.objects.filter(abolished_on__isnull=True).order_by("depth", "path")
    return list(rows.values_list("pk", flat=True)[: PART * 2])
