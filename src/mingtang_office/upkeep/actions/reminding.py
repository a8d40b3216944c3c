"""Reminders of columns: when one is due soon, on its last day, and when it is out of date. Each is given
once; the mail of a day is one for all the columns of a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from mingtang.publication.columns import columns
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.ui.days import day_words
from mingtang_office.upkeep.judging import Judged, Standing
from mingtang_office.upkeep.models import ColumnReminder

LAST_DAY, STALE = 1, 0
_STILL_NEWS = timedelta(days=3)
_Key = tuple[int, str, int, object, int]


def remind(judged: Iterable[tuple[Agency, Judged]], *, now: datetime) -> int:
    """Write down whom to remind of what, and enqueue the mails; how many reminders are new. Called in
    the transaction that says that these agencies are done."""
    found = list(judged)
    staff = _staff([agency.pk for agency, _ in found], now)
    wanted = {
        _key(each): each for agency, told in found for each in _of_agency(agency, told, staff, now)
    }
    given = ColumnReminder.objects.filter(
        agency__in={each.agency_id for each in wanted.values()},
        stale_on__in={each.stale_on for each in wanted.values()},
    )
    new = [wanted[key] for key in wanted.keys() - {_key(each) for each in given}]
    ColumnReminder.objects.bulk_create(new, ignore_conflicts=True)
    for person in sorted({each.to_id for each in new if each.to.email}):
        mail_reminders.enqueue(person)
    return len(new)


def _key(each: ColumnReminder) -> _Key:
    return (each.agency_id, each.column, each.to_id, each.stale_on, each.left)


def step_of(standing: Standing) -> int | None:
    """The step that has been reached: warned of, last day, out of date; None before the first."""
    left, period = standing.own.days, standing.period
    if left is None or period is None:
        return None
    steps = {max(period.warn, LAST_DAY), LAST_DAY, STALE}
    return min((step for step in steps if step >= max(left, STALE)), default=None)


def _of_agency(
    agency: Agency, judged: Judged, staff: dict[int, dict[User, set[str]]], now: datetime
) -> Iterator[ColumnReminder]:
    here = staff.get(agency.pk, {})
    heads = [person for person, roles in here.items() if Role.HEAD in roles]
    for each in judged.kept:
        step = step_of(each)
        if step is None or each.own.stale_on is None:
            continue
        owner = each.duty.owner if each.duty is not None else None
        for person in [owner] if owner is not None and owner in here else heads:
            yield ColumnReminder(
                agency=agency,
                column=each.column.code,
                to=person,
                stale_on=each.own.stale_on,
                left=step,
                at=now,
            )


def _staff(agencies: list[int], now: datetime) -> dict[int, dict[User, set[str]]]:
    """Who holds a role where, today, and may sign in."""
    found: dict[int, dict[User, set[str]]] = defaultdict(lambda: defaultdict(set))
    held = Membership.objects.in_force(timezone.localdate(now)).filter(
        agency__in=agencies, user__is_active=True
    )
    for each in held.select_related("user"):
        found[each.agency_id][each.user].add(each.role)
    return found


@task
def mail_reminders(person_id: int) -> None:
    """Sent once: the rows are held while the mail goes out, and say afterwards that it did."""
    newest = ColumnReminder.objects.filter(to=person_id).aggregate(at=Max("at"))["at"]
    if newest is None:
        return
    with transaction.atomic():
        # What could not be mailed when it was new is old news by now.
        rows = list(
            ColumnReminder.objects.select_for_update(of=("self",))
            .select_related("to", "agency")
            .filter(to=person_id, mailed_at__isnull=True, at__gte=newest - _STILL_NEWS)
            .order_by("stale_on", "pk")
        )
        if not rows or not rows[0].to.is_active or not rows[0].to.email:
            return
        send_mail(subject(rows), body(rows), None, [rows[0].to.email])
        ColumnReminder.objects.filter(pk__in=[each.pk for each in rows]).update(
            mailed_at=timezone.now()
        )


def subject(rows: list[ColumnReminder]) -> str:
    return f"【明堂】{len({(each.agency_id, each.column) for each in rows})}个栏目需要更新"


def body(rows: list[ColumnReminder]) -> str:
    known = columns()
    lines = []
    for each in rows:
        title = known[each.column].title if each.column in known else each.column
        lines.append(f"{each.agency.name}　{title}：{when(each)}")
    address = settings.SITE_URL + reverse("upkeep:mine")
    return "\n".join((*lines, "", f"请登录后办理：{address}", ""))


def when(reminder: ColumnReminder) -> str:
    """In words that stay true when the mail is read later."""
    if reminder.left == STALE:
        return f"自{day_words(reminder.stale_on)}起逾期未更新"
    return f"最晚{day_words(reminder.stale_on - timedelta(1))}更新"
