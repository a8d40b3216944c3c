"""Issues and lists: their numbers, their bytes, and what happens when something is withdrawn between."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

import openpyxl
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from mingtang_office.agencies.refusals import Refused
from mingtang_office.channels.actions import batches
from mingtang_office.channels.actions.batches import HandOver, file_bytes
from mingtang_office.channels.actions.snapshots import Attachment
from mingtang_office.channels.actions.sweeping import sweep
from mingtang_office.channels.models import (
    Act,
    Batch,
    BatchState,
    ChannelKind,
    Dispatch,
    DispatchState,
)
from tests.office.channels.conftest import NOW, TODAY, Fix, Road, Send, Staff

pytestmark = pytest.mark.django_db

PLAN = b"\xef\xbb\xbfa,b\r\n1,2\r\n"


@pytest.fixture
def plan() -> Attachment:
    stored = default_storage.save("tests/plan.csv", ContentFile(PLAN))
    return Attachment("招生计划.csv", stored, sha256(PLAN).hexdigest(), len(PLAN))


def _make(batch: Batch, staff: Staff) -> Batch:
    batch.refresh_from_db()
    return batches.make(batch=batch, expected_revision=batch.revision, by=staff.clerk, now=NOW)


def _hand_over(batch: Batch, staff: Staff, **given: Any) -> Batch:
    return batches.hand_over(
        batch=batch,
        given=HandOver(TODAY, **given),
        expected_revision=batch.revision,
        by=staff.clerk,
        now=NOW,
    )


def test_a_transfer_holds_the_exact_bytes_with_their_digests(
    staff: Staff, road: Road, piece: Fix, send: Send, plan: Attachment
) -> None:
    send(piece(attachments=(plan,)), road(ChannelKind.ARCHIVE, "云江县档案馆"))
    batch = _make(Batch.objects.get(), staff)

    listed, package, receipt = (file_bytes(file) for file in batch.files.all())
    archive = zipfile.ZipFile(io.BytesIO(package))
    sums = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())

    assert archive.read("0001/附件/招生计划.csv") == PLAN
    assert archive.read("移交目录.xlsx") == listed
    assert {n: sha256(archive.read(n)).hexdigest() for n in archive.namelist() if n in sums} == sums
    assert set(archive.namelist()) == {*sums, "SHA256SUMS"}
    page = pypdfium2.PdfDocument(receipt)[0].get_textpage().get_text_range()
    assert sha256(package).hexdigest()[:20] in page.replace("\r\n", "")


def test_a_cell_that_looks_like_a_formula_stays_text(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    send(piece(title="=1+1"), road(ChannelKind.LIBRARY))
    batch = _make(Batch.objects.get(), staff)

    sheet = openpyxl.load_workbook(io.BytesIO(file_bytes(batch.files.all()[0]))).worksheets[0]

    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=1+1", "s")


def test_an_attachment_that_was_changed_is_not_handed_over(
    staff: Staff, road: Road, piece: Fix, send: Send, plan: Attachment
) -> None:
    send(piece(attachments=(plan,)), road(ChannelKind.ARCHIVE))
    default_storage.delete(plan.stored)
    default_storage.save(plan.stored, ContentFile(b"other"))

    with pytest.raises(Refused, match="与公开时的摘要不符"):
        _make(Batch.objects.get(), staff)

    assert Batch.objects.get().state == BatchState.COLLECTING


def test_what_is_withdrawn_from_a_made_issue_stops_it_until_it_is_made_anew(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    gazette = road(ChannelKind.GAZETTE)
    kept, gone = piece(key="tests.item:1"), piece(key="tests.item:2")
    for each in (kept, gone):
        send(each, gazette)
    batch = _make(Batch.objects.get(), staff)
    send(gone, gazette, Act.WITHDRAW)

    with pytest.raises(Refused, match="请退回重编"):
        _hand_over(batch, staff)
    batches.reopen(batch=batch, expected_revision=batch.revision, by=staff.clerk, now=NOW)
    batch = _hand_over(_make(batch, staff), staff)

    assert (batch.number, batch.dispatches.count()) == (1, 1)
    states = dict(Dispatch.objects.values_list("key", "state"))
    assert states["tests.item:1"] == DispatchState.DONE


def test_what_was_issued_is_withdrawn_in_the_next_issue(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    gazette, what = road(ChannelKind.GAZETTE), piece()
    send(what, gazette)
    _hand_over(_make(Batch.objects.get(), staff), staff)

    row = send(what, gazette, Act.WITHDRAW)
    second = _make(Batch.objects.get(state=BatchState.COLLECTING), staff)

    assert (row.state, second.number) == (DispatchState.BY_HAND, 2)
    pdf = pypdfium2.PdfDocument(file_bytes(second.files.all()[0]))
    assert "已经撤回，不再适用" in pdf[1].get_textpage().get_text_range()


def test_reopened_it_takes_in_what_was_collected_since_and_gets_its_number_again(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    gazette = road(ChannelKind.GAZETTE)
    send(piece(key="tests.item:1"), gazette)
    batch = _make(Batch.objects.get(), staff)
    send(piece(key="tests.item:2"), gazette)

    batches.reopen(batch=batch, expected_revision=batch.revision, by=staff.clerk, now=NOW)

    assert list(batch.dispatches.order_by("place").values_list("key", "place")) == [
        ("tests.item:1", 1),
        ("tests.item:2", 2),
    ]
    assert _make(batch, staff).number == 1
    assert Batch.objects.count() == 1


def test_handed_over_to_nobody_before_it_was_made_or_before_its_day_it_is_not(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    send(piece(), road(ChannelKind.ARCHIVE))
    batch = Batch.objects.get()
    with pytest.raises(Refused, match="请先编成"):
        _hand_over(batch, staff, to="云江县档案馆")
    batch = _make(batch, staff)
    with pytest.raises(Refused, match="接收单位"):
        _hand_over(batch, staff)
    with pytest.raises(Refused, match="不能早于"):
        batches.hand_over(
            batch=batch,
            given=HandOver(date(2026, 3, 1), "云江县档案馆"),
            expected_revision=batch.revision,
            by=staff.clerk,
            now=NOW,
        )

    assert _hand_over(batch, staff, to="云江县档案馆").state == BatchState.HANDED_OVER


def test_the_same_issue_gives_the_same_bytes(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    send(piece(), road(ChannelKind.GAZETTE))
    batch = _make(Batch.objects.get(), staff)
    first = [file.sha256 for file in batch.files.all()]
    batch = batches.reopen(batch=batch, expected_revision=batch.revision, by=staff.clerk, now=NOW)

    assert [file.sha256 for file in _make(batch, staff).files.all()] == first


def test_the_files_that_nothing_holds_are_swept(
    staff: Staff, road: Road, piece: Fix, send: Send
) -> None:
    send(piece(), road(ChannelKind.GAZETTE))
    batch = _make(Batch.objects.get(), staff)
    held = {file.stored for file in batch.files.all()}
    batches.reopen(batch=batch, expected_revision=batch.revision, by=staff.clerk, now=NOW)

    swept = set(sweep(now=timezone.now() + timedelta(days=2)))

    assert held <= swept
