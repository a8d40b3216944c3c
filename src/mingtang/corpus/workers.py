"""Worker processes on this machine, each file under a time limit.

A worker that hangs is ended, one that dies is replaced; either costs one row that says so.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as LimitReached
from concurrent.futures.process import BrokenProcessPool

import pyarrow as pa
from pebble import ProcessExpired, ProcessFuture, ProcessPool

from mingtang.corpus.errors import CorpusImpossible
from mingtang.corpus.examine import Task, examine, not_read

IN_FLIGHT = 16  # files a worker may have waiting, so that one slow file does not idle the others
LIFETIME = 2000  # files after which a worker is replaced: memory that a library leaks is given back
ATTEMPTS = 3  # pools in a row that break before a single file is done

Examine = Callable[[Task], pa.RecordBatch]


def _prepare() -> None:
    """One thread a worker: the workers themselves are what runs side by side."""
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)


def timed_out(task: Task, limit: float) -> pa.RecordBatch:
    """The row of a file that was given up."""
    return not_read(
        task,
        "timed_out",
        "time_limit",
        f"读取超过{limit:g}秒仍未完成，已放弃这份文件。请单独打开查看，确认是一份年度报告后再试。",
    )


def crashed(task: Task, detail: str) -> pa.RecordBatch:
    """The row of a file whose worker died."""
    return not_read(
        task,
        "crashed",
        "worker_died",
        f"读取这份文件的进程意外退出（{detail}），其余文件不受影响。请将文件交给维护人员。",
    )


class _Pool:
    """A pool that is set up anew when it breaks, with the files that were waiting in it."""

    def __init__(self, workers: int, limit: float, work: Examine) -> None:
        self._workers, self._limit, self._work = workers, limit, work
        self._waiting: deque[tuple[Task, ProcessFuture[pa.RecordBatch]]] = deque()
        self._broken = 0
        self._open()

    def _open(self) -> None:
        self._pool = ProcessPool(
            max_workers=self._workers,
            max_tasks=LIFETIME,
            initializer=_prepare,
            context=multiprocessing.get_context("spawn"),
        )

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, task: Task) -> None:
        try:
            future = self._pool.schedule(self._work, args=(task,), timeout=self._limit)
        except RuntimeError:  # it broke since: the file waits for the pool that comes
            future = ProcessFuture()
            future.set_exception(BrokenProcessPool())
        self._waiting.append((task, future))

    def next(self) -> pa.RecordBatch:
        """The rows of the file that has waited longest."""
        while True:
            try:
                found = self._first()
            except BrokenProcessPool as error:
                self._renew(error)
            else:
                self._waiting.popleft()
                self._broken = 0
                return found

    def _first(self) -> pa.RecordBatch:
        task, future = self._waiting[0]
        try:
            return future.result()
        except LimitReached:
            return timed_out(task, self._limit)
        except ProcessExpired as error:
            return crashed(task, f"代码{error.exitcode}")

    def _renew(self, error: BrokenProcessPool) -> None:
        self._broken += 1
        self.close()
        if self._broken == ATTEMPTS:
            raise CorpusImpossible(
                "读取进程无法启动，尚未处理任何文件。在脚本中调用时，请把调用放在 "
                "if __name__ == '__main__': 之下；也可改用命令行 mingtang corpus audit。"
            ) from error
        tasks = [task for task, _ in self._waiting]
        self._waiting.clear()
        self._open()
        for task in tasks:
            self.add(task)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def on_this_machine(
    tasks: Iterable[Task], workers: int, limit: float, work: Examine = examine
) -> Iterator[pa.RecordBatch]:
    """The rows of each task in the order of the tasks. `limit` is in seconds a file.

    At most `IN_FLIGHT` files a worker are under way, whatever the number of tasks. Raises
    `CorpusImpossible` where no worker lives long enough to take a file.
    """
    pool = _Pool(workers, limit, work)
    try:
        for task in tasks:
            pool.add(task)
            if len(pool) >= workers * IN_FLIGHT:
                yield pool.next()
        while len(pool):
            yield pool.next()
    finally:
        pool.close()
