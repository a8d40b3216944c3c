from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mingtang_office.operation.backup.manifest import BackupError
from mingtang_office.operation.backup.writing import prune, write


class Command(BaseCommand):
    help = "备份数据库、文件和留痕到目录 DIR 下的新文件夹；写完重读核验。运行中也可备份。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--keep", type=int, metavar="N", help="只保留最近 N 份备份")

    def handle(self, *args: Any, directory: Path, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep 至少为 1。")
        try:
            path, manifest = write(directory, now=timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in manifest.tables)
        self.stdout.write(f"已备份并核验：{path}（{rows}行，{len(manifest.files)}个文件）。")
        self.stdout.write("密钥不在备份中：MINGTANG_SECRET_KEY 和 MINGTANG_TRAIL_KEY 请另行保管。")
        for name in manifest.missing_files:
            self.stderr.write(f"注意：数据库提到的文件不在存储中：{name}")
        for old in prune(directory, keep=keep) if keep else ():
            self.stdout.write(f"已删除旧备份：{old}")
