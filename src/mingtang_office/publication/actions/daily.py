"""What is done every day without anybody asking."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from mingtang_office.publication.actions.validity import restate_all


@task
def restate_daily(day: str) -> None:
    """Documents that take effect or expire today say so."""
    restate_all(now=timezone.now())
