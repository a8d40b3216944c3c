"""`manage.py recheck_reports`: after an upgrade, have reports read again that an older engine read."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mingtang_office.auditing.actions.rechecking import recheck_older


class Command(BaseCommand):
    help = "Queue every report that another version of the engine read; decisions stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--limit", type=int, default=1000, help="at most so many (default 1000)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        number = recheck_older(limit=options["limit"])
        self.stdout.write(f"已安排 {number} 份报告重新读取和检查。")
