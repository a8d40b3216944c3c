"""What all actions on a redaction share: who may, the row held, a file read in a process of its own,
the entry on the trail, and a result that waits."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar

from django.db import transaction

from mingtang.redaction import RedactionRefused
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.actions import holding
from mingtang_office.applications.models import Application, Redaction
from mingtang_office.applications.redaction_marks import Marking
from mingtang_office.applications.sealed_redaction import marking_of
from mingtang_office.trail.sealing import Erased
from mingtang_office.ui import storage
from mingtang_office.ui.apart import Died, TooLong, run_apart

P = ParamSpec("P")
T = TypeVar("T")

_log = logging.getLogger(__name__)
_GONE = "这件申请的个人信息已按规定擦除，不能再遮盖。"


def allow(application: Application, by: User, now: datetime) -> None:
    holding.allow(application, Permission.HANDLE_APPLICATIONS, by, now)
    holding.allow(application, Permission.SEE_APPLICANTS, by, now)


def record(
    action: str, held: Application, row: Redaction, by: User, now: datetime, **facts: object
) -> None:
    holding.record(
        action,
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"file": row.original_id, "revision": row.revision, **facts},
    )


def hold(redaction: Redaction, expected_revision: int) -> tuple[Application, Redaction]:
    """An open case and its redaction, locked. Raises `Overtaken` where the marks were changed since."""
    held = holding.hold_open(redaction.application)
    rows = Redaction.objects.select_for_update(of=("self",)).select_related("original", "by")
    row = rows.get(pk=redaction.pk)
    row.application = row.original.application = held  # by it the key of what is sealed is found
    refuse_overtaken(row, expected_revision)
    return held, row


def refuse_overtaken(row: Redaction, expected_revision: int) -> None:
    if row.revision != expected_revision:
        raise Overtaken(
            f"您打开页面之后，{row.by.full_name}改动了这份文件的标记。您这次的操作没有保存，"
            "请核对现在的标记后再提交。"
        )


def in_time(function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """What is found in a file, by a process of its own. Raises `Refused`, whatever the file does."""
    try:
        return run_apart(function, *args, **kwargs)
    except RedactionRefused as error:
        raise Refused(error.message) from error
    except TooLong as error:
        raise Refused(
            f"处理超过{error.seconds}秒仍未完成，已放弃，没有生成任何文件。请将文件拆分成几份后再处理。"
        ) from error
    except Died as error:
        raise Refused(
            "处理这份文件的程序意外退出，没有生成任何文件。请在文字处理软件中另存为新的文件，"
            "或者打印为PDF后上传；仍不行的，请告知系统维护人员。"
        ) from error
    except Exception as error:
        _log.error("a file could not be redacted: %s", type(error).__name__)
        raise Refused(
            f"处理时程序出错（{type(error).__name__}），没有生成任何文件。请打印为PDF后上传；"
            "仍不行的，请告知系统维护人员。"
        ) from error


def opened(redaction: Redaction, expected_revision: int) -> Marking:
    redaction.refresh_from_db()
    refuse_overtaken(redaction, expected_revision)
    try:
        return marking_of(redaction)
    except Erased:
        raise Refused(_GONE) from None


def drop_waiting(redaction: Redaction) -> None:
    """A result that nobody has confirmed is of no use once the marks are others."""
    for each in redaction.results.filter(file__isnull=True):
        transaction.on_commit(partial(storage.discard, each.stored))
        each.delete()
