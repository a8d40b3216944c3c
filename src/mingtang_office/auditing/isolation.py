"""Reading an uploaded file apart, so that one which hangs or kills its reader costs that file alone."""

from __future__ import annotations

import logging
from datetime import date

from mingtang_office.auditing.reading import Read, Unread, read_report
from mingtang_office.ui.apart import Died, TooLong, run_apart

_log = logging.getLogger(__name__)


def read_apart(data: bytes, name: str, today: date) -> Read | Unread:
    """`read_report` in a process of its own. Never raises for what a file does to its reader."""
    try:
        return run_apart(read_report, data, name, today)
    except TooLong as error:
        return Unread(
            "time_limit",
            f"读取超过 {error.seconds} 秒仍未完成，已放弃。请打开文件确认是一份年度报告，"
            "删去其中的附件后重新上传。",
        )
    except Died:
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
