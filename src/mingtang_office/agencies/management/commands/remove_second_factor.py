"""`manage.py remove_second_factor USERNAME`: for the last security officer, whom nobody else can help."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions.people import remove_second_factor


class Command(BaseCommand):
    help = "Take away the lost second factors of a person whom no security officer can help."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--reason", required=True, help="why, and how the person was known")

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(username=options["username"]).first()
        if person is None:
            raise CommandError("没有这个用户名，请核对。")
        try:
            count = remove_second_factor(
                person=person, reason=options["reason"], by=None, now=timezone.now()
            )
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(f"已移除 {count} 种验证方式，本人下次登录时须重新设置。")
