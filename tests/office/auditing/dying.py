"""Processes that kill themselves at a named point of an import, as a power cut would.

`POINTS` maps a point to the function at which the process dies, and whether before or after it. The
product knows nothing of this: the functions are replaced here, in an entry script of the tests.

    python -m tests.office.auditing.dying POINT work --batch     (manage.py's command)
    DYING_AT=POINT granian … tests.office.auditing.dying_site:application
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

_UPLOADS = "mingtang_office.auditing.actions.uploads"
_CHECKING = "mingtang_office.auditing.actions.checking"
_FILES = "django.core.files.storage.filesystem.FileSystemStorage"

SERVER_POINTS = {
    "before the file": (_UPLOADS, "_keep", "before"),
    "in the middle of the file": (_FILES, "_save", "half"),
    "after the file": ("mingtang_office.ui.storage", "flush", "after"),
    "in the transaction": (_UPLOADS, "_row", "after"),
    "before the answer": (_UPLOADS, "_enter", "after"),
}
WORKER_POINTS = {
    "before reading": (_CHECKING, "read_apart", "before"),
    "after reading": (_CHECKING, "read_apart", "after"),
    "when the reading is written": (_CHECKING, "_project", "before"),
    "when the findings are written": (
        "mingtang_office.auditing.actions.findings",
        "count",
        "after",
    ),
    "before the commit": (_CHECKING, "_take", "after"),
    "after the commit": (_CHECKING, "check", "after"),
    "before the task is done": ("django_tasks_db.models.DBTaskResult", "set_successful", "before"),
}


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _dying(original: Callable[..., Any], when: str) -> Callable[..., Any]:
    def before(*args: Any, **known: Any) -> None:
        die()

    def after(*args: Any, **known: Any) -> None:
        original(*args, **known)
        die()

    def half(storage: Any, name: str, content: Any) -> None:
        path = Path(storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(content.read()[: content.size // 2])
            file.flush()
            die()

    return {"before": before, "after": after, "half": half}[when]


def arm(point: str) -> None:
    where, name, when = {**SERVER_POINTS, **WORKER_POINTS}[point]
    module, _, owner = where.rpartition(".")
    holder = import_module(where) if owner.islower() else getattr(import_module(module), owner)
    setattr(holder, name, _dying(getattr(holder, name), when))


def main(point: str, *command: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang_office.settings")
    import_module("django").setup()
    arm(point)
    import_module("django.core.management").execute_from_command_line(["manage.py", *command])


if __name__ == "__main__":
    main(*sys.argv[1:])
