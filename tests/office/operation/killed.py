"""manage.py that kills itself at a named moment: `python -m tests.office.operation.killed MOMENT COMMAND …`.

The moment is the name of a table about to be written or loaded, `files` after the first file, or
`manifest.json`.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.core.management import execute_from_command_line


def _die(*args: Any, **kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _after(function: Callable[..., Any]) -> Callable[..., Any]:
    def then_die(*args: Any, **kwargs: Any) -> Any:
        function(*args, **kwargs)
        _die()

    return then_die


def _before(function: Callable[..., Any], name: str) -> Callable[..., Any]:
    def die_or(model: Any, *args: Any) -> Any:
        if model._meta.label_lower == name.lower().removeprefix("rows/"):
            _die()
        return function(model, *args)

    return die_or


def main(moment: str, command: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "mingtang_office.settings"
    django.setup()
    from mingtang_office.operation.backup import restoring, rows, writing  # noqa: PLC0415

    if moment == "files":
        writing._copy = _after(writing._copy)
        restoring._put = _after(restoring._put)
    elif moment == "manifest.json":
        writing.verify = _die  # type: ignore[assignment]
    else:
        rows.dump = _before(rows.dump, moment)
        rows.load = _before(rows.load, moment)
    execute_from_command_line([str(Path("manage.py")), *command])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
