"""`manage.py import_items FOLDER --agency … --column …`: a folder of files becomes items of an agency.

Run it again after any interruption: what is done is passed over, what failed is tried again.
"""

from __future__ import annotations

import mimetypes
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from mingtang.documents.side_by_side import NoWorkers
from mingtang.publication.columns import UnknownColumn, column
from mingtang.publication.duties import UnknownDuty, duty
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.actions import importing
from mingtang_office.publication.actions.batches import Piece
from mingtang_office.publication.actions.numbering import prefix_of
from mingtang_office.publication.importing.folders import Entry, Plan, plan_of
from mingtang_office.publication.importing.index_table import Index, read_index
from mingtang_office.publication.importing.wishes import DaySource, Wish
from mingtang_office.publication.importing.workers import read_all
from mingtang_office.publication.models import ImportRun, TakenFile
from mingtang_office.ui.files import Incoming
from mingtang_office.ui.handed_tables import read_lines

T = TypeVar("T")
_BATCH = 100
_SECONDS = 60.0
_LISTED = 200
_NO_KIND = "application/octet-stream"


class Command(BaseCommand):
    help = (
        "把一个文件夹中的网页、Word、PDF、表格批量导入为公开信息：草稿，或者原网站已经公开的信息。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="文件夹")
        parser.add_argument("--agency", required=True, help="机关全称")
        parser.add_argument("--column", action="append", required=True, help="栏目代码，可以多个")
        parser.add_argument("--duty", action="append", default=[], help="公开依据代码，可以多个")
        parser.add_argument("--kind", choices=[kind.value for kind in ItemKind], help="种类")
        parser.add_argument("--index", type=Path, help="索引表（xlsx、csv），每个文件一行")
        parser.add_argument("--name", help="本次导入的名称，默认为文件夹名；同名即为继续")
        parser.add_argument("--by", required=True, metavar="用户名", help="由谁导入、签批")
        parser.add_argument("--as-published", action="store_true", help="原网站已经公开的信息")
        parser.add_argument("--reason", default="", help="接收已公开信息的理由")
        parser.add_argument(
            "--published-on-from",
            choices=[each.value for each in DaySource if each is not DaySource.NONE],
            default=DaySource.NONE.value,
            help="页面和索引表都没有写明时，原发布日期取自：path 文件路径，written 成文日期",
        )
        parser.add_argument("--keep-originals", action="store_true", help="原文件一并作为附件")
        parser.add_argument(
            "--workers", type=int, default=2, help="读取文件的进程数，0 为不另起进程"
        )
        parser.add_argument("--batch", type=int, default=_BATCH, help="每批件数")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"找不到文件夹“{folder.name}”，请核对路径。")
        agency, by = _agency(options["agency"]), _person(options["by"])
        index = _index(options["index"])
        self._refuse_faults(index)
        plan = plan_of(folder, index.told, prefix_of(agency), lambda path: path == options["index"])
        run = _begun(agency, by, options)
        try:
            self._enter(run, by, folder, plan, options)
        except (PermissionDenied, Refused) as error:
            raise CommandError(str(error)) from error
        except NoWorkers as error:
            raise CommandError(
                "读取进程无法启动，没有导入任何文件。请检查内存后再运行。"
            ) from error
        self._report(run, plan)

    def _enter(
        self, run: ImportRun, by: User, folder: Path, plan: Plan, options: dict[str, Any]
    ) -> None:
        done = importing.done_paths(run)
        left = [entry for entry in plan.entries if entry.path not in done]
        self.stdout.write(
            f"共 {len(plan.entries)} 个文件，已导入 {len(done)} 个，还有 {len(left)} 个。"
        )
        if run.takes_over:
            importing.reserve_numbers(run=run, numbers=plan.index_numbers)
        pieces = _pieces(folder, left, options["workers"], keeps=options["keep_originals"])
        began, entered = time.monotonic(), 0
        for batch in _batches(pieces, options["batch"]):
            importing.enter_batch(run=run, pieces=batch, by=by, now=timezone.now())
            entered += len(batch)
            pace = entered / max(time.monotonic() - began, 0.001)
            self.stdout.write(f"已处理 {entered}/{len(left)}，每秒 {pace:.1f} 个。")
        importing.finish(run=run, by=by, now=timezone.now())

    def _refuse_faults(self, index: Index) -> None:
        if not index.faults:
            return
        for fault in index.faults[:_LISTED]:
            self.stderr.write(f"第{fault.row}行“{fault.column}”：{fault.message}")
        raise CommandError(
            f"索引表有 {len(index.faults)} 处需要更正，没有导入任何文件。请更正后重新运行。"
        )

    def _report(self, run: ImportRun, plan: Plan) -> None:
        rows = TakenFile.objects.filter(run=run)
        faulty = rows.filter(item__isnull=True)
        self.stdout.write(
            f"“{run.name}”：已成为信息的 {rows.filter(item__isnull=False).count()} 件，"
            f"未导入的 {faulty.count()} 件。"
        )
        for path, fault in faulty.values_list("path", "fault")[:_LISTED]:
            self.stdout.write(f"  未导入　{path}　{fault}")
        for named_by, path in plan.missing[:_LISTED]:
            self.stdout.write(f"  找不到　{path}（{named_by}提到）")
        for path in plan.others[:_LISTED]:
            self.stdout.write(f"  不能成为信息　{path}　请作为附件添加到有关信息。")


def _begun(agency: Agency, by: User, options: dict[str, Any]) -> ImportRun:
    wish = Wish(
        columns=tuple(_checked_column(code) for code in options["column"]),
        duties=_duties(options),
        kind=ItemKind(options["kind"]) if options["kind"] else None,
        keeps_originals=options["keep_originals"],
        takes_over=options["as_published"],
        day_source=DaySource(options["published_on_from"]),
    )
    try:
        return importing.begin(
            agency=agency,
            name=options["name"] or options["folder"].resolve().name,
            wish=wish,
            reason=options["reason"],
            by=by,
            now=timezone.now(),
        )
    except (Refused, PermissionDenied) as error:
        raise CommandError(str(error)) from error


def _agency(name: str) -> Agency:
    found: list[Agency] = list(
        Agency.objects.select_related("region").filter(name=name, abolished_on__isnull=True)
    )
    if len(found) != 1:
        raise CommandError(f"没有（或者不止一个）名为“{name}”的机关，请写全称。")
    return found[0]


def _person(username: str) -> User:
    person: User | None = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise CommandError(f"没有用户名为“{username}”的在用账户，请核对。")
    return person


def _index(path: Path | None) -> Index:
    if path is None:
        return Index()
    try:
        return read_index(read_lines(path.read_bytes()))
    except (OSError, ValidationError) as error:
        said = error.messages[0] if isinstance(error, ValidationError) else "文件打不开。"
        raise CommandError(f"索引表未能读取：{said}") from error


def _checked_column(code: str) -> str:
    try:
        return column(code).code
    except UnknownColumn as error:
        raise CommandError(error.args[0]) from error


def _duties(options: dict[str, Any]) -> tuple[str, ...]:
    """Those given, else those for which the columns are."""
    try:
        given = tuple(duty(code).code for code in options["duty"])
    except UnknownDuty as error:
        raise CommandError(error.args[0]) from error
    of_columns = (each.code for code in options["column"] for each in column(code).duties)
    return given or tuple(dict.fromkeys(of_columns))


def _pieces(folder: Path, entries: list[Entry], workers: int, *, keeps: bool) -> Iterator[Piece]:
    found = read_all([folder / entry.path for entry in entries], workers, _SECONDS)
    for entry, outcome in zip(entries, found, strict=True):
        names = [*([entry.path] if keeps else []), *entry.attachments]
        yield Piece(entry.path, outcome, entry.told, tuple(_file(folder / name) for name in names))


def _file(path: Path) -> Incoming:
    """What a browser might open as a page is kept as bytes of no kind."""
    kind = mimetypes.guess_type(path.name)[0] or _NO_KIND
    active = any(word in kind for word in ("html", "xml", "script", "svg"))
    is_office = kind.startswith("application/vnd.")
    return Incoming(path.name, path.read_bytes(), _NO_KIND if active and not is_office else kind)


def _batches(pieces: Iterable[T], size: int) -> Iterator[list[T]]:
    each = iter(pieces)
    while batch := list(islice(each, size)):
        yield batch
