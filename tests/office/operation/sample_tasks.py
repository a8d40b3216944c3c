"""Tasks for the worker's tests: each leaves marks in a file, so that every run of it shows."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django_tasks import task

from mingtang_office.background import on_given_up


def _mark(file: str, word: str) -> None:
    with Path(file).open("a", encoding="utf-8") as marks:
        marks.write(f"{word}\n")


@task()
def slow(file: str, seconds: float) -> str:
    _mark(file, "begun")
    time.sleep(seconds)
    _mark(file, "ended")
    return "done"


@task()
def kills_its_worker(file: str) -> None:
    _mark(file, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@task()
def quick(file: str, word: str) -> None:
    _mark(file, word)
    time.sleep(0.01)


@on_given_up(f"{__name__}.kills_its_worker")
def given_up(args: Sequence[Any], kwargs: Mapping[str, Any], *, reason: str, now: datetime) -> None:
    _mark(args[0], f"given up: {reason}")
