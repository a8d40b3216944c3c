"""The register of official documents: what a person sees of it, what is to be assessed, its figures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.reassessment import Share, share
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.publication.models import FiledDocument


def visible_documents(
    person: Person, on: date, permission: Permission = Permission.VIEW_ITEMS
) -> QuerySet[FiledDocument]:
    """Those that this person reaches with this permission."""
    return policy.visible(FiledDocument.objects.all(), person, permission, on)


def overdue(on: date) -> Q:
    """Whose assessment should have been made."""
    return Q(reassess_on__lt=on)


@dataclass(frozen=True, slots=True)
class YearFigures:
    """How many were drawn up in a year, how much of them is disclosed, and why the others are not: a
    document that rests on two grounds counts under each."""

    year: int
    share: Share
    grounds: tuple[tuple[Ground, int], ...]

    @property
    def heading(self) -> str:
        return f"{self.year}年不公开的依据"


def figures(documents: QuerySet[FiledDocument]) -> tuple[YearFigures, ...]:
    """Year by year, the newest first."""
    by_year: dict[int, dict[Attribute, int]] = {}
    counted = (
        documents.order_by()
        .annotate(year=ExtractYear("formed_on"))
        .values("year", "attribute")
        .annotate(count=Count("pk"))
    )
    for row in counted:
        by_year.setdefault(row["year"], {})[Attribute(row["attribute"])] = row["count"]
    grounds = _grounds(documents)
    return tuple(
        YearFigures(year, share(by_year[year]), grounds.get(year, ()))
        for year in sorted(by_year, reverse=True)
    )


def _grounds(
    documents: QuerySet[FiledDocument],
) -> dict[int, tuple[tuple[Ground, int], ...]]:
    """Counted here: each database looks into JSON in its own way."""
    found: dict[int, Counter[Ground]] = {}
    rows = (
        documents.order_by()
        .exclude(attribute=Attribute.PROACTIVE)
        .annotate(year=ExtractYear("formed_on"))
        .values_list("year", "grounds")
        .annotate(count=Count("pk"))
    )
    for year, codes, count in rows:
        counter = found.setdefault(year, Counter())
        for code in codes:
            counter[Ground(code)] += count
    return {
        year: tuple((ground, counter[ground]) for ground in Ground if counter[ground])
        for year, counter in found.items()
    }
