"""`manage.py found`: the first agency of a new installation and its three keepers."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mingtang_office.agencies.actions.founding import FOUNDERS, Founder, found
from mingtang_office.agencies.models import AgencyKind


class Command(BaseCommand):
    help = (
        "Make the topmost agency and the three people who keep it (system, security, audit). "
        "Asks for user names and names, so that they stand in no command history."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("agency", help="full name of the topmost agency")
        parser.add_argument("--kind", choices=AgencyKind.values, default=AgencyKind.GOVERNMENT)

    def handle(self, *args: Any, **options: Any) -> None:
        founders = {
            role: Founder(self._ask(f"{role.label}员的用户名"), self._ask(f"{role.label}员的姓名"))
            for role in FOUNDERS
        }
        try:
            root, enrolled = found(
                name=options["agency"],
                kind=AgencyKind(options["kind"]),
                founders=founders,
                now=timezone.now(),
            )
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(f"已建立“{root}”。初始密码只显示这一次，首次登录须更换：")
        for role, one in enrolled.items():
            self.stdout.write(f"  {role.label}  {one.person.username}  {one.password}")

    def _ask(self, what: str) -> str:
        try:
            return input(f"{what}：").strip()
        except EOFError as error:
            raise CommandError(
                f"没有填写{what}，什么也没有建立。请在终端中运行，逐项填写。"
            ) from error
