"""My work: what each app knows to be due, late or waiting, gathered for one person's home page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models


class Urgency(StrEnum):
    """The four lists of the home page, in their order."""

    LATE = "late"
    DUE_TODAY = "due_today"
    WAITING_FOR_ME = "waiting_for_me"
    WAITING_FOR_OTHERS = "waiting_for_others"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def when_empty(self) -> str:
        """What would stand in this list, and how it comes there."""
        return _WHEN_EMPTY[self]


_LABELS = {
    Urgency.LATE: "已逾期",
    Urgency.DUE_TODAY: "今日到期",
    Urgency.WAITING_FOR_ME: "等我办理",
    Urgency.WAITING_FOR_OTHERS: "等他人办理",
}

_WHEN_EMPTY = {
    Urgency.LATE: "没有逾期的事项。过了法定或约定期限还未办结的，会列在这里。",
    Urgency.DUE_TODAY: "今天没有到期的事项。",
    Urgency.WAITING_FOR_ME: "没有等您办理的事项。轮到您审核、处理或更正的，会列在这里。",
    Urgency.WAITING_FOR_OTHERS: "没有等他人办理的事项。您已交出、正由系统或同事办理的，会列在这里。",
}


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One line of a list: what it is, where to go, what to do there, and by when."""

    urgency: Urgency
    title: str
    url: str
    kind: str
    note: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class WorkList:
    """The first items of one list and how many there are in all."""

    shown: tuple[WorkItem, ...] = ()
    total: int = 0


M = TypeVar("M", bound=models.Model)


def listed(rows: models.QuerySet[M], limit: int, item: Callable[[M], WorkItem]) -> WorkList:
    """The first `limit` of these rows, in their order, and how many there are in all: counted only
    where they are more."""
    shown = list(rows[: limit + 1])
    total = len(shown) if len(shown) <= limit else rows.count()
    return WorkList(tuple(item(row) for row in shown[:limit]), total)


# (person, day, how many items at most) -> what this app has for each list
WorkSource = Callable[[AbstractBaseUser, date, int], Iterable[tuple[Urgency, WorkList]]]

_sources: list[WorkSource] = []


def work_source(source: WorkSource) -> WorkSource:
    """Enter a function in the register of sources; used as a decorator in an app's `work.py`."""
    _sources.append(source)
    return source


def work_of(person: AbstractBaseUser, on: date, limit: int = 10) -> dict[Urgency, WorkList]:
    """Each of the four lists, the earliest due first."""
    lists = {urgency: WorkList() for urgency in Urgency}
    for source in _sources:
        for urgency, found in source(person, on, limit):
            held = lists[urgency]
            lists[urgency] = WorkList(held.shown + found.shown, held.total + found.total)
    return {
        urgency: WorkList(
            tuple(sorted(held.shown, key=lambda item: item.due_on or date.max))[:limit], held.total
        )
        for urgency, held in lists.items()
    }
