"""Tells an engine outside the database what it could not be told at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mingtang_office.background import on_given_up
from mingtang_office.search.engines import engine
from mingtang_office.search.models import Unsent

logger = structlog.get_logger(__name__)

_PATH = f"{__name__}.send"


@task
def send() -> None:
    engine().send()


@on_given_up(_PATH)
def given_up(args: Any, kwargs: Any, *, reason: str, now: datetime) -> None:
    """Nothing is lost: the notes stay, and the next minute calls again."""
    logger.error("search_sending_given_up")


def wake(*, now: datetime) -> bool:
    """Call the worker where something waits and it has not been called; whether it was."""
    called = DBTaskResult.objects.filter(task_path=_PATH, status=TaskResultStatus.READY)
    if not Unsent.objects.exists() or called.exists():
        return False
    send.enqueue()
    return True
