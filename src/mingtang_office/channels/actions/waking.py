"""Calls the worker to the outbox."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mingtang_office.background import on_given_up
from mingtang_office.channels.actions.delivering import deliver_due
from mingtang_office.channels.queries.outbox import due

logger = structlog.get_logger(__name__)

LIMIT = 50  # acts of one task: a worker has other tasks, too
_PATH = f"{__name__}.deliver"


@task
def deliver() -> None:
    deliver_due(now=timezone.now(), limit=LIMIT)
    wake(now=timezone.now())


@on_given_up(_PATH)
def given_up(args: Any, kwargs: Any, *, reason: str, now: datetime) -> None:
    """Nothing is lost: the rows stay, and the next minute calls again. The row over which the workers
    died has its attempts counted and is given up by itself."""
    logger.error("delivery_given_up")


def wake(*, now: datetime) -> bool:
    """Call the worker where something is due; whether it was called."""
    return due(now).exists() and call()


def call() -> bool:
    """Enqueue the task, unless it stands in the queue already."""
    waiting = DBTaskResult.objects.filter(task_path=_PATH, status=TaskResultStatus.READY)
    if waiting.exists():
        return False
    deliver.enqueue()
    return True
