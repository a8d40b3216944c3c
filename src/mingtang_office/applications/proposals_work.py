"""Proposals for publication, on the home page of who may take them up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.applications.models import PublicationProposal
from mingtang_office.applications.queries.proposals import waiting_proposals
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source


@work_source
def proposals_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    if isinstance(person, User):
        mine = Urgency.WAITING_FOR_ME
        yield mine, listed(waiting_proposals(person, on), limit, _item)


def _item(row: PublicationProposal) -> WorkItem:
    address = reverse("applications:proposals")
    return WorkItem(
        Urgency.WAITING_FOR_ME,
        row.information,
        address,
        "转主动公开建议",
        "请接办，起草公开信息",
    )
