"""Readers that do to their process what a hostile file might. Apart from Django, as the process is."""

from __future__ import annotations

import os
import signal
import time
from datetime import date

from mingtang_office.auditing.reading import Unread


def hangs(data: bytes, name: str, today: date) -> None:
    time.sleep(60)


def kills_its_process(data: bytes, name: str, today: date) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def devours_memory(data: bytes, name: str, today: date) -> int | Unread:
    try:
        return len(bytearray(8 * 1024**3))
    except MemoryError:
        return Unread("memory", "bounded")


def fails(data: bytes, name: str, today: date) -> None:
    raise ZeroDivisionError("江小云")
