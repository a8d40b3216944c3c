"""What the register of applications has for a person's home page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.urls import reverse

from mingtang.applications.obligations import Duty, Whose
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.models import Application, Consent
from mingtang_office.applications.queries.lists import (
    IS_OPEN,
    in_hand,
    late,
    visible_applications,
)
from mingtang_office.ui.work import Urgency, WorkItem, WorkList, listed, work_source

_KIND = "依申请公开"
_OFFICE = Q(next_whose=Whose.OFFICE.value)


@work_source
def applications_at_hand(
    person: AbstractBaseUser, on: date, limit: int
) -> Iterator[tuple[Urgency, WorkList]]:
    """Cases in one's hands and those that nobody has, by their next date; for the head also what
    waits for consent."""
    if not isinstance(person, User) or not policy.scope(person, Permission.HANDLE_APPLICATIONS, on):
        return
    rows = visible_applications(person, on, Permission.HANDLE_APPLICATIONS).filter(IS_OPEN)
    mine = in_hand(person, on)
    looked_after = mine | Q(handler__isnull=True)
    for urgency, which in (
        (Urgency.LATE, looked_after & late(on)),
        (Urgency.DUE_TODAY, looked_after & _OFFICE & Q(next_by=on)),
        # the limit of an applicant or a consultee has passed: the next step is the office's again
        (Urgency.WAITING_FOR_ME, mine & ((_OFFICE & Q(next_by__gt=on)) | _lapsed(on))),
        (Urgency.WAITING_FOR_OTHERS, mine & ~_OFFICE & ~_lapsed(on)),
    ):
        yield urgency, _listed(rows.filter(which), limit, urgency, _next_step(on))
    assigns = bool(policy.scope(person, Permission.ASSIGN_APPLICATIONS, on))
    yield _unassigned(rows, on, limit, assigns)
    if assigns:
        yield _asked_to_consent(rows, person, limit)


def _lapsed(on: date) -> Q:
    return ~_OFFICE & Q(next_by__lt=on)


def _unassigned(
    rows: QuerySet[Application], on: date, limit: int, assigns: bool
) -> tuple[Urgency, WorkList]:
    urgency = Urgency.WAITING_FOR_ME
    note = "请分派经办人" if assigns else "还没有经办人，可以由您承办"
    free = rows.filter(handler__isnull=True, next_by__gt=on)
    return urgency, _listed(free, limit, urgency, lambda _case: note)


def _asked_to_consent(
    rows: QuerySet[Application], person: User, limit: int
) -> tuple[Urgency, WorkList]:
    urgency = Urgency.WAITING_FOR_ME
    asked = Consent.objects.filter(agreed__isnull=True).exclude(asked_by=person)
    waiting = rows.filter(pk__in=asked.values("application"))
    return urgency, _listed(waiting, limit, urgency, lambda _case: "提请同意延长答复期限")


def _next_step(on: date) -> Callable[[Application], str]:
    def told(application: Application) -> str:
        code = application.next_code
        step = Duty(code).label if code else ""
        is_lapsed = application.next_whose != Whose.OFFICE.value and (
            application.next_by is not None and application.next_by < on
        )
        return f"{step}的期限已过，请办理下一步" if is_lapsed else step

    return told


def _listed(
    rows: QuerySet[Application], limit: int, urgency: Urgency, note: Callable[[Application], str]
) -> WorkList:
    def item(each: Application) -> WorkItem:
        return WorkItem(
            urgency,
            f"申请 {each.number}",
            reverse("applications:case", args=(each.pk,)),
            _KIND,
            note(each),
            each.next_by,
        )

    return listed(rows.order_by("next_by", "pk"), limit, item)
