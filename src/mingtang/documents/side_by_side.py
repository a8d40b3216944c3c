"""Files read side by side in processes of their own, each under a limit of time.

A process that hangs is ended, one that dies is replaced; either costs that file alone.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from pebble import ProcessFuture, ProcessPool

IN_FLIGHT = 16  # files a process may have waiting, so that one slow file does not idle the others
LIFETIME = (
    2000  # files after which a process is replaced: memory that a library leaks is given back
)
ATTEMPTS = 3  # pools in a row that break before a single file is done

T = TypeVar("T")
R = TypeVar("R")


class NoWorkers(RuntimeError):
    """No process lives long enough to take a file."""


class _Pool(Generic[T, R]):
    """A pool that is set up anew when it breaks, with the files that were waiting in it."""

    def __init__(
        self,
        workers: int,
        seconds: float,
        work: Callable[[T], R],
        failed: Callable[[T, Exception], R],
        prepare: Callable[[], None] | None,
    ) -> None:
        self._workers, self._seconds = workers, seconds
        self._work, self._failed, self._prepare = work, failed, prepare
        self._waiting: deque[tuple[T, ProcessFuture[R]]] = deque()
        self._broken = 0
        self._pool = self._opened()

    def _opened(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=LIFETIME,
            initializer=self._prepare,
            context=multiprocessing.get_context("spawn"),
        )

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, task: T) -> None:
        try:
            future = self._pool.schedule(self._work, args=(task,), timeout=self._seconds)
        except RuntimeError:  # it broke since: the file waits for the pool that comes
            future = ProcessFuture()
            future.set_exception(BrokenProcessPool())
        self._waiting.append((task, future))

    def next(self) -> R:
        """What became of the file that has waited longest."""
        while True:
            try:
                found = self._first()
            except BrokenProcessPool as error:
                self._renew(error)
            else:
                self._waiting.popleft()
                self._broken = 0
                return found

    def _first(self) -> R:
        task, future = self._waiting[0]
        try:
            return future.result()
        except BrokenProcessPool:
            raise
        except Exception as error:  # noqa: BLE001 - the caller says what a failure comes to
            return self._failed(task, error)

    def _renew(self, error: BrokenProcessPool) -> None:
        self._broken += 1
        self.close()
        if self._broken == ATTEMPTS:
            raise NoWorkers from error
        tasks = [task for task, _ in self._waiting]
        self._waiting.clear()
        self._pool = self._opened()
        for task in tasks:
            self.add(task)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def in_order(
    tasks: Iterable[T],
    work: Callable[[T], R],
    *,
    workers: int,
    seconds: float,
    failed: Callable[[T, Exception], R],
    prepare: Callable[[], None] | None = None,
) -> Iterator[R]:
    """What `work` makes of each task, in the order of the tasks; `seconds` is the limit of each. At most
    `IN_FLIGHT` tasks a process are under way, however many there are.

    `failed` says what a task comes to that took too long (TimeoutError), whose process died
    (`pebble.ProcessExpired`), or whose work raised; it may raise again. `prepare` is called first in
    every process. Raises `NoWorkers`.
    """
    pool = _Pool(workers, seconds, work, failed, prepare)
    try:
        for task in tasks:
            pool.add(task)
            if len(pool) >= workers * IN_FLIGHT:
                yield pool.next()
        while len(pool):
            yield pool.next()
    finally:
        pool.close()
