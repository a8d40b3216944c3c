"""A notice on working days is applied or revoked: open cases are counted anew and their owners told.

The register is asked what would move before that. When it is done, a task counts the cases a batch
at a time, each batch whole or not at all; run again it finds what is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendar_changes import Change, Move, Preview, change_of
from mingtang_office.agencies.calendars import current
from mingtang_office.agencies.models import CalendarNotice
from mingtang_office.applications.models import Application, DueMove, MovedLimit
from mingtang_office.applications.projection import PROJECTED
from mingtang_office.applications.queries.lists import visible_applications
from mingtang_office.applications.queries.moves import moves_told_to
from mingtang_office.applications.recounting import Recount, Recounted, Values, concerned, read
from mingtang_office.trail.actions import record

_AT_ONCE = 5000
_NAMED = 20
_COUNTED = 20_000  # cases replayed while a person waits for the preview; some seconds
_ATTEMPTS = 3
_WAIT = timedelta(minutes=1)
T = TypeVar("T")
_Moved = tuple[MovedLimit, date | None, date | None]


class OpenCases:
    """The register of applications, as the changes of the calendar ask it."""

    def preview(self, change: Change, person: User) -> Preview:
        """What would move. Of very many cases only the number that may is told."""
        rows = concerned(change.first_day, change.agencies())
        number = rows.count()
        if number > _COUNTED:
            return Preview("在办的政府信息公开申请（至多）", number)
        recount = Recount(change.after.of)
        cases = read(rows.order_by("due_on", "pk"))
        moved = [each for part in _batches(cases) for each in recount.of(part) if _moves(each)]
        seen = set(
            visible_applications(person, timezone.localdate())
            .filter(pk__in=[each.case.pk for each in moved])
            .values_list("pk", flat=True)
        )
        named = [each for each in moved if each.case.pk in seen][:_NAMED]
        return Preview("在办的政府信息公开申请", len(moved), tuple(_told(each) for each in named))

    def apply(self, change: Change, *, by: User, now: datetime) -> None:
        """Have the cases counted anew; the task stands in the transaction of the change."""
        count_anew.enqueue(change.notice.pk, by.pk)


@task
def count_anew(notice_id: int, by_id: int, attempt: int = 1) -> None:
    """Every open case that this notice may concern, by the calendars now in force."""
    notice = CalendarNotice.objects.select_related("region").get(pk=notice_id)
    try:
        replay_open(notice=notice, by=User.objects.get(pk=by_id), now=timezone.now())
    except OperationalError:
        if attempt >= _ATTEMPTS:
            raise
        later = timezone.now() + attempt * _WAIT
        count_anew.using(run_after=later).enqueue(notice_id, by_id, attempt + 1)


def replay_open(*, notice: CalendarNotice, by: User, now: datetime, remember: bool = True) -> int:
    """Count anew and write down what moved; how many cases did. What table three counts does not
    change, since a case that is open has no ending."""
    change = change_of(notice)
    # Cases of like days together: what they come to say is then told by few statements.
    rows = concerned(change.first_day, change.agencies()).order_by("due_on", "next_by", "pk")
    recount = Recount(current().of, remember)
    numbers = list(rows.values_list("pk", flat=True))
    return sum(_replay_batch(part, recount, notice, by, now) for part in _batches(numbers))


@transaction.atomic
def _replay_batch(
    numbers: Sequence[int], recount: Recount, notice: CalendarNotice, by: User, now: datetime
) -> int:
    held = Application.objects.select_for_update().filter(
        pk__in=numbers, closed_on__isnull=True, merged_into__isnull=True
    )
    changed = [each for each in recount.of(read(held.order_by("pk"))) if each.is_moved]
    _store(changed)
    moved = [each for each in changed if _moves(each)]
    if not moved:
        return 0
    DueMove.objects.bulk_create(
        DueMove(
            application_id=each.case.pk,
            notice=notice,
            what=what,
            before=before,
            after=after,
            to_id=each.case.handler,
            at=now,
        )
        for each in moved
        for what, before, after in _moves(each)
    )
    facts = {"moved": len(moved), "year": notice.year}
    record("applications.counted_anew", by=by, now=now, on=notice, facts=facts)
    return len(moved)


def _store(changed: Sequence[Recounted]) -> None:
    """One statement for all cases that come to say the same: there are few days they can say."""
    same: defaultdict[Values, list[int]] = defaultdict(list)
    for each in changed:
        same[each.after].append(each.case.pk)
    for values, numbers in same.items():
        told = dict(zip(PROJECTED, values, strict=True))
        Application.objects.filter(pk__in=numbers).update(**told)


def _moves(each: Recounted) -> list[_Moved]:
    """The limits that moved; the next step's only where it is not the reply."""
    reply, following = each.day("due_on"), each.day("next_by")
    found: list[_Moved] = [(MovedLimit.REPLY, *reply)] if reply[0] != reply[1] else []
    if following[0] != following[1] and following != reply:
        found.append((MovedLimit.NEXT, *following))
    return found


def _told(each: Recounted) -> Move:
    what, before, after = _moves(each)[0]
    address = reverse("applications:case", args=(each.case.pk,))
    return Move(f"申请 {each.case.number} {what.label}", address, before, after)


def _batches(rows: list[T]) -> Iterator[list[T]]:
    for first in range(0, len(rows), _AT_ONCE):
        yield rows[first : first + _AT_ONCE]


@transaction.atomic
def see_moves(*, by: User, now: datetime, upto: int) -> int:
    """A person has taken note of the moves told to them, up to one; the record of them stays."""
    told = moves_told_to(by, timezone.localdate(now)).filter(seen_at__isnull=True, pk__lte=upto)
    numbers = list(told.values_list("pk", flat=True))
    if numbers:
        DueMove.objects.filter(pk__in=numbers).update(seen_at=now)
        record("applications.moves_seen", by=by, now=now, on=by, facts={"moves": len(numbers)})
    return len(numbers)
