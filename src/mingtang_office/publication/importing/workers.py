"""Files of a folder read side by side, each under a limit of time; what hangs or kills its reader costs
that file alone."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as LimitReached
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from mingtang.documents.limits import MAX_FILE_BYTES, too_large
from mingtang_office.publication.importing.reading import Refusal, Taken, take

_IN_FLIGHT = 16  # files a process may have waiting
_LIFETIME = 2000
_ATTEMPTS = 3

Outcome = Taken | Refusal
_log = logging.getLogger(__name__)


class NoWorkers(RuntimeError):
    """No reading process lives long enough to take a file."""


def read_file(path: str) -> Outcome:
    """One file from the disk."""
    file = Path(path)
    try:
        size = file.stat().st_size
        if size > MAX_FILE_BYTES:
            return Refusal("too_large", too_large(size, MAX_FILE_BYTES).message)
        data = file.read_bytes()
    except OSError:
        return Refusal("not_opened", "文件打不开，可能没有读取权限，请检查后重新运行。")
    return take(data, file.name)


def read_all(paths: Iterable[Path], workers: int, seconds: float) -> Iterator[Outcome]:
    """What each file holds, in the order of the files; few are under way at once however many there
    are. `seconds` is the limit a file. Without workers they are read here, under no limit."""
    if not workers:
        yield from (read_file(str(path)) for path in paths)
        return
    readers = _Readers(workers, seconds)
    try:
        for path in paths:
            readers.add(str(path))
            if len(readers) >= workers * _IN_FLIGHT:
                yield readers.next()
        while len(readers):
            yield readers.next()
    finally:
        readers.close()


class _Readers:
    """A pool that is set up anew when it breaks, with the files that were waiting in it."""

    def __init__(self, workers: int, seconds: float) -> None:
        self._workers, self._seconds = workers, seconds
        self._waiting: deque[tuple[str, ProcessFuture[Outcome]]] = deque()
        self._broken = 0
        self._pool = self._opened()

    def _opened(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=_LIFETIME,
            context=multiprocessing.get_context("spawn"),
        )

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, path: str) -> None:
        try:
            future = self._pool.schedule(read_file, args=(path,), timeout=self._seconds)
        except RuntimeError:  # it broke since: the file waits for the pool that comes
            future = ProcessFuture()
            future.set_exception(BrokenProcessPool())
        self._waiting.append((path, future))

    def next(self) -> Outcome:
        """What the file holds that has waited longest."""
        while True:
            try:
                found = self._first()
            except BrokenProcessPool as error:
                self._renew(error)
            else:
                self._waiting.popleft()
                self._broken = 0
                return found

    def _first(self) -> Outcome:
        try:
            return self._waiting[0][1].result()
        except LimitReached:
            return Refusal(
                "time_limit",
                f"读取超过{self._seconds:g}秒仍未完成，已放弃。请在文字处理软件中另存后重新运行。",
            )
        except ProcessExpired:
            return Refusal(
                "worker_died", "读取这份文件的进程意外退出。请在文字处理软件中另存后重新运行。"
            )
        except BrokenProcessPool:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a file does, it is the file that is refused
            _log.error("a file could not be read: %s", type(error).__name__)
            return Refusal(
                "failed", f"读取时程序出错（{type(error).__name__}），请将文件交给维护人员。"
            )

    def _renew(self, error: BrokenProcessPool) -> None:
        self._broken += 1
        self.close()
        if self._broken == _ATTEMPTS:
            raise NoWorkers from error
        paths = [path for path, _ in self._waiting]
        self._waiting.clear()
        self._pool = self._opened()
        for path in paths:
            self.add(path)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
