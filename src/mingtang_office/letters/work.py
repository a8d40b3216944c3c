"""What letters have for a person's home page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.urls import reverse

from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.letters.queries import visible_letters, waiting_for
from mingtang_office.letters.subjects import subject_of
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "文书"


@work_source
def letters_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Letters whose next step is mine; mine that came back; signed ones to be served; mine on their
    way."""
    if not isinstance(person, User):
        return
    mine, others = Urgency.WAITING_FOR_ME, Urgency.WAITING_FOR_OTHERS
    yield mine, _listed(waiting_for(person, on), limit, mine, "等您审核或者签发")
    drafts = visible_letters(person, on, Permission.DRAFT_LETTERS).filter(drafted_by=person)
    returned = drafts.filter(state=LetterState.RETURNED)
    yield mine, _listed(returned, limit, mine, "退回修改，请按意见改好后重新提交")
    unfinished = drafts.filter(state=LetterState.DRAFT)
    yield mine, _listed(unfinished, limit, mine, "起草中，尚未提交审签")
    to_serve = visible_letters(person, on, Permission.SERVE_LETTERS).filter(
        state=LetterState.SIGNED
    )
    yield mine, _listed(to_serve, limit, mine, "已签发，请送达并登记")
    yield others, _listed(drafts.filter(state=LetterState.IN_REVIEW), limit, others, "审签中")


def _listed(letters: QuerySet[Letter], limit: int, urgency: Urgency, note: str) -> WorkList:
    return listed(letters.order_by("-pk"), limit, lambda letter: _item(letter, urgency, note))


def _item(letter: Letter, urgency: Urgency, note: str) -> WorkItem:
    title = f"{LetterKind(letter.kind).label}　{subject_of(letter).title(letter)}"
    address = reverse("letters:letter", args=(letter.pk,))
    return WorkItem(urgency, title, address, _KIND, f"{letter.reference} {note}".strip())
