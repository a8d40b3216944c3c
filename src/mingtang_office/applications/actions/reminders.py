"""Reminders of what the office must do soon: once at five, two, one and no working days left."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from mingtang.applications.obligations import Duty, Whose
from mingtang.workdays import Calendar, OutsideCalendar
from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.applications.models import Application, Reminder
from mingtang_office.ui.days import day_words

LEFT = (5, 2, 1, 0)
_FAR = timedelta(days=30)  # five working days never span more, whatever the holidays
_BATCH = 500


@task
def remind_daily(day: str) -> None:
    remind(on=date.fromisoformat(day), now=timezone.now())


def remind(*, on: date, now: datetime) -> int:
    """Remind whoever has a case in hand, or the head where nobody has; how many reminders are new.
    May run twice: a reminder is given once for each number of days left before a due date."""
    due = Application.objects.filter(
        closed_on__isnull=True,
        merged_into__isnull=True,
        next_whose=Whose.OFFICE.value,
        next_by__range=(on, on + _FAR),
    ).select_related("agency", "agency__region", "handler")
    heads: dict[int, list[User]] = {}
    made = 0
    for application in due.order_by("pk").iterator(_BATCH):
        left = _left(calendar_for(application.agency), on, application)
        if left is not None:
            made += _remind(application, left, _whom(application, on, heads), now)
    return made


def _left(calendar: Calendar, on: date, application: Application) -> int | None:
    """The step that has been reached: the fewest days of `LEFT` that are not fewer than are left."""
    if application.next_by is None:
        return None
    try:
        left = calendar.workdays_between(on, application.next_by)
    except OutsideCalendar:
        return None
    return min((step for step in LEFT if step >= left), default=None)


def _whom(application: Application, on: date, heads: dict[int, list[User]]) -> list[User]:
    if application.handler is not None and application.handler.is_active:
        return [application.handler]
    agency: Agency = application.agency
    if agency.pk not in heads:
        held = Membership.objects.in_force(on).filter(agency=agency, role=Role.HEAD)
        heads[agency.pk] = [
            each.user for each in held.select_related("user") if each.user.is_active
        ]
    return heads[agency.pk]


def _remind(application: Application, left: int, whom: list[User], now: datetime) -> int:
    made = 0
    for person in whom:
        with transaction.atomic():
            reminder, is_new = Reminder.objects.get_or_create(
                application=application,
                to=person,
                due_on=application.next_by or timezone.localdate(now),
                left=left,
                defaults={"at": now},
            )
            if is_new and person.email:
                mail_reminder.enqueue(reminder.pk)
        made += is_new
    return made


@task
def mail_reminder(reminder_id: int) -> None:
    """Sent once: the row is held while the mail goes out, and says afterwards that it did."""
    with transaction.atomic():
        reminder = (
            Reminder.objects.select_for_update(of=("self",))
            .select_related("application", "to")
            .filter(pk=reminder_id, mailed_at__isnull=True)
            .first()
        )
        if reminder is None or not reminder.application.is_open:
            return
        send_mail(subject(reminder), body(reminder), None, [reminder.to.email])
        reminder.mailed_at = timezone.now()
        reminder.save(update_fields=("mailed_at",))


def subject(reminder: Reminder) -> str:
    when = "今日到期" if reminder.left == 0 else f"还剩{reminder.left}个工作日"
    return f"【明堂】申请 {reminder.application.number} {when}"


def body(reminder: Reminder) -> str:
    """Neither the applicant nor what was asked for: mail passes through other hands."""
    application = reminder.application
    what = Duty(application.next_code).label if application.next_code else "办理"
    address = settings.SITE_URL + reverse("applications:case", args=(application.pk,))
    return (
        f"申请编号：{application.number}\n"
        f"事项：{what}\n"
        f"期限：{day_words(reminder.due_on)}\n\n"
        f"请登录后办理：{address}\n"
    )
