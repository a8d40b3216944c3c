from __future__ import annotations

import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError

from mingtang_office.operation.supervision import Child, Supervisor

_DEMO = "load_demo"


class Command(BaseCommand):
    help = "准备数据库，启动网站和后台进程；Ctrl-C 结束。"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="监听地址")
        parser.add_argument("--port", type=int, default=8000, help="监听端口")
        parser.add_argument("--processes", type=int, default=1, help="网站进程数")
        parser.add_argument("--threads", type=int, default=4, help="每个网站进程的线程数")
        parser.add_argument("--workers", type=int, default=1, help="后台进程数")
        parser.add_argument("--no-demo", action="store_true", help="不装入演示数据")

    def handle(
        self,
        *args: Any,
        host: str,
        port: int,
        processes: int,
        threads: int,
        workers: int,
        **options: Any,
    ) -> None:
        refuse_taken_port(host, port)
        self.prepare(demo=not options["no_demo"])
        self.stdout.write(f"\n明堂已就绪：http://{host}:{port}　按 Ctrl-C 结束。\n")
        self.stdout.flush()
        children = [
            Child("网站", server_command(host, port, processes, threads)),
            *(Child(f"后台进程{n + 1}", worker_command()) for n in range(workers)),
        ]
        Supervisor(children, self.stderr.write).run()

    def prepare(self, *, demo: bool) -> None:
        call_command("migrate", interactive=False, verbosity=0)
        if settings.PRODUCTION:
            call_command("collectstatic", interactive=False, verbosity=0)
        elif demo and _DEMO in get_commands():
            self.load_demo()

    def load_demo(self) -> None:
        """At every start: the command loads once, and prints each time who can sign in."""
        try:
            call_command(_DEMO, stdout=self.stdout)
        except CommandError as refusal:
            self.stdout.write(f"没有装入演示数据：{refusal}")


def refuse_taken_port(host: str, port: int) -> None:
    """Say so before anything is begun where the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise CommandError(
                f"无法在 {host}:{port} 上启动：{error.strerror}。端口可能已被占用（或许明堂已在运行）；"
                f"请先结束占用它的程序，或换一个端口：--port {port + 1}（make run PORT={port + 1}）。"
            ) from error


def server_command(host: str, port: int, processes: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(processes), "--blocking-threads", str(threads)),
        *("--respawn-failed-workers", "--no-ws", "--log-level", "warning"),
        "mingtang_office.wsgi:application",
    ]


def worker_command() -> list[str]:
    return [sys.executable, "-m", "django", "work", "--settings", "mingtang_office.settings"]
