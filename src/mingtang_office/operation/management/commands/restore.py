from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mingtang_office.operation.backup import manifest as manifests
from mingtang_office.operation.backup.manifest import BackupError
from mingtang_office.operation.backup.restoring import restore


class Command(BaseCommand):
    help = "从备份恢复：先核验备份，再整体装入，留痕核验无误才生效；中途失败不作任何更改。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("backup", type=Path, metavar="BACKUP", help="备份文件夹")
        parser.add_argument("--replace", action="store_true", help="取代这里已有的数据")

    def handle(self, *args: Any, backup: Path, replace: bool, **options: Any) -> None:
        try:
            manifest = restore(backup, replace=replace, now=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in manifest.tables)
        self.stdout.write(
            f"已恢复到 {manifest.made_at} 的状态：{rows}行，{len(manifest.files)}个文件，留痕核验无误。"
        )
        # It is left out of a backup, being made from the rows.
        call_command("rebuild_search", anew=True, stdout=self.stdout)
        if manifest.trail_key != manifests.trail_key():
            self.stderr.write(
                "注意：MINGTANG_TRAIL_KEY 与备份时不同，留痕中密封的个人信息打不开。请换回原来的密钥。"
            )
        for name in manifest.missing_files:
            self.stderr.write(f"注意：备份时已缺的文件：{name}")
