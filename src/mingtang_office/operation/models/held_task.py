from __future__ import annotations

from typing import Any

import structlog
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = structlog.get_logger(__name__)


class HeldTask(DBTaskResult[Any, Any]):
    """A task in the hands of one worker, whose outcome counts only while the worker holds it.

    A worker that was silent for too long (a stopped machine, a lost network) finds its task with
    another when it wakes; what it then brings is dropped instead of overwriting the other's.
    """

    class Meta:
        proxy = True

    def set_successful(self, return_value: Any) -> None:
        with transaction.atomic():
            if self._is_held():
                super().set_successful(return_value)

    def set_failed(self, exc: BaseException) -> None:
        with transaction.atomic():
            if self._is_held():
                super().set_failed(exc)

    def _is_held(self) -> bool:
        row = DBTaskResult.objects.select_for_update().filter(pk=self.pk).first()
        held = (
            row is not None
            and row.status == TaskResultStatus.RUNNING
            and row.worker_ids == self.worker_ids
        )
        if not held:
            logger.warning("task_taken_over", task=str(self.pk))
        return held
