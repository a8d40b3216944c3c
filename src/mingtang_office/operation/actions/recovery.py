"""Gives the tasks of dead workers to the living, and gives up the tasks that keep killing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from mingtang_office.background import GivenUp, given_up_hook
from mingtang_office.operation import processes
from mingtang_office.operation.models import Worker
from mingtang_office.trail.actions import record

logger = structlog.get_logger(__name__)

# A worker says every five seconds that it lives; a minute of silence is death. On the machine of
# the dead worker nobody waits for the minute: its process is gone.
SILENCE = timedelta(seconds=60)
ATTEMPTS = 3
_REASON = "后台任务连续{attempts}次使工作进程意外终止，系统不再重试。"


@dataclass(frozen=True, slots=True)
class Recovery:
    returned: int = 0
    given_up: int = 0


def is_dead(worker: Worker, now: datetime) -> bool:
    if worker.seen_at < now - SILENCE:
        return True
    here = bool(worker.home) and worker.home == processes.home()
    return here and processes.is_gone(worker.pid, worker.began)


def recover(*, now: datetime) -> Recovery:
    """Take dead workers off the list and send their tasks back to the queue; those that have
    killed `ATTEMPTS` workers fail for good, and their app is told."""
    _bury(now)
    if not _lost(_running()):
        return Recovery()
    with transaction.atomic():
        lost = _lost(list(DBTaskResult.objects.running().select_for_update(skip_locked=True)))
        hopeless = [task for task in lost if len(task.worker_ids) >= ATTEMPTS]
        for task in lost:
            if task not in hopeless:
                task.status = TaskResultStatus.READY
                task.started_at = None
                task.save(update_fields=("status", "started_at"))
    given_up = sum(_give_up(task, now) for task in hopeless)
    recovery = Recovery(len(lost) - len(hopeless), given_up)
    logger.warning("tasks_recovered", returned=recovery.returned, given_up=recovery.given_up)
    return recovery


def _bury(now: datetime) -> None:
    """Delete the rows of the dead, each unless it has spoken since it was read."""
    for worker in Worker.objects.all():
        if is_dead(worker, now):
            Worker.objects.filter(pk=worker.pk, seen_at=worker.seen_at).delete()


def _running() -> list[DBTaskResult[..., object]]:
    return list(DBTaskResult.objects.running().only("pk", "worker_ids"))


def _lost(tasks: list[DBTaskResult[..., object]]) -> list[DBTaskResult[..., object]]:
    """Those of the running tasks that no living worker holds. The workers are read after the
    tasks: a worker that claimed one of them was on the list before."""
    if not tasks:
        return []
    living = set(Worker.objects.values_list("name", flat=True))
    return [task for task in tasks if not task.worker_ids or task.worker_ids[-1] not in living]


def _give_up(task: DBTaskResult[..., object], now: datetime) -> bool:
    """Fail the task and tell its app, both or neither."""
    reason = _REASON.format(attempts=len(task.worker_ids))
    with transaction.atomic():
        held = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
            pk=task.pk, status=TaskResultStatus.RUNNING, worker_ids=task.worker_ids
        )
        row = held.first()
        if row is None:
            return False
        row.status = TaskResultStatus.FAILED
        row.finished_at = now
        row.exception_class_path = f"{GivenUp.__module__}.{GivenUp.__qualname__}"
        row.traceback = reason
        row.save(update_fields=("status", "finished_at", "exception_class_path", "traceback"))
        record(
            "operation.task_given_up",
            by=None,
            now=now,
            on=row,
            facts={"task": row.task_path, "attempts": len(row.worker_ids)},
        )
        _tell(row, reason, now)
    return True


def _tell(task: DBTaskResult[..., object], reason: str, now: datetime) -> None:
    try:
        import_string(task.task_path)
    except ImportError:  # a task of an older version: nobody is left to be told
        return
    hook = given_up_hook(task.task_path)
    if hook is not None:
        hook(task.args_kwargs["args"], task.args_kwargs["kwargs"], reason=reason, now=now)
