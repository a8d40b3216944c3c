"""Files of a folder read side by side, each under a limit of time; what hangs or kills its reader costs
that file alone."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as LimitReached
from functools import partial
from pathlib import Path

from pebble import ProcessExpired

from mingtang.documents.limits import MAX_FILE_BYTES, too_large
from mingtang.documents.side_by_side import in_order
from mingtang_office.publication.importing.reading import Refusal, Taken, take

Outcome = Taken | Refusal
_log = logging.getLogger(__name__)


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
    yield from in_order(
        (str(path) for path in paths),
        read_file,
        workers=workers,
        seconds=seconds,
        failed=partial(_failed, seconds),
    )


def _failed(seconds: float, _path: str, error: Exception) -> Outcome:
    """Whatever a file does, it is the file that is refused."""
    if isinstance(error, LimitReached):
        return Refusal(
            "time_limit",
            f"读取超过{seconds:g}秒仍未完成，已放弃。请在文字处理软件中另存后重新运行。",
        )
    if isinstance(error, ProcessExpired):
        return Refusal(
            "worker_died", "读取这份文件的进程意外退出。请在文字处理软件中另存后重新运行。"
        )
    _log.error("a file could not be read: %s", type(error).__name__)
    return Refusal("failed", f"读取时程序出错（{type(error).__name__}），请将文件交给维护人员。")
