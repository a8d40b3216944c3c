"""Worker processes on this machine, each file under a time limit.

A worker that hangs is ended, one that dies is replaced; either costs one row that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as LimitReached

import pyarrow as pa
from pebble import ProcessExpired

from mingtang.corpus.errors import CorpusImpossible
from mingtang.corpus.examine import Task, examine, not_read
from mingtang.documents.side_by_side import NoWorkers, in_order

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


def on_this_machine(
    tasks: Iterable[Task], workers: int, limit: float, work: Examine = examine
) -> Iterator[pa.RecordBatch]:
    """The rows of each task in the order of the tasks. `limit` is in seconds a file.

    At most `side_by_side.IN_FLIGHT` files a worker are under way, whatever the number of tasks. Raises
    `CorpusImpossible` where no worker lives long enough to take a file.
    """

    def failed(task: Task, error: Exception) -> pa.RecordBatch:
        if isinstance(error, LimitReached):
            return timed_out(task, limit)
        if isinstance(error, ProcessExpired):
            return crashed(task, f"代码{error.exitcode}")
        raise error

    try:
        yield from in_order(
            tasks, work, workers=workers, seconds=limit, failed=failed, prepare=_prepare
        )
    except NoWorkers as error:
        raise CorpusImpossible(
            "读取进程无法启动，尚未处理任何文件。在脚本中调用时，请把调用放在 "
            "if __name__ == '__main__': 之下；也可改用命令行 mingtang corpus audit。"
        ) from error
