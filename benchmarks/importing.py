"""A folder of html, docx and pdf taken in: files a second on two cores, and the same after kill -9."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.import_files import compose
from benchmarks.office import environment_of
from benchmarks.timing import Line
from tests.office.postgres import server

GOAL = 40.0
_KILLS = 3


def import_lines(scratch: Path, files: int) -> list[Line]:
    """Drafts and what was public already on both databases, and on SQLite an import that is killed
    again and again."""
    folder = scratch / "folder"
    compose(folder, files)
    lines = []
    for number, (what, told) in enumerate((("drafts", []), ("public", ["--as-published"]))):
        lines.append(_line("SQLite", what, scratch / f"sqlite-{number}", "", folder, files, told))
        with server() as url:
            data = scratch / f"postgresql-{number}"
            lines.append(_line("PostgreSQL", what, data, url, folder, files, told))
    return [*lines, *_killed(scratch / "killed", folder, files)]


def _line(
    name: str, what: str, data: Path, database: str, folder: Path, files: int, told: list[str]
) -> Line:
    environment = _prepared(data, database)
    seconds = _timed(environment, folder, told)
    found = _counted(environment)
    pace = files / seconds
    return Line(
        f"{name}: {files} files as {what}",
        f"{pace:.0f} files/s, {found['items']} items",
        f">= {GOAL:.0f} files/s",
        pace >= GOAL and found["items"] == files,
    )


def _killed(data: Path, folder: Path, files: int) -> list[Line]:
    """kill -9 at chance moments, then once to the end: exactly one item a file."""
    environment = _prepared(data, "")
    chance = random.Random(7)
    for _ in range(_KILLS):
        process = subprocess.Popen(
            _command(folder, ["--as-published"]),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(4, 4 + files / GOAL / 2))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    _timed(environment, folder, ["--as-published"])
    found = _counted(environment)
    figure = f"{found['items']} items, {found['public']} public, {found['numbers']} numbers"
    met = found["items"] == found["public"] == found["numbers"] == found["last"] == files
    return [Line(f"SQLite: killed {_KILLS} times", figure, f"{files} of each", met)]


def _prepared(data: Path, database: str) -> dict[str, str]:
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    environment = environment_of(data, database)
    _run(environment, "migrate")
    _ask(environment, "prepare")
    return environment


def _timed(environment: dict[str, str], folder: Path, told: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(_command(folder, told), env=environment, check=True, capture_output=True)
    return time.perf_counter() - began


def _command(folder: Path, told: list[str]) -> list[str]:
    by = "signatory" if told else "clerk"
    reason = ["--reason", "原网站关停迁移", "--published-on-from", "written"] if told else []
    return [
        *(sys.executable, "-m", "django", "import_items", str(folder)),
        *("--agency", "云江县教育局", "--column", "notices", "--by", by, *told, *reason),
    ]


def _counted(environment: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = json.loads(_ask(environment, "count"))
    return found


def _ask(environment: dict[str, str], what: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.import_session", what],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return (done.stdout.splitlines() or [""])[-1]


def _run(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "django", *command], env=environment, check=True, capture_output=True
    )
