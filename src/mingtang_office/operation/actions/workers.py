"""A worker's coming, its signs of life, its going. The trail tells of people; these are none."""

from __future__ import annotations

import socket
from datetime import datetime

from mingtang_office.operation import processes
from mingtang_office.operation.models import Worker


def arrive(*, name: str, now: datetime) -> Worker:
    pid, began = processes.this()
    return Worker.objects.create(
        name=name,
        host=socket.gethostname()[:120],
        home=processes.home(),
        pid=pid,
        began=began,
        started_at=now,
        seen_at=now,
    )


def beat(*, worker: Worker, now: datetime) -> bool:
    """Say that this worker lives; False where it has been taken for dead and must stop."""
    return Worker.objects.filter(pk=worker.pk).update(seen_at=now) == 1


def leave(*, worker: Worker) -> None:
    Worker.objects.filter(pk=worker.pk).delete()
