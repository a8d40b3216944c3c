"""`manage.py sweep_files`: delete files that an interrupted upload or removal left behind."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mingtang_office.auditing.actions.removal import sweep


class Command(BaseCommand):
    help = "Delete uploaded files, older than a day, that no report holds."

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep(now=timezone.now())
        self.stdout.write(f"已清理 {len(swept)} 个无主文件。")
