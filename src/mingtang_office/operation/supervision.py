"""Keeps child processes running: starts them, starts them again when they die, ends them together."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import FrameType

_PR_SET_PDEATHSIG = 1
LONGEST_PAUSE = 30.0
STEADY = 60.0  # who ran so long before dying starts again at once


def pause_after(failures: int) -> float:
    """Seconds before the next start: 1, 2, 4 … 30."""
    return min(2.0 ** (failures - 1), LONGEST_PAUSE)


def _die_with_parent() -> None:
    """In the child: be told to end when the parent is killed, so that none is left behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass
class Child:
    """A command that should run all the time."""

    name: str
    command: Sequence[str]
    failures: int = 0
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    again_at: float = 0.0

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches the parent alone, which ends the children in order.
        self.process = subprocess.Popen(  # noqa: S603  # the commands are ours
            self.command,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  # the parent has no other thread
        )
        self.started = time.monotonic()

    def signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    def kill(self) -> None:
        """End what is left of the whole session: a server has workers of its own."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Supervisor:
    children: Sequence[Child]
    tell: Callable[[str], None]
    grace: float = 30.0
    _stopping: bool = field(default=False, init=False)

    def run(self) -> None:
        """Until SIGINT or SIGTERM; then end every child, by force after `grace` seconds."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        try:
            while not self._stopping:
                for child in self.children:
                    self._look_after(child)
                time.sleep(0.2)
        finally:
            self._end()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is None:
            if now >= child.again_at:
                child.start()
            return
        code = child.process.poll()
        if code is None:
            return
        child.kill()
        child.process = None
        child.failures = 1 if now - child.started >= STEADY else child.failures + 1
        child.again_at = now + pause_after(child.failures)
        pause = child.again_at - now
        self.tell(f"{child.name}已退出（退出码{code}），{pause:.0f}秒后重新启动。")

    def _end(self) -> None:
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + self.grace
        for child in self.children:
            if child.process is not None:
                try:
                    child.process.wait(max(0.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    self.tell(f"{child.name}没有按时结束，强制终止；未完成的任务下次启动后接着办。")
                child.kill()
