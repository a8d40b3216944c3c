"""`manage.py rebuild_search`: make the index anew from the registers; one that was interrupted goes on
where it was."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from mingtang_office.search.actions.rebuilding import rebuild_all
from mingtang_office.search.models import Rebuild

_TELL_EVERY = 10_000


class Command(BaseCommand):
    help = "从各登记簿重建检索索引；中断后再次运行，从中断处继续。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--anew", action="store_true", help="先清空索引，从头重建（索引损坏或者更换检索引擎时）"
        )

    def handle(self, *args: Any, anew: bool, **options: Any) -> None:
        done = rebuild_all(now=timezone.now, anew=anew, told=self._tell)
        self.stdout.write(f"检索索引已重建：{done.documents}件。")

    def _tell(self, rebuild: Rebuild) -> None:
        if rebuild.documents and rebuild.documents % _TELL_EVERY == 0:
            self.stdout.write(f"已重建{rebuild.documents}件……")
