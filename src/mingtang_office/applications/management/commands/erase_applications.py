"""`manage.py erase_applications`: erase who applied where the file has been kept long enough; the
worker does the same each night. Without `--apply` it only says how many there are."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mingtang.law.retention import Kept, retention
from mingtang_office.applications.actions.erasure import erase_due
from mingtang_office.applications.queries.retention import kept_long_enough, kept_on


class Command(BaseCommand):
    help = "Erase the personal data of applications whose time of keeping is over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--apply", action="store_true", help="擦除，而不只是报告件数")

    def handle(self, *args: Any, apply: bool, **options: Any) -> None:
        on = timezone.localdate()
        self.stdout.write(
            f"保管期限：归档后{retention(Kept.APPLICATION_FILE, on).years}年。依据：{retention(Kept.APPLICATION_FILE, on).ground}。"
        )
        if apply:
            self.stdout.write(f"已擦除 {erase_due(on=on, now=timezone.now())} 件申请的个人信息。")
            return
        numbers = list(kept_long_enough(on).values_list("pk", flat=True))
        needed = len(kept_on(numbers))
        self.stdout.write(
            f"保管期满 {len(numbers)} 件，其中 {needed} 件还在复议、诉讼或者重新办理中，暂不擦除。"
            "加 --apply 擦除其余各件。"
        )
