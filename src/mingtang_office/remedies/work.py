"""What the register of reconsiderations and suits has for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from mingtang.applications.remedies import RemedyDuty
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.queries.lists import in_hand
from mingtang_office.remedies.models import Remedy
from mingtang_office.remedies.queries.lists import IS_OPEN, OURS, late, visible_remedies
from mingtang_office.remedies.shown import Row
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "复议和诉讼"
_APPEAL = Q(next_code=RemedyDuty.WEIGH_APPEAL.value)


@work_source
def remedies_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Cases in one's hands by their next day, and for who assigns those that nobody has."""
    if not isinstance(person, User) or not policy.scope(person, Permission.HANDLE_REMEDIES, on):
        return
    mine = in_hand(person, on)
    if policy.scope(person, Permission.ASSIGN_APPLICATIONS, on):
        mine |= Q(handler__isnull=True)
    rows = visible_remedies(person, on, Permission.HANDLE_REMEDIES).filter(mine)
    past_appeal = _APPEAL & Q(next_by__lt=on)
    for urgency, which in (
        (Urgency.LATE, late(on)),
        (Urgency.DUE_TODAY, OURS & Q(next_by=on)),
        (
            Urgency.WAITING_FOR_ME,
            OURS & (Q(next_by__gt=on) | Q(next_by__isnull=True) | past_appeal),
        ),
        (Urgency.WAITING_FOR_OTHERS, IS_OPEN & ~OURS),
    ):
        yield urgency, _listed(rows.filter(which), limit, urgency, on)


def _listed(rows: QuerySet[Remedy], limit: int, urgency: Urgency, on: date) -> WorkList:
    def item(each: Remedy) -> WorkItem:
        return WorkItem(
            urgency,
            f"案件 {each.number}",
            reverse("remedies:remedy", args=(each.pk,)),
            _KIND,
            Row(each, on).next_step,
            each.next_by,
        )

    return listed(rows.order_by("next_by", "pk"), limit, item)
