"""The lists of applications: what a person sees, and the queues out of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from mingtang.applications.obligations import Whose
from mingtang.applications.phases import Phase
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.reach import within_reach
from mingtang_office.applications.models import Application
from mingtang_office.ui.paging import Order

_BY_DATE = Order("next_by", rising=True)


class Queue(StrEnum):
    """The lists, in the order of their tabs; the code stands in the address."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    OPEN = "open"
    UNCONFIRMED = "unconfirmed"
    CLOSED = "closed"
    ALL = "all"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def order(self) -> Order:
        """What is open stands in the order of its dates, what is closed the newest first."""
        return Order() if self in (Queue.CLOSED, Queue.ALL) else _BY_DATE


_LABELS = {
    Queue.MINE: "我经办的",
    Queue.UNASSIGNED: "待分派",
    Queue.OPEN: "在办",
    Queue.UNCONFIRMED: "待确认收到",
    Queue.CLOSED: "已办结",
    Queue.ALL: "全部",
}

IS_OPEN = Q(closed_on__isnull=True, merged_into__isnull=True)


def visible_applications(
    person: Person, on: date, permission: Permission = Permission.VIEW_APPLICATIONS
) -> QuerySet[Application]:
    """Those that this person reaches: for a page of one, a search, an export."""
    return policy.visible(Application.objects.all(), person, permission, on)


def in_hand(person: Person, on: date) -> Q:
    """Cases whose handler is this person, or somebody whose absence this person covers."""
    covered = {held.principal_id for held in policy.holdings(person, on) if held.principal_id}
    return Q(handler__in={person.pk, *covered})


def queue(person: Person, on: date, which: Queue) -> QuerySet[Application]:
    """One of the lists, in no order yet; open cases without any date stand in none but `ALL`."""
    rows = within_reach(Application.objects.all(), person, Permission.VIEW_APPLICATIONS, on)
    rows = rows.select_related("agency", "agency__region", "handler")
    dated = rows.filter(IS_OPEN, next_by__isnull=False)
    match which:
        case Queue.MINE:
            return dated.filter(in_hand(person, on))
        case Queue.UNASSIGNED:
            return dated.filter(handler__isnull=True)
        case Queue.OPEN:
            return dated
        case Queue.UNCONFIRMED:
            return dated.filter(phase=Phase.SUBMITTED.value)
        case Queue.CLOSED:
            return rows.filter(closed_on__isnull=False)
        case Queue.ALL:
            return rows


def late(on: date) -> Q:
    return IS_OPEN & Q(next_whose=Whose.OFFICE.value, next_by__lt=on)
