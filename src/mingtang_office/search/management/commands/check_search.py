"""`manage.py check_search`: compare the index with what the registers say."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingtang_office.search.queries.checking import check


class Command(BaseCommand):
    help = "核对检索索引与各登记簿是否一致；不改动任何数据。"

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        for fault in check():
            faults += 1
            self.stdout.write(fault)
        if faults:
            raise CommandError(
                f"检索索引有{faults}处不一致。请运行 manage.py rebuild_search 重建。"
            )
        self.stdout.write("检索索引与登记簿一致。")
