"""Whether this office can do its work now: one check a part, each cheap, none telling a secret."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from uuid import uuid4

import structlog
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.operation.actions.recovery import SILENCE
from mingtang_office.operation.models import Worker
from mingtang_office.trail import guards

logger = structlog.get_logger(__name__)

WORKDAYS_AHEAD = 60
SECONDS_REMEMBERED = 10.0
_A_STATIC_FILE = "ui/office.css"


class NotReady(Exception):
    """A part that fails, in words for the person who runs the system."""


def database() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        raise NotReady("数据库无法连接。") from error


@cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def migrations() -> None:
    waiting = _known_migrations() - MigrationRecorder(connection).applied_migrations().keys()
    if waiting:
        raise NotReady(f"有{len(waiting)}项数据库迁移尚未执行，请运行 manage.py migrate。")


def worker() -> None:
    if not Worker.objects.filter(seen_at__gte=timezone.now() - SILENCE).exists():
        raise NotReady(f"{SILENCE.seconds}秒内没有后台进程报到，请启动 manage.py work。")


def storage() -> None:
    try:
        name = default_storage.save(f"probe/{uuid4().hex}", ContentFile(b"1"))
        default_storage.delete(name)
    except Exception as error:  # whatever an object store's client raises means the same
        logger.exception("storage_probe_failed")
        raise NotReady("文件存储无法写入，请检查磁盘空间、目录权限或对象存储。") from error


def trail() -> None:
    if guards.missing(connection):
        raise NotReady("留痕表的防改触发器不全，请立即查明原因并运行 manage.py verify_trail。")


def calendar() -> None:
    covered = calendar_for(None).workdays_covered(timezone.localdate())
    if covered < WORKDAYS_AHEAD:
        raise NotReady(
            f"工作日日历只覆盖今后{covered}个工作日，不足{WORKDAYS_AHEAD}个，"
            "请录入国务院办公厅最新节假日安排。"
        )


def static_files() -> None:
    try:
        url = staticfiles_storage.url(_A_STATIC_FILE)
        found = (
            staticfiles_storage.exists(url.removeprefix(settings.STATIC_URL))
            if settings.PRODUCTION
            else finders.find(_A_STATIC_FILE)
        )
    except ValueError:  # the manifest does not know it
        found = False
    if not found:
        raise NotReady("静态文件不全，请运行 manage.py collectstatic。")


CHECKS: dict[str, Callable[[], None]] = {
    "database": database,
    "migrations": migrations,
    "worker": worker,
    "storage": storage,
    "trail": trail,
    "calendar": calendar,
    "static_files": static_files,
}


def examine() -> dict[str, str]:
    """What is wrong with each part; "ok" where nothing is."""
    return {name: _outcome(check) for name, check in CHECKS.items()}


def _outcome(check: Callable[[], None]) -> str:
    try:
        check()
    except NotReady as error:
        return str(error)
    except DatabaseError:
        return "数据库无法连接，或缺少数据表。"
    return "ok"


@dataclass
class Remembered:
    """The last outcome, kept for some seconds: a probe must not become a load."""

    _lock: threading.Lock = field(default_factory=threading.Lock)
    _outcome: dict[str, str] = field(default_factory=dict)
    _until: float = 0.0

    def outcome(self) -> dict[str, str]:
        with self._lock:
            if time.monotonic() >= self._until:
                self._outcome = examine()
                self._until = time.monotonic() + SECONDS_REMEMBERED
            return self._outcome

    def forget(self) -> None:
        with self._lock:
            self._until = 0.0


remembered = Remembered()
