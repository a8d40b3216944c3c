"""A notice on working days is applied or revoked: the limits of those whose opinion is sought move
with it (条例第三十二条、第三十四条)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from mingtang.workdays import Calendar
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.calendar_changes import Change, Move, Preview, change_of
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import CalendarNotice
from mingtang_office.applications.actions import holding
from mingtang_office.applications.following import follow
from mingtang_office.applications.models import Application, Consultation
from mingtang_office.applications.projection import replayed
from mingtang_office.applications.queries.history import events_of
from mingtang_office.trail.actions import record

_NAMED = 20
_COUNTED = 2_000  # cases replayed while a person waits for the preview
_LABEL = "征求意见的答复期限"


class OpenOpinions:
    """The register of opinions that are awaited, as the changes of the calendar ask it."""

    def preview(self, change: Change, person: User) -> Preview:
        """What would move. Of very many only the number that may is told."""
        cases = _concerned(change)
        number = cases.count()
        if number > _COUNTED:
            return Preview(f"{_LABEL}（至多）", number)
        reach = policy.scope(person, Permission.VIEW_APPLICATIONS, timezone.localdate())
        moved = [
            (case, move)
            for case in cases.select_related("agency", "agency__region")
            for move in _moves(case, change.after.of(case.agency))
        ]
        named = tuple(move for case, move in moved if reach.covers(case.agency))
        return Preview(_LABEL, len(moved), named[:_NAMED])

    def apply(self, change: Change, *, by: User, now: datetime) -> None:
        """Have them counted anew; the task stands in the transaction of the change."""
        if _concerned(change).exists():
            count_opinions_anew.enqueue(change.notice.pk, by.pk)


@task
def count_opinions_anew(notice_id: int, by_id: int) -> None:
    """By the calendars now in force. A case at a time: run again, it finds what is left."""
    notice = CalendarNotice.objects.select_related("region").get(pk=notice_id)
    recount(notice=notice, by=User.objects.get(pk=by_id), now=timezone.now())


def recount(*, notice: CalendarNotice, by: User, now: datetime) -> int:
    """Count the limits anew; in how many cases one moved."""
    numbers = list(_concerned(change_of(notice)).values_list("pk", flat=True))
    moved = sum(_counted(number) for number in numbers)
    if moved:
        with transaction.atomic():
            facts = {"moved": moved, "year": notice.year}
            record("applications.opinions_counted_anew", by=by, now=now, on=notice, facts=facts)
    return moved


@transaction.atomic
def _counted(number: int) -> bool:
    held = holding.hold(Application(pk=number))
    return follow(held, replayed(held, events_of(held), calendar_for(held.agency)))


def _concerned(change: Change) -> QuerySet[Application]:
    awaited = Consultation.objects.filter(
        sent_on__isnull=False, answered_on__isnull=True, lapses_on__gte=change.first_day
    )
    return Application.objects.filter(
        pk__in=awaited.values("application"),
        closed_on__isnull=True,
        merged_into__isnull=True,
        agency__in=change.agencies(),
    ).order_by("pk")


def _moves(application: Application, calendar: Calendar) -> Iterator[Move]:
    case = replayed(application, events_of(application), calendar)
    after: dict[str, date | None] = {each.ref: each.lapses_on for each in case.consultations}
    for row in application.consultations.filter(answered_on__isnull=True, sent_on__isnull=False):
        if after.get(row.ref) != row.lapses_on:
            title = f"申请 {application.number} {row.masked}提出意见的期限"
            address = reverse("applications:case", args=(application.pk,))
            yield Move(title, address, row.lapses_on, after.get(row.ref))
