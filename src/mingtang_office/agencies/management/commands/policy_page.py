"""`manage.py policy_page`: write docs/policy.md; with `--check` tell whether it is current."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mingtang_office.agencies.policy_page import page

PAGE = Path("docs/policy.md")


class Command(BaseCommand):
    help = "Write docs/policy.md from the policy; with --check, tell whether it is current."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        current = page()
        if not options["check"]:
            PAGE.write_text(current, "utf-8")
        elif not PAGE.is_file() or PAGE.read_text("utf-8") != current:
            raise CommandError(
                f"{PAGE} 与权限规则不符，请运行 python manage.py policy_page 重新生成。"
            )
