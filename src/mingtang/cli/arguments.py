"""What may be written on the command line."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from mingtang.rendering import Target

DESCRIPTION = "读取、检查、改写、比较政府信息公开工作年度报告，计算依申请公开的答复期限。"
EPILOG = (
    "报告可以是 docx、doc、wps、rtf、pdf、html、xlsx、txt、md，或 mingtang read --json 的输出。"
    "退出码：0 没有错误；1 检查发现必须改正的错误；2 有文件不能读取，或参数有误。"
)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，请写成 年-月-日，例如 2026-02-09"
        ) from error


def _workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”不是进程数，请写正整数")
    return int(text)


def _files(command: argparse.ArgumentParser, *, several: bool = True) -> None:
    command.add_argument(
        "files", metavar="FILE", type=Path, nargs="+" if several else 1, help="年度报告"
    )


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="输出 JSON，一份报告一行")


def parser() -> argparse.ArgumentParser:
    """The parser of every command, each with its help in Chinese."""
    top = argparse.ArgumentParser(prog="mingtang", description=DESCRIPTION, epilog=EPILOG)
    commands = top.add_subparsers(dest="command", required=True, metavar="命令")

    read = commands.add_parser("read", help="读取报告：机关、年度、六部分、三张表的每一格")
    _files(read)
    _json(read)

    audit = commands.add_parser("audit", help="检查报告，列出每一处问题和依据")
    _files(audit)
    _json(audit)
    audit.add_argument("--previous", metavar="FILE", type=Path, help="上一年度的报告，用于核对结转")
    audit.add_argument(
        "--today", metavar="YYYY-MM-DD", type=_day, help="检查之日，用于核对公布期限"
    )

    render = commands.add_parser("render", help="按所用格式重新写出报告")
    _files(render, several=False)
    render.add_argument(
        "--to", required=True, choices=[target.value for target in Target], help="写成的格式"
    )
    render.add_argument("--output", required=True, type=Path, metavar="PATH", help="写到哪里")

    compare = commands.add_parser("compare", help="两年报告逐格比较，核对结转")
    compare.add_argument("files", metavar="FILE", type=Path, nargs=2, help="两个年度的报告")
    _json(compare)

    rollup = commands.add_parser("rollup", help="汇总下级机关的报告")
    _files(rollup)
    rollup.add_argument("--agency", required=True, metavar="NAME", help="汇总后的机关名称")
    rollup.add_argument("--parent", metavar="FILE", type=Path, help="上级机关自己的报告，逐格对照")
    _json(rollup)

    due = commands.add_parser("due", help="计算答复期限和每一天计或不计的理由")
    due.add_argument("--received", required=True, metavar="YYYY-MM-DD", type=_day, help="收到之日")
    due.add_argument(
        "--event",
        action="append",
        default=[],
        metavar="KIND=DATE",
        help="经过的事项，可多次，例如 rectification_asked=2026-02-10",
    )
    _json(due)

    _corpus(commands)
    return top


def _corpus(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    corpus = commands.add_parser("corpus", help="成批处理报告")
    kinds = corpus.add_subparsers(dest="corpus_command", required=True, metavar="命令")
    audit = kinds.add_parser("audit", help="读取并检查文件夹中的全部报告，写成一个 Parquet 文件")
    audit.add_argument("folder", metavar="DIR", type=Path)
    audit.add_argument("--output", required=True, type=Path, metavar="DIR.parquet")
    where = audit.add_mutually_exclusive_group()
    where.add_argument("--workers", type=_workers, metavar="N", help="进程数，默认同处理器核数")
    where.add_argument("--cluster", metavar="ADDRESS", help="Ray 集群地址，或 local")
