"""What was taken over as public already, by an import, went out without the scan for personal data: which of
it is still to be looked through, and what was found in it (07 §7.11)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from mingtang.screening import Severity
from mingtang_office.publication.models import (
    Item,
    ItemState,
    Scan,
    ScanFinding,
    ScanState,
)


def taken_over() -> QuerySet[Item]:
    """Items of which the public sees what was taken over: an edition signed since went the usual way."""
    return Item.objects.filter(
        taken_from__run__takes_over=True, edition__number=1, state=ItemState.SIGNED
    )


def unscanned() -> QuerySet[Item]:
    """Those that nobody has looked through, the first taken over first; one whose scan was broken off
    is among them."""
    ended = Scan.objects.filter(item=OuterRef("pk")).exclude(state=ScanState.WAITING)
    return taken_over().filter(~Exists(ended)).order_by("pk")


def marked() -> QuerySet[Item]:
    """Those in which something was found that must not stay, or that could not be looked through."""
    found = ScanFinding.objects.filter(severity=Severity.BLOCKS, answer="")
    done = Scan.objects.filter(item=OuterRef("item"), state=ScanState.DONE)
    failed = Scan.objects.filter(~Exists(done), state=ScanState.FAILED)
    # From the few with something to do, however many were taken over.
    numbers = found.order_by().values("scan__item").union(failed.order_by().values("item"))
    return taken_over().filter(pk__in=numbers)


def marked_among(items: Iterable[Item]) -> frozenset[int]:
    """The numbers of those of these that are marked."""
    numbers = [item.pk for item in items]
    return frozenset(marked().filter(pk__in=numbers).values_list("pk", flat=True))
