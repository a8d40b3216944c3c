"""Processes of the office that begin at once.

Starting Python and reading the code of the office takes longer than most of what a test then asks of a
process. One that has read it all, the mother, forks itself for each order: the child has a process id,
an environment, a folder and a database of its own, reads its settings anew, and is killed as any other.

The mother takes orders as lines of JSON and answers each with the exit code of its child:
`python -m tests.office.mother`.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module, reload
from pathlib import Path
from threading import Lock
from typing import Any

from tests.office import migrated
from tests.repo.tree import ROOT

_SETTINGS = "mingtang_office.settings"
_one_at_a_time = Lock()


def run(
    arguments: Sequence[str], environment: Mapping[str, str], seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """python with these arguments, ended; what it printed is in the files of the child."""
    with _one_at_a_time, tempfile.TemporaryDirectory() as folder:
        printed = [Path(folder, name) for name in ("out", "err")]
        order = {
            "arguments": list(arguments),
            "environment": dict(environment),
            "printed": [str(path) for path in printed],
        }
        code = _ordered(_mother(environment["DATABASE_URL"].partition(":")[0]), order, seconds)
        out, err = (path.read_text("utf-8") for path in printed)
        return subprocess.CompletedProcess(list(arguments), code, out, err)


def _ordered(mother: subprocess.Popen[str], order: dict[str, Any], seconds: float) -> int:
    assert mother.stdin
    assert mother.stdout
    mother.stdin.write(f"{json.dumps(order)}\n")
    mother.stdin.flush()
    if not select.select([mother.stdout], [], [], seconds)[0]:
        _mother.cache_clear()
        _end(mother)
        raise subprocess.TimeoutExpired(order["arguments"], seconds)
    return int(mother.stdout.readline())


@cache
def _mother(engine: str) -> subprocess.Popen[str]:
    kept = tempfile.TemporaryDirectory()
    atexit.register(kept.cleanup)
    folder = Path(kept.name)
    url = f"sqlite:///{folder}/none" if engine == "sqlite" else f"{engine}://none@localhost/none"
    started = subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=ROOT,
        env=migrated.environment(folder, url),
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # so that a child that hangs ends with her
    )
    atexit.register(_end, started)
    return started


def _end(mother: subprocess.Popen[str]) -> None:
    with mother, suppress(ProcessLookupError):
        os.killpg(mother.pid, signal.SIGKILL)


# -- In the mother ----------------------------------------------------------------------------------


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    import_module("django").setup()
    import_module("django.test.signals")
    import_module("mingtang_office.urls")
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if not child:
            _live(**order)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _live(arguments: list[str], environment: dict[str, str], printed: list[str]) -> None:
    """The life of a child, which does not return."""
    for number, path in enumerate((os.devnull, *printed)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
    os.environ.clear()
    os.environ.update(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    code = 1
    try:
        _read_settings()
        _do(*arguments)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            sys.stderr.write(end.code)
    except BaseException:  # noqa: BLE001  # told as the interpreter tells it
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _do(what: str, *more: str) -> None:
    """As python does it: -m MODULE, -c CODE or FILE, with what follows."""
    sys.argv = [what, *more]
    match what:
        case "-m":
            sys.argv = list(more)
            runpy.run_module(more[0], run_name="__main__", alter_sys=True)
        case "-c":
            sys.argv = ["-c", *more[1:]]
            exec(compile(more[0], "<string>", "exec"), {"__name__": "__main__"})
        case _:
            runpy.run_path(what, run_name="__main__")


def _read_settings() -> None:
    """Those of this environment, in the place of the mother's."""
    conf, signals = import_module("django.conf"), import_module("django.core.signals")
    connections = import_module("django.db").connections
    fresh = reload(import_module(_SETTINGS))
    for name in filter(str.isupper, dir(fresh)):
        value = getattr(fresh, name)
        if value != getattr(conf.settings, name):
            setattr(conf.settings, name, value)
            signals.setting_changed.send(conf.Settings, setting=name, value=value, enter=True)
    connections.__dict__.clear()
    connections.__init__()


if __name__ == "__main__":
    main()
