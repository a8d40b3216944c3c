"""What the apps and the worker agree on about background tasks.

A task runs at least once: a worker that is killed in the middle leaves its task to another, which
runs it from the beginning, so that every task must bear being run twice. A task that has killed its
worker time and again is given up; the app that enqueued it hears of it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol


class GivenUpHook(Protocol):
    def __call__(
        self, args: Sequence[Any], kwargs: Mapping[str, Any], *, reason: str, now: datetime
    ) -> None: ...


_hooks: dict[str, GivenUpHook] = {}


class GivenUp(Exception):
    """The name under which a task that was given up is kept among the failed."""


def on_given_up(task_path: str) -> Callable[[GivenUpHook], GivenUpHook]:
    """Enter a function that is told when the task `module.function` is given up.

    It is called with the arguments of the task and the reason, in Chinese, in the transaction that
    gives the task up. It belongs in the module of the task, which is imported before it is asked.
    """

    def enter(hook: GivenUpHook) -> GivenUpHook:
        _hooks[task_path] = hook
        return hook

    return enter


def given_up_hook(task_path: str) -> GivenUpHook | None:
    return _hooks.get(task_path)
