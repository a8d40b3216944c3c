"""What the register of official documents has for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.publication.models import FiledDocument
from mingtang_office.publication.queries.documents import overdue, visible_documents
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_SOON = timedelta(days=30)


@work_source
def assessments_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Documents whose assessment is overdue, due today, or due within a month (条例第十八条)."""
    if not isinstance(person, User) or not policy.scope(person, Permission.DRAFT_ITEMS, on):
        return
    rows = visible_documents(person, on, Permission.DRAFT_ITEMS)
    for urgency, which in (
        (Urgency.LATE, overdue(on)),
        (Urgency.DUE_TODAY, Q(reassess_on=on)),
        (Urgency.WAITING_FOR_ME, Q(reassess_on__gt=on, reassess_on__lte=on + _SOON)),
    ):
        yield urgency, _listed(rows.filter(which), limit, urgency)


def _listed(rows: QuerySet[FiledDocument], limit: int, urgency: Urgency) -> WorkList:
    def item(each: FiledDocument) -> WorkItem:
        return WorkItem(
            urgency,
            each.title or each.number,
            reverse("publication:document", args=(each.pk,)),
            "公文备案",
            "定期评估能否公开",
            each.reassess_on,
        )

    return listed(rows.order_by("reassess_on", "pk"), limit, item)
