from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mingtang_office.demo import loading, wider
from mingtang_office.demo.bulk_applications import Wish, bulk_applications
from mingtang_office.demo.loading import Outcome, Plan, Refused
from mingtang_office.demo.people import SEED, SignIn, code_now, sign_ins
from mingtang_office.demo.simulator import bulk_reports

_SIZES = {
    "county": wider.COUNTY_SIZE,
    "city": wider.CITY_SIZE,
    "province": wider.PROVINCE_SIZE,
}
_LARGEST = 50_000


class Command(BaseCommand):
    help = "装入演示数据：虚构的云江县，或者它所在的江临市、岱江省；并列出可以登录的人员。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--size", help="county（县，默认）、city（市）、province（省），或机关个数"
        )
        parser.add_argument("--seed", help="种子：相同的种子得到相同的数据")
        parser.add_argument(
            "--reports", type=int, default=0, help="另外批量生成的受检报告份数（性能测试用）"
        )
        parser.add_argument(
            "--applications", type=int, default=0, help="另外批量生成的申请件数（性能测试用）"
        )
        parser.add_argument("--add", action="store_true", help="数据库里已有其他数据时也装入")
        parser.add_argument("--who", action="store_true", help="只列出可以登录的人员")
        parser.add_argument("--code", metavar="用户名", help="只显示此人此刻的动态验证码")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["code"]:
            self.stdout.write(self._code(options["code"]))
            return
        if options["who"]:
            self._who(loading.present())
            return
        plan = _plan(options["seed"], options["size"])
        if loading.present() is None:
            self.stdout.write("正在装入演示数据，约需一分钟……")
            self.stdout.flush()
        try:
            outcome = loading.load(plan, now=timezone.now(), add=options["add"])
        except Refused as error:
            raise CommandError(str(error)) from error
        if outcome is Outcome.PRESENT:
            self.stdout.write("演示数据已经装好，未作改动。")
        if options["reports"]:
            made = bulk_reports(options["reports"], plan.seed)
            self.stdout.write(f"批量生成受检报告 {made} 份。")
        if options["applications"]:
            wish = Wish(options["applications"], plan.seed)
            self.stdout.write(f"批量生成申请 {bulk_applications(wish, now=timezone.now())} 件。")
        self._who(plan)

    def _who(self, plan: Plan | None) -> None:
        if plan is None:
            raise CommandError("数据库里没有演示数据。请先运行 manage.py load_demo。")
        self.stdout.write(sign_in_table(sign_ins(plan.seed, plan.top)))

    def _code(self, username: str) -> str:
        plan = loading.present()
        known = sign_ins(plan.seed, plan.top) if plan else ()
        for each in known:
            if each.username == username and each.factor:
                return code_now(each.factor)
        raise CommandError(f"演示数据里没有使用动态验证码的用户“{username}”。请用 --who 查看人员。")


def _plan(seed: str | None, size: str | None) -> Plan:
    """The demonstration asked for; the one that is there where nothing is asked for."""
    there = loading.present() if seed is None and size is None else None
    return there or Plan(seed or SEED, _number(size or "county"))


def _number(size: str) -> int:
    if size in _SIZES:
        return _SIZES[size]
    if not re.fullmatch(r"[0-9]{1,6}", size) or not wider.COUNTY_SIZE <= int(size) <= _LARGEST:
        raise CommandError(
            f"--size 应为 county、city、province，或 {wider.COUNTY_SIZE} 至 {_LARGEST} 的机关个数。"
        )
    return int(size)


def sign_in_table(people: tuple[SignIn, ...]) -> str:
    """Who can sign in, a line each, as columns that line up in a terminal."""
    rows = [("角色", "机关", "姓名", "用户名", "密码", "动态码密钥")]
    rows += [
        (p.roles, p.agency, p.full_name, p.username, p.password, p.factor or "（不需要）")
        for p in people
    ]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    hint = (
        "需要动态码的，把密钥填入任一验证器应用（TOTP，30 秒，6 位），"
        "或者运行 manage.py load_demo --code 用户名 得到此刻的动态码。"
    )
    return "\n".join(["", "可以登录的人员（虚构）", *lines, "", hint])


def _width(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(1 if character.isascii() else 2 for character in text)
