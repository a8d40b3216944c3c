"""Links and attachments of what is public, looked through a portion a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from mingtang_office.publication.models import Attachment, PublicItem
from mingtang_office.publication.queries.public import public_items
from mingtang_office.upkeep.links.addresses import Address, addresses_of, is_own, mark_of
from mingtang_office.upkeep.links.inside import file_result, results_of
from mingtang_office.upkeep.links.outing import Outing
from mingtang_office.upkeep.links.outside import Said, opens
from mingtang_office.upkeep.models import DEAD, CheckKind, CheckResult, CheckRun, LinkCheck

_AT_ONCE = 50
_WEEK = 7  # days in which everything is looked at, where the portion of a day suffices
_LEAST = 1000
_AGAIN = timedelta(days=7)  # a link to others that opened is left alone so long
_FAILURES = 2
_KEPT = timedelta(90)
_MEGABYTE = 1 << 20
_NOT_READ = ("edition__content", "edition__text")
_WELL = frozenset({CheckResult.OK, CheckResult.UNCLEAR})


@dataclass(slots=True)
class Found:
    """One thing looked at: a link or a file of an item."""

    item: PublicItem
    kind: CheckKind
    address: str
    name: str
    result: CheckResult
    told: str = ""


@dataclass(slots=True)
class Portion:
    """What a few items cost, and what was found."""

    found: list[Found] = field(default_factory=list)
    looked: set[tuple[int, str]] = field(default_factory=set)
    octets: int = 0
    links: int = 0


@task
def check_daily(day: str) -> None:
    check(on=date.fromisoformat(day), now=timezone.now())


def check(*, on: date, now: datetime, opening: Callable[[str], Said] = opens) -> int:
    """Look at the portion of a day; how many items. What dies in between is begun again at the last few
    items: looking twice changes nothing."""
    run = _begin(on, now)
    most = _portion(now)
    outing = Outing(opening, settings.CHECK_LINKS_A_DAY - run.links)
    looked = 0
    while run.finished_at is None:
        looked += _step(run, now, outing)
        if run.finished_at is None and _is_enough(run, most):
            run.finished_at = now
            run.save(update_fields=("finished_at",))
    return looked


def _portion(now: datetime) -> int:
    """How many items a day, so that all are looked at within a week where that is not too many."""
    a_seventh = -(-public_items(now).count() // _WEEK)
    return min(max(a_seventh, _LEAST), settings.CHECK_ITEMS_A_DAY)


def _begin(on: date, now: datetime) -> CheckRun:
    before = CheckRun.objects.filter(day__lt=on).first()
    given = {
        "begun_at": now,
        "since": before.begun_at if before else None,
        "reached": before.reached if before else 0,
    }
    run, _ = CheckRun.objects.get_or_create(day=on, defaults=given)
    CheckRun.objects.filter(day__lt=on - _KEPT).delete()
    return run


def _step(run: CheckRun, now: datetime, outing: Outing) -> int:
    """The next few items: first looked at, which may take long, then written down at once."""
    rows = list(_next(run, now))
    portion = Portion()
    for each in rows:
        _files(each, portion)
    _links(rows, portion, now, outing)
    with transaction.atomic():
        _write(rows, portion, timezone.localdate(now), now)
        _count(run, rows, portion, now)
    return len(rows)


def _next(run: CheckRun, now: datetime) -> QuerySet[PublicItem]:
    rows = public_items(now).select_related("edition").order_by("pk").defer(*_NOT_READ)
    if _is_new_phase(run):
        return rows.filter(changed_at__gte=run.since, pk__gt=run.new_reached)[:_AT_ONCE]
    return rows.filter(pk__gt=run.reached)[:_AT_ONCE]


def _is_new_phase(run: CheckRun) -> bool:
    return run.since is not None


def _count(run: CheckRun, rows: list[PublicItem], portion: Portion, now: datetime) -> None:
    run.items += len(rows)
    run.octets += portion.octets
    run.links += portion.links
    if _is_new_phase(run):
        run.new_reached = rows[-1].pk if rows else run.new_reached
        if len(rows) < _AT_ONCE:
            run.since = None
    elif len(rows) < _AT_ONCE:
        run.reached, run.finished_at = 0, now  # the end: from the beginning the next day
    else:
        run.reached = rows[-1].pk
    run.save()


def _is_enough(run: CheckRun, most: int) -> bool:
    return run.items >= most or run.octets >= settings.CHECK_MEGABYTES_A_DAY * _MEGABYTE


def _files(public: PublicItem, portion: Portion) -> None:
    keys = [file["key"] for file in public.edition.files]
    held = Attachment.objects.filter(item=public.pk).in_bulk(keys) if keys else {}
    for file in public.edition.files:
        said, read = file_result(held.get(file["key"]), file["sha256"])
        portion.octets += read
        address = settings.SITE_URL + reverse("portal:file", args=(public.pk, file["key"]))
        portion.found.append(Found(public, CheckKind.FILE, address, file["name"], *said))


def _links(rows: list[PublicItem], portion: Portion, now: datetime, outing: Outing) -> None:
    """Addresses of this site together; those of others one by one, as far as the day's number goes and
    only where that is switched on."""
    of_items = [(each, address) for each in rows for address in _addresses(each)]
    inner = [(each, a) for each, a in of_items if is_own(a.url, settings.SITE_URL)]
    told = results_of({address.url for _, address in inner}, now)
    for each, address in inner:
        found = Found(each, CheckKind.INTERNAL, address.url, address.name, told[address.url])
        portion.found.append(found)
    if settings.CHECK_EXTERNAL_LINKS:
        outer = [(each, a) for each, a in of_items if not is_own(a.url, settings.SITE_URL)]
        _others(outer, portion, now, outing)


def _addresses(public: PublicItem) -> Iterable[Address]:
    return addresses_of(public.edition.html, f"{settings.SITE_URL}/item/{public.pk}/")


def _others(
    outer: list[tuple[PublicItem, Address]], portion: Portion, now: datetime, outing: Outing
) -> None:
    recent = LinkCheck.objects.filter(
        item__in={each.pk for each, _ in outer}, kind=CheckKind.EXTERNAL, failures=0
    )
    spared = set(
        recent.filter(checked_at__gt=now - _AGAIN).values_list("item_id", "mark").order_by()
    )
    before = outing.asked
    for each, address in outer:
        found = None if (each.pk, address.mark) in spared else outing.ask(address.url)
        if found is None:
            portion.looked.add((each.pk, address.mark))  # left as it is
            continue
        portion.found.append(
            Found(each, CheckKind.EXTERNAL, address.url, address.name, found.result, found.told)
        )
    portion.links = outing.asked - before


def _write(rows: list[PublicItem], portion: Portion, on: date, now: datetime) -> None:
    """Keep what does not open and every link to others; what is well again, or gone from the item, is
    deleted."""
    items = [each.pk for each in rows]
    held = {(each.item_id, each.mark): each for each in LinkCheck.objects.filter(item__in=items)}
    kept = set(portion.looked)
    changed = []
    for found in portion.found:
        key = (found.item.pk, mark_of(found.address))
        if found.kind is not CheckKind.EXTERNAL and found.result is CheckResult.OK:
            continue
        kept.add(key)
        changed.append(_row(held.get(key), found, on, now))
    gone = [each.pk for key, each in held.items() if key not in kept]
    LinkCheck.objects.filter(pk__in=gone).delete()
    LinkCheck.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=("item", "mark"),
        update_fields=(
            "kind",
            "name",
            "result",
            "told",
            "failures",
            "is_dead",
            "since",
            "checked_at",
        ),
    )


def _row(held: LinkCheck | None, found: Found, on: date, now: datetime) -> LinkCheck:
    """A failure counts once a day, however often it is looked at."""
    was_well = held is None or not held.failures
    failures = 0
    if found.result not in _WELL:
        again = held is None or timezone.localdate(held.checked_at) != on or was_well
        failures = (held.failures if held else 0) + int(again)
    since = on if held is None or was_well != (failures == 0) else held.since
    return LinkCheck(
        item_id=found.item.pk,
        agency_id=found.item.agency_id,
        kind=found.kind,
        address=found.address,
        mark=mark_of(found.address),
        name=found.name[:200],
        result=found.result,
        told=found.told[:100],
        failures=failures,
        is_dead=found.result in DEAD or failures >= _FAILURES,
        since=since,
        checked_at=now,
    )
