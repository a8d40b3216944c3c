"""The process in which uploaded files are read, with a limit of time and of memory.

A file that hangs or kills it costs that file alone: the process is replaced.
"""

from __future__ import annotations

import atexit
import logging
import multiprocessing
import threading
from concurrent.futures import TimeoutError as LimitReached
from concurrent.futures.process import BrokenProcessPool
from datetime import date

from pebble import ProcessExpired, ProcessPool

from mingtang_office.auditing import limits
from mingtang_office.auditing.reading import Read, Unread, bound_memory, read_report

_LIFETIME = 200  # files after which the process is replaced: what a library leaks is given back

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_pools: list[ProcessPool] = []


def read_apart(data: bytes, name: str, today: date) -> Read | Unread:
    """`read_report` in a process of its own. Never raises for what a file does to its reader."""
    seconds = limits.read_seconds()
    try:
        found: Read | Unread = (
            _pool().schedule(read_report, args=(data, name, today), timeout=seconds).result()
        )
    except LimitReached:
        return Unread(
            "time_limit",
            f"读取超过 {seconds} 秒仍未完成，已放弃。请打开文件确认是一份年度报告，"
            "删去其中的附件后重新上传。",
        )
    except (ProcessExpired, BrokenProcessPool) as error:
        _log.warning("the reading process died: %s", type(error).__name__)
        close()
        return Unread(
            "worker_died",
            "读取这份文件的程序意外退出。请在文字处理软件中另存为新的文件后重新上传；"
            "如仍不行，请将文件交给系统维护人员。",
        )
    except Exception as error:  # noqa: BLE001 - whatever a file does, it is the file that is refused
        _log.error("a file could not be read: %s", type(error).__name__)
        return Unread(
            "failed",
            f"读取时程序出错（{type(error).__name__}），这份文件未能检查。"
            "请将文件交给系统维护人员。",
        )
    return found


def _pool() -> ProcessPool:
    with _lock:
        if _pools and not _pools[0].active:
            _pools.pop().stop()  # type: ignore[no-untyped-call]
        if not _pools:
            _pools.append(
                ProcessPool(
                    max_workers=1,
                    max_tasks=_LIFETIME,
                    initializer=bound_memory,
                    initargs=(limits.read_bytes(),),
                    context=multiprocessing.get_context("spawn"),
                )
            )
        return _pools[0]


@atexit.register
def close() -> None:
    """End the reading process; the next file starts another."""
    with _lock:
        while _pools:
            pool = _pools.pop()
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
