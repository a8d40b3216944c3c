from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from mingtang_office.operation.working import TaskWorker, work


class Command(BaseCommand):
    help = "执行后台任务；异常终止的进程留下的任务由其他进程接着办。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=1.0, help="空闲时隔几秒查看队列")
        parser.add_argument("--batch", action="store_true", help="队列办完即退出")

    def handle(self, *args: Any, interval: float, batch: bool, **options: Any) -> None:
        worker = TaskWorker(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        work(worker)
