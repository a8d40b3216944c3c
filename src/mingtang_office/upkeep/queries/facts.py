"""The facts of many agencies at once: a fixed number of questions to the database, however many
agencies, columns and items there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Max, Q
from django.utils import timezone

from mingtang.publication.duties import Body, CatalogueRole, Particulars
from mingtang.publication.inspection import LastUpdate, MediaSeen, Survey
from mingtang.publication.item_kinds import ItemKind
from mingtang.workdays import months_later
from mingtang_office.agencies.models import Agency
from mingtang_office.channels.models import ONLINE, Act, Channel, DispatchState
from mingtang_office.channels.queries.channels import in_force
from mingtang_office.publication.models import Item, Link, LinkKind
from mingtang_office.publication.particulars import levels_of
from mingtang_office.publication.queries.public import placements, public_items
from mingtang_office.publication.queries.urgency import late
from mingtang_office.upkeep.facts import Facts, Overdue, Placed
from mingtang_office.upkeep.models import CatalogueSeat, ColumnDuty, Nothing
from mingtang_office.upkeep.queries.links import dead_now

LOOKED_BACK = timedelta(365)
_MOST_NAMED = 20  # of the dead links those that a message can name
_UNTIL = "comments_until"


def facts_of(agency: Agency, now: datetime) -> Facts:
    return gathered((agency,), now)[agency.pk]


def gathered(agencies: Sequence[Agency], now: datetime) -> dict[int, Facts]:
    """By the number of the agency. The region of each is at hand (`select_related`)."""
    numbers = [each.pk for each in agencies]
    on = timezone.localdate(now)
    found = _with_particulars(agencies, numbers)
    _placed(found, numbers, now, on)
    _overdue(found, numbers, on)
    _surveys(found, numbers, now, on)
    _media(found, numbers, on)
    _arranged(found, numbers)
    for link in dead_now(now).filter(agency__in=numbers).order_by("-id"):
        dead = found[link.agency_id].dead
        dead.append(link.name or link.address if len(dead) < _MOST_NAMED else "")
    return found


def _with_particulars(agencies: Sequence[Agency], numbers: list[int]) -> dict[int, Facts]:
    seats: dict[int, set[CatalogueRole]] = defaultdict(set)
    for each in CatalogueSeat.objects.filter(agency__in=numbers):
        seats[each.agency_id].add(CatalogueRole(each.field, each.organ))
    levels = levels_of(agencies)
    return {
        each.pk: Facts(
            each, Particulars(levels[each.pk], Body(each.kind), frozenset(seats[each.pk]))
        )
        for each in agencies
    }


def _placed(found: dict[int, Facts], numbers: list[int], now: datetime, on: date) -> None:
    """What stands in each column and under each row of a catalogue. A day to come is none of an update:
    an inspector would not believe it."""
    slow = Q(published_on__gt=F("public__item__due_on"), published_on__gte=on - LOOKED_BACK)
    rows = placements(now).filter(agency__in=numbers, published_on__lte=on).order_by()
    for agency, column, count, last, behind in (
        rows.values("agency", "column")
        .annotate(count=Count("pk"), last=Max("published_on"), behind=Count("pk", filter=slow))
        .values_list("agency", "column", "count", "last", "behind")
    ):
        found[agency].columns[column] = Placed(count, last, behind)
    slow = Q(published_on__gt=F("item__due_on"), published_on__gte=on - LOOKED_BACK)
    items = public_items(now).filter(agency__in=numbers, published_on__lte=on).order_by()
    for agency, matter, count, last, behind in (
        items.values("agency", "matter")
        .annotate(count=Count("pk"), last=Max("published_on"), behind=Count("pk", filter=slow))
        .values_list("agency", "matter", "count", "last", "behind")
    ):
        facts = found[agency]
        facts.newest = max(last, facts.newest or last)
        if matter:
            facts.matters[matter] = Placed(count, last, behind)


def _overdue(found: dict[int, Facts], numbers: list[int], on: date) -> None:
    rows = Item.objects.filter(late(on), agency__in=numbers).order_by()
    for agency, columns, matter in rows.values_list("agency", "columns", "matter"):
        found[agency].overdue.append(Overdue(tuple(columns), matter))


def _surveys(found: dict[int, Facts], numbers: list[int], now: datetime, on: date) -> None:
    """Drafts on which opinions were asked for, and when their results were made public (W-D7, W-D8)."""
    since = months_later(on, -24)
    rows = public_items(now).filter(
        agency__in=numbers, kind=ItemKind.DRAFT_FOR_COMMENT.value, published_on__gte=since
    )
    drafts = list(rows.values_list("pk", "agency", "title", "item__details"))
    ties = Link.objects.filter(kind=LinkKind.ANSWERS, of__in=[each[0] for each in drafts])
    shown = public_items(now).filter(pk__in=ties.values("item"))
    days = dict(shown.values_list("pk", "published_on"))
    answered: dict[int, date] = {}
    for item, of in ties.values_list("item", "of"):
        if item in days:
            answered[of] = min(days[item], answered.get(of, days[item]))
    for pk, agency, title, details in drafts:
        closed = str((details or {}).get(_UNTIL) or "")
        if closed and (closed_on := date.fromisoformat(closed)) <= on:
            found[agency].surveys.append(Survey(title, closed_on, answered.get(pk)))


def _media(found: dict[int, Facts], numbers: list[int], on: date) -> None:
    """The agency's accounts that are on, and when something last went out on each (06 §6.3)."""
    gone_out = Q(dispatches__state=DispatchState.DONE, dispatches__act=Act.PUBLISH)
    rows = Channel.objects.filter(in_force(on), agency__in=numbers, kind__in=ONLINE)
    for channel in rows.annotate(last=Max("dispatches__done_at", filter=gone_out)):
        last = timezone.localdate(channel.last) if channel.last else None
        found[channel.agency_id].media.append(MediaSeen(channel.name, LastUpdate(last)))


def _arranged(found: dict[int, Facts], numbers: list[int]) -> None:
    """Who fills which column, and what there is nothing of."""
    for duty in ColumnDuty.objects.filter(agency__in=numbers).select_related("owner"):
        found[duty.agency_id].duties[duty.column] = duty
    for each in Nothing.objects.filter(agency__in=numbers, ended_at__isnull=True):
        found[each.agency_id].nothing.add(each.code)
