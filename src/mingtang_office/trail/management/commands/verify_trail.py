from __future__ import annotations

import json
from argparse import ArgumentParser
from itertools import chain as chained
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mingtang_office.trail import verification
from mingtang_office.trail.models import Chain, Entry


class Command(BaseCommand):
    help = "核验留痕：逐链检查有无改动、缺失、次序颠倒。有问题时退出码为 1。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--against", type=Path, metavar="FILE", help="同时与先前保存的锚点核对")
        parser.add_argument(
            "--anchor",
            type=Path,
            metavar="FILE",
            help="核验无误后把各链末条摘要存入此文件，另处保管",
        )

    def handle(self, *args: Any, against: Path | None, anchor: Path | None, **options: Any) -> None:
        anchored = self._read(against) if against else {}
        found = 0
        for fault in chained(verification.verify(), verification.verify_against(anchored)):
            found += 1
            self.stderr.write(str(fault))
        if found:
            raise CommandError(
                f"留痕有 {found} 处问题，请立即报告审计人员并保全数据库。", returncode=1
            )
        self.stdout.write(
            f"留痕完好：{Chain.objects.count()} 条链，{Entry.objects.count()} 条记录。"
        )
        if anchor:
            anchor.write_text(
                json.dumps(verification.anchor(), ensure_ascii=False, indent=1), "utf-8"
            )
            self.stdout.write(f"锚点已存入 {anchor}。")

    def _read(self, path: Path) -> dict[str, Any]:
        try:
            return verification.read_anchor(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise CommandError(
                f"锚点文件 {path} 读不了：请核对是否为本命令保存的文件。", returncode=2
            ) from error
