"""Cases that have been kept long enough, and why some are kept all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from mingtang.law.retention import Kept, retention
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person, visible
from mingtang_office.applications.models import Application

# (numbers of applications) -> those that must be kept whatever their age
Keeper = Callable[[Iterable[int]], set[int]]
_keepers: list[Keeper] = []


def keeper(source: Keeper) -> Keeper:
    """Enter a function that names cases which must be kept: a register above that still needs them."""
    _keepers.append(source)
    return source


def kept_on(numbers: Iterable[int]) -> set[int]:
    """Those that some register still needs."""
    listed = list(numbers)
    return set().union(*(source(listed) for source in _keepers)) if listed else set()


@keeper
def handled_anew(numbers: Iterable[int]) -> set[int]:
    """A case that is being handled anew under an order."""
    return set(
        Application.objects.filter(pk__in=numbers, reopened_by__closed_on__isnull=True)
        .filter(reopened_by__isnull=False)
        .values_list("pk", flat=True)
    )


def kept_long_enough(on: date) -> QuerySet[Application]:
    """Archived, closed cases whose time is over and that hold personal data still; whether a
    register needs one is asked by `kept_on`."""
    bound = _moment(retention(Kept.APPLICATION_FILE, on).begun_before(on))
    return Application.objects.filter(
        archived_at__lt=bound, closed_on__isnull=False, erased_at__isnull=True
    ).order_by("archived_at", "pk")


def soon_kept_long_enough(person: Person, on: date) -> QuerySet[Application]:
    """What a person sees of those that will be erased by the end of next year."""
    bound = _moment(retention(Kept.APPLICATION_FILE, on).begun_before(date(on.year + 2, 1, 1)))
    rows = Application.objects.filter(
        archived_at__lt=bound, closed_on__isnull=False, erased_at__isnull=True
    ).select_related("agency")
    return visible(rows, person, Permission.ASSIGN_APPLICATIONS, on).order_by("archived_at", "pk")


def until(application: Application) -> date | None:
    """The last day on which a case must be kept; None before it is archived."""
    if application.archived_at is None:
        return None
    on = timezone.localdate(application.archived_at)
    return retention(Kept.APPLICATION_FILE, on).until(on)


def _moment(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))
