"""What columns have for a person's home page: one's own that must be filled, and those given to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from itertools import groupby

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone

from mingtang.publication.freshness import FreshnessState
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, work_source
from mingtang_office.upkeep.judging import Standing
from mingtang_office.upkeep.queries.mine import Mine, left_to_heads, mine
from mingtang_office.upkeep.screen import last_day, left_words

_KIND = "栏目更新"


@work_source
def columns_to_fill(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Stale ones are late, those on their last day due today, the others wait."""
    if not isinstance(person, User) or not policy.scope(person, Permission.VIEW_COLUMNS, on):
        return
    now = _moment(on)
    found = [(each, "") for each in mine(person, now)]
    empty: list[Mine] = []
    if policy.scope(person, Permission.ASSIGN_COLUMNS, on):
        left = left_to_heads(person, now)
        empty = [each for each in left if each.standing.state is FreshnessState.EMPTY]
        found += [(each, "还没有分派责任人。") for each in left if each not in empty]
    for urgency in (Urgency.LATE, Urgency.DUE_TODAY, Urgency.WAITING_FOR_ME):
        items = list(_items(found, urgency))
        items += _empty(empty) if urgency is Urgency.WAITING_FOR_ME else ()
        yield urgency, WorkList(tuple(items[:limit]), len(items))


def _moment(on: date) -> datetime:
    """Now, or the end of another day that is asked about."""
    now = timezone.now()
    if on == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(on, time.max))


def _empty(found: Iterable[Mine]) -> Iterator[WorkItem]:
    """The empty columns that nobody was given: a line an agency."""
    ordered = sorted(found, key=lambda each: int(each.agency.pk))
    for agency, columns in groupby(ordered, key=lambda each: each.agency):
        yield WorkItem(
            Urgency.WAITING_FOR_ME,
            f"{len(list(columns))}个空白栏目没有分派责任人",
            f"{reverse('upkeep:columns', args=(agency.pk,))}?state={FreshnessState.EMPTY.value}",
            f"{_KIND}　{agency.short_name or agency.name}",
            "请分派责任人；没有此类职能的，写明理由停用。",
        )


def _items(found: Iterable[tuple[Mine, str]], urgency: Urgency) -> Iterator[WorkItem]:
    for each, note in found:
        if _urgency(each.standing) is urgency:
            told = left_words(each.standing.own) or each.standing.state.label
            yield WorkItem(
                urgency,
                each.standing.column.title,
                reverse("upkeep:columns", args=(each.agency.pk,)),
                f"{_KIND}　{each.agency.short_name or each.agency.name}",
                f"{told}。{note}",
                last_day(each.standing.own),
            )


def _urgency(standing: Standing) -> Urgency | None:
    if standing.state is FreshnessState.STALE:
        return Urgency.LATE
    if standing.state is FreshnessState.DUE_SOON:
        is_last = standing.own.days == 1
        return Urgency.DUE_TODAY if is_last else Urgency.WAITING_FOR_ME
    return Urgency.WAITING_FOR_ME if standing.state is FreshnessState.EMPTY else None
