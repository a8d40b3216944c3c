"""The worker: django-tasks' own, with signs of life, recovery of lost tasks, and a way to die that
never marks an interrupted task as failed."""

from __future__ import annotations

import os
import threading
import time
from math import inf
from types import FrameType
from typing import Any

import structlog
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

from mingtang_office.operation.actions import statistics
from mingtang_office.operation.actions.daily import check_by_the_minute, start_due
from mingtang_office.operation.actions.recovery import SILENCE, recover
from mingtang_office.operation.actions.workers import arrive, beat, leave
from mingtang_office.operation.models import HeldTask, Worker

logger = structlog.get_logger(__name__)

BEAT_EVERY = 5.0
RESULTS_KEPT_DAYS = 30
_DAY = 86_400
_MINUTE = 60
TAKEN_FOR_DEAD = 70


class Heartbeat(threading.Thread):
    """Says every few seconds that the worker lives, and looks after the tasks of the dead.

    Ends the whole process where the worker has been taken for dead, or could not be heard for so
    long that it must have been: another runs its task by then.
    """

    def __init__(self, worker: Worker) -> None:
        super().__init__(name="heartbeat", daemon=True)
        self.worker = worker
        self.stopping = threading.Event()
        self._heard = time.monotonic()
        self._tidied = -inf  # at once
        self._looked = 0.0

    def run(self) -> None:
        while not self.stopping.wait(BEAT_EVERY):
            try:
                close_old_connections()
                self._once()
            except Exception:  # the next beat may succeed; the deadline below decides
                logger.exception("heartbeat_failed")
            if time.monotonic() - self._heard > SILENCE.total_seconds():
                self._die()
        connection.close()

    def _once(self) -> None:
        if not beat(worker=self.worker, now=timezone.now()):
            self._die()
        self._heard = time.monotonic()
        recover(now=timezone.now())
        if time.monotonic() - self._looked > _MINUTE:
            self._looked = time.monotonic()
            start_due(now=timezone.now())
            check_by_the_minute(now=timezone.now())
        if time.monotonic() - self._tidied > _DAY:
            self._tidied = time.monotonic()
            call_command("prune_db_task_results", min_age_days=RESULTS_KEPT_DAYS, verbosity=0)
            statistics.refresh()

    def _die(self) -> None:
        logger.error("worker_taken_for_dead", worker=self.worker.name)
        os._exit(TAKEN_FOR_DEAD)


class TaskWorker(DatabaseWorker):
    """Runs tasks one after the other until it is told to stop."""

    def run_task(self, db_task_result: DBTaskResult[Any, Any]) -> None:
        super().run_task(HeldTask.objects.get(pk=db_task_result.pk))

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """The first signal lets the task end; the second ends the process on the spot, and the
        task goes back to the queue instead of being marked as failed."""
        if not self.running:
            os._exit(1)
        super().shutdown(signum, frame)


def work(worker: TaskWorker) -> None:
    """Recover what is lost, then run tasks until told to stop."""
    row = arrive(name=worker.worker_id, now=timezone.now())
    recover(now=timezone.now())
    heartbeat = Heartbeat(row)
    heartbeat.start()
    try:
        worker.run()
    finally:
        heartbeat.stopping.set()
        heartbeat.join(timeout=BEAT_EVERY)
        leave(worker=row)
