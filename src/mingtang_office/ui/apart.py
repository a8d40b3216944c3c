"""Work on files of strangers in processes of their own, with a limit of time and of memory.

What hangs, or kills its process, costs that piece of work alone: the process is replaced.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import resource
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as LimitReached
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec, TypeVar

from django.conf import settings
from pebble import ProcessExpired, ProcessPool

P = ParamSpec("P")
T = TypeVar("T")

_LIFETIME = (
    100  # pieces of work after which a process is replaced: what a library leaks is given back
)
_WORKERS = 2  # one may be busy for long; the picture of a page need not wait for it
_MEGABYTE = 1024 * 1024

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_pools: list[ProcessPool] = []


class TooLong(Exception):
    """It was given up after this many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"given up after {seconds} seconds")
        self.seconds = seconds


class Died(Exception):
    """The process that did it is no more."""


def run_apart(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What the function gives, or the exception that it raises. It must stand in a module of its own
    that knows nothing of Django. Raises `TooLong`, `Died`."""
    seconds = int(settings.READ_SECONDS)
    try:
        future = _pool().schedule(function, args=args, kwargs=kwargs, timeout=seconds)
        found: T = future.result()
    except LimitReached as error:
        raise TooLong(seconds) from error
    except (ProcessExpired, BrokenProcessPool) as error:
        _log.warning("a process died over a file: %s", type(error).__name__)
        raise Died from error
    return found


def bound_memory(most: int) -> None:
    """Let this process have no more than `most` bytes of address space, and leave no core dump,
    which would hold the file's content."""
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pool() -> ProcessPool:
    with _lock:
        if _pools and not _pools[0].active:
            _pools.pop().stop()  # type: ignore[no-untyped-call]
        if not _pools:
            _pools.append(
                ProcessPool(
                    max_workers=_WORKERS,
                    max_tasks=_LIFETIME,
                    initializer=bound_memory,
                    initargs=(int(settings.READ_MEGABYTES) * _MEGABYTE,),
                    context=multiprocessing.get_context("spawn"),
                )
            )
        return _pools[0]


@atexit.register
def close() -> None:
    """End the processes; the next piece of work starts others."""
    with _lock:
        while _pools:
            pool = _pools.pop()
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
