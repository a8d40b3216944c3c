"""Issues of the gazette and lists for archive and library: ordered, made, handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from mingtang.rendering.errors import RenderingImpossible
from mingtang.rendering.notices import Issue, issue_docx, issue_pdf
from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.channels import transfers
from mingtang_office.channels.actions import holding, settling
from mingtang_office.channels.actions.folders import FOLDER
from mingtang_office.channels.adapters.contract import Receipt
from mingtang_office.channels.models import (
    Act,
    Batch,
    BatchFile,
    BatchState,
    ChannelKind,
    Dispatch,
    DispatchState,
)
from mingtang_office.channels.printing import notice_of
from mingtang_office.trail import sealed_files
from mingtang_office.ui import storage

_LEADS = {
    Act.REPLACE: "更新：此前刊登的同名文件以下面的内容为准。",
    Act.WITHDRAW: "撤回：此前刊登的下列文件已经撤回，不再适用。",
}


@dataclass(frozen=True, slots=True)
class HandOver:
    """When, to whom, and the receipt that was signed, where there is one."""

    on: date
    to: str = ""
    receipt_name: str = ""
    receipt: bytes = b""


@transaction.atomic
def move(
    *, row: int, up: bool, batch: Batch, expected_revision: int, by: User, now: datetime
) -> Batch:
    """Move an entry, by its number, one place up or down while the batch is being collected."""
    held = _collecting(batch, expected_revision, by, now)
    rows = list(held.dispatches.select_for_update().order_by("place", "pk"))
    at = next((n for n, each in enumerate(rows) if each.pk == row), -1)
    to = at - 1 if up else at + 1
    if at < 0 or not 0 <= to < len(rows):
        raise Refused("已经在最前或者最后，不能再移动。")
    rows[at], rows[to] = rows[to], rows[at]
    _number(rows)
    held.revision += 1
    held.save(update_fields=("revision",))
    _write("channels.batch_ordered", held, by, now)
    return held


@transaction.atomic
def make(*, batch: Batch, expected_revision: int, by: User, now: datetime) -> Batch:
    """Number the batch and write its files. What is enqueued from now on goes into the next one."""
    held = _collecting(batch, expected_revision, by, now)
    rows = list(held.dispatches.select_related("piece", "channel").order_by("place", "pk"))
    if not rows:
        raise Refused("里面还没有内容，不能编成。")
    _number(rows)
    year = timezone.localdate(now).year
    last = Batch.objects.filter(channel=held.channel, year=year).aggregate(last=Max("number"))
    held.state, held.year, held.number = BatchState.MADE, year, (last["last"] or 0) + 1
    held.made_at, held.made_by = now, by
    held.revision += 1
    held.save()
    try:
        files = _files(held, rows, now)
    except RenderingImpossible as error:
        raise Refused(error.message) from error
    for name, data in files:
        _keep(held, name, data, now)
    _write("channels.batch_made", held, by, now)
    return held


@transaction.atomic
def reopen(*, batch: Batch, expected_revision: int, by: User, now: datetime) -> Batch:
    """Take back what was made and not handed over; its number is given again. What has been collected
    since is put at its end."""
    held = holding.take_batch(batch, expected_revision, by, now)
    if held.state != BatchState.MADE:
        raise Refused("只有已编成、还没有印发移交的可以退回重编。")
    later = Batch.objects.filter(channel=held.channel, year=held.year, number__gt=held.number)
    if later.exists():
        raise Refused("后面的一期已经编成，请先退回后面的一期。")
    held.files.all().delete()  # the sweep deletes what lies on the disk
    dropped = held.dispatches.filter(state=DispatchState.DROPPED)
    dropped.update(batch=None)
    newer = Batch.objects.filter(channel=held.channel, state=BatchState.COLLECTING).first()
    if newer is not None:
        newer.dispatches.update(batch=held, place=100_000)
        newer.delete()
    held.state, held.year, held.number = BatchState.COLLECTING, None, None
    held.made_at = held.made_by = None
    held.revision += 1
    held.save()
    _number(list(held.dispatches.order_by("place", "pk")))
    _write("channels.batch_reopened", held, by, now)
    return held


@transaction.atomic
def hand_over(
    *, batch: Batch, given: HandOver, expected_revision: int, by: User, now: datetime
) -> Batch:
    """It was issued, or handed over, on this day: its dispatches are done."""
    held = holding.take_batch(batch, expected_revision, by, now)
    if held.state != BatchState.MADE:
        raise Refused("请先编成，再登记印发、移交。")
    refuse_to_come(given.on, now)
    if held.made_at is not None and given.on < timezone.localdate(held.made_at):
        raise Refused("印发、移交日期不能早于编成的日期。")
    if held.dispatches.filter(state=DispatchState.DROPPED).exists():
        raise Refused("里面有编成以后撤下的内容，不能印发、移交。请退回重编。")
    if held.channel.kind != ChannelKind.GAZETTE and not given.to:
        raise Refused("请填写接收单位。")
    if given.receipt:
        _keep(held, given.receipt_name, given.receipt, now, is_receipt=True)
    held.state, held.handed_on, held.handed_to = BatchState.HANDED_OVER, given.on, given.to
    held.handed_by = by
    held.revision += 1
    held.save()
    proof = "\n".join(f"{file.sha256}  {file.name}" for file in held.files.all()).encode()
    rows = held.dispatches.select_for_update(of=("self",)).select_related(
        "piece", "channel", "channel__agency"
    )
    for row in rows.filter(state=DispatchState.BY_HAND).order_by("place"):
        receipt = Receipt(remote_id=f"{held.year}-{held.number}-{row.place}", proof=proof)
        settling.finish(
            row, receipt, by=by, now=now, note=f"{held}", permission=Permission.RUN_CHANNELS
        )
    _write("channels.batch_handed_over", held, by, now)
    return held


def file_bytes(file: BatchFile) -> bytes:
    """The exact bytes. Raises `Refused` where they cannot be read, or are others."""
    try:
        if file.sealed:
            data = sealed_files.read(file.batch, file.stored)
        else:
            with default_storage.open(file.stored) as opened:
                data = opened.read()
    except OSError as error:
        raise Refused("这份文件读不出来，请告知系统维护人员从备份恢复。") from error
    if sha256(data).hexdigest() != file.sha256:
        raise Refused("这份文件与登记的摘要不符，没有打开。请告知系统维护人员。")
    return data


def _collecting(batch: Batch, expected_revision: int, by: User, now: datetime) -> Batch:
    held = holding.take_batch(batch, expected_revision, by, now)
    if held.state != BatchState.COLLECTING:
        raise Refused("已经编成，内容和次序不能再改；需要改的，请先退回重编。")
    return held


def _number(rows: list[Dispatch]) -> None:
    for place, each in enumerate(rows, 1):
        if each.place != place:
            each.place = place
            each.save(update_fields=("place",))


def _files(batch: Batch, rows: list[Dispatch], now: datetime) -> list[tuple[str, bytes]]:
    if batch.channel.kind == ChannelKind.GAZETTE:
        return _issue_files(batch, rows, now)
    listed = [transfers.Listed(row, _attached(row)) for row in rows]
    transfer = transfers.Transfer(
        f"{batch}",
        batch.channel.name,
        batch.channel.agency.name,
        timezone.localdate(now),
        listed,
    )
    workbook = transfers.workbook_of(transfer)
    package = transfers.package_of(transfer, workbook)
    return [
        (f"{batch}移交目录.xlsx", workbook),
        (f"{batch}移交包.zip", package),
        (f"{batch}移交清单和回执.pdf", transfers.receipt_of(transfer, package)),
    ]


def _issue_files(batch: Batch, rows: list[Dispatch], now: datetime) -> list[tuple[str, bytes]]:
    assert batch.year is not None
    assert batch.number is not None
    issue = Issue(
        batch.channel.name,
        batch.channel.agency.name,
        batch.year,
        batch.number,
        timezone.localdate(now),
        tuple(notice_of(row.piece, _LEADS.get(Act(row.act), "")) for row in rows),
    )
    return [(f"{batch}.pdf", issue_pdf(issue)), (f"{batch}.docx", issue_docx(issue))]


def _attached(row: Dispatch) -> tuple[tuple[str, bytes], ...]:
    """The files of a piece, as they were fixed. Raises `Refused` where one is not that any more."""
    found = []
    for each in row.piece.attachments:
        try:
            with default_storage.open(each["stored"]) as file:
                data = file.read()
        except OSError as error:
            raise Refused(f"附件“{each['name']}”读不出来，请告知系统维护人员。") from error
        if sha256(data).hexdigest() != each["sha256"]:
            raise Refused(f"附件“{each['name']}”与公开时的摘要不符，没有编入。请告知系统维护人员。")
        found.append((each["name"], data))
    return tuple(found)


def _keep(
    batch: Batch, name: str, data: bytes, now: datetime, *, is_receipt: bool = False
) -> BatchFile:
    stored = (
        sealed_files.keep(batch, data, folder=FOLDER, now=now)
        if is_receipt
        else storage.write(data, folder=FOLDER, now=now)
    )
    return BatchFile.objects.create(
        batch=batch,
        name=name,
        stored=stored,
        sha256=sha256(data).hexdigest(),
        size=len(data),
        sealed=is_receipt,
        at=now,
    )


def _write(action: str, batch: Batch, by: User, now: datetime) -> None:
    entries.write(
        action,
        on=batch,
        agency=batch.channel.agency,
        by=by,
        now=now,
        permission=Permission.RUN_CHANNELS,
        facts={
            "channel": batch.channel_id,
            "state": batch.state,
            "year": batch.year,
            "number": batch.number,
            "files": [file.sha256 for file in batch.files.all()],
        },
    )
