"""The lists of cases: what a person sees, and the lists out of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from mingtang.applications.remedies import RemedyDuty
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Agency, Membership
from mingtang_office.agencies.policy import Person
from mingtang_office.agencies.reach import within_reach
from mingtang_office.applications.models import Application
from mingtang_office.remedies.models import Remedy
from mingtang_office.ui.paging import Order

# What the agency itself must do; a case that waits for others has no date.
OURS = Q(
    struck_at__isnull=True,
    next_code__in=[
        RemedyDuty.ANSWER.value,
        RemedyDuty.ATTEND.value,
        RemedyDuty.WEIGH_APPEAL.value,
        RemedyDuty.OBEY.value,
    ],
)
IS_OPEN = Q(struck_at__isnull=True, concluded_on__isnull=True)


class Docket(StrEnum):
    """The lists, in the order of their tabs; the code stands in the address."""

    DUE = "due"
    OPEN = "open"
    CONCLUDED = "concluded"
    ALL = "all"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def order(self) -> Order:
        return Order("next_by", rising=True) if self is Docket.DUE else Order()


_LABELS = {
    Docket.DUE: "有期限的",
    Docket.OPEN: "未审结",
    Docket.CONCLUDED: "已审结",
    Docket.ALL: "全部",
}


def visible_remedies(
    person: Person, on: date, permission: Permission = Permission.VIEW_REMEDIES
) -> QuerySet[Remedy]:
    """Those that this person reaches."""
    return policy.visible(Remedy.objects.all(), person, permission, on)


def docket(person: Person, on: date, which: Docket) -> QuerySet[Remedy]:
    """One of the lists, in no order yet."""
    rows = within_reach(Remedy.objects.all(), person, Permission.VIEW_REMEDIES, on)
    rows = rows.select_related("agency", "agency__region", "handler", "application")
    match which:
        case Docket.DUE:
            return rows.filter(struck_at__isnull=True, next_by__isnull=False)
        case Docket.OPEN:
            return rows.filter(IS_OPEN)
        case Docket.CONCLUDED:
            return rows.filter(struck_at__isnull=True, concluded_on__isnull=False)
        case Docket.ALL:
            return rows


def late(on: date) -> Q:
    """What should have been done. Whether to appeal is nothing that one is late with: once the days
    have passed, it is asked whether the judgment took effect."""
    return OURS & Q(next_by__lt=on) & ~Q(next_code=RemedyDuty.WEIGH_APPEAL.value)


def of_application(application: Application, person: Person, on: date) -> QuerySet[Remedy]:
    """The cases against the reply to this application."""
    rows = visible_remedies(person, on).filter(application=application, struck_at__isnull=True)
    return rows.order_by("pk")


def handlers_of(agency: Agency, on: date) -> QuerySet[User]:
    """People who handle reconsiderations and suits at an agency."""
    held = Membership.objects.in_force(on).filter(
        agency=agency, role__in=GRANTS[Permission.HANDLE_REMEDIES]
    )
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("full_name")
