"""What is done once a day, and what is looked after every minute: every worker looks, one of them
enqueues it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from mingtang_office.operation.models import DailyRun

_KEPT = timedelta(days=90)


def start_due(*, now: datetime) -> int:
    """Enqueue the daily tasks whose hour has come and that nobody enqueued today; how many.

    The row and the task are written together, so that a worker killed between them leaves neither.
    """
    local = timezone.localtime(now)
    started = 0
    for path, hour in settings.DAILY_TASKS:
        if local.hour >= hour:
            started += _start(path, now)
    if started:
        DailyRun.objects.filter(day__lt=local.date() - _KEPT).delete()
    return started


def _start(path: str, now: datetime) -> bool:
    day = timezone.localdate(now)
    if DailyRun.objects.filter(task=path, day=day).exists():
        return False
    with transaction.atomic():
        _, is_new = DailyRun.objects.get_or_create(task=path, day=day, defaults={"at": now})
        if is_new:
            import_string(path).enqueue(day.isoformat())
    return is_new


def check_by_the_minute(*, now: datetime) -> None:
    """Ask each part that watches something whether it has come due; what is due it enqueues itself."""
    for path in settings.MINUTE_CHECKS:
        import_string(path)(now=now)
