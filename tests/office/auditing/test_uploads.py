from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions import uploads
from mingtang_office.auditing.actions.decisions import decide
from mingtang_office.auditing.actions.removal import remove, sweep
from mingtang_office.auditing.actions.uploads import Outcome, receive
from mingtang_office.auditing.models import CheckedReport, Reading, Upload, Verdict
from mingtang_office.trail.models import Entry
from mingtang_office.ui import storage
from mingtang_office.ui.files import shown_name
from tests.office.auditing.conftest import HandIn, a_file, report_bytes
from tests.office.conftest import NOW, Agencies


@pytest.fixture(autouse=True)
def _storage(settings: object, tmp_path: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def _stored() -> list[str]:
    if not default_storage.exists("reports"):
        return []
    return default_storage.listdir("reports/2026/03")[1]


def test_a_file_waits_with_its_task_and_its_bytes(hand_in: HandIn, owner: User) -> None:
    data = report_bytes()

    received = hand_in(data)

    report = CheckedReport.objects.get()
    assert received.files[0].outcome is Outcome.ACCEPTED
    assert (report.state, report.format, report.upload.by) == ("waiting", "docx", owner)
    with report.file.open() as file:
        assert file.read() == data
    assert DBTaskResult.objects.get().args_kwargs["args"] == [report.pk]


def test_the_same_bytes_are_the_same_report(hand_in: HandIn) -> None:
    data = report_bytes()
    first = hand_in(data).files[0].report

    again = hand_in(data)

    assert (again.files[0].outcome, again.files[0].report) == (Outcome.PRESENT, first)
    assert again.upload is None
    assert (CheckedReport.objects.count(), Upload.objects.count()) == (1, 1)
    assert len(_stored()) == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_twice_at_once_are_one_report(hand_in: HandIn) -> None:
    data = report_bytes()

    received = hand_in(data, data)

    assert [o.outcome for o in received.files] == [Outcome.ACCEPTED, Outcome.PRESENT]
    assert len(_stored()) == 1


def test_two_agencies_each_have_their_own(
    hand_in: HandIn, stranger: User, agencies: Agencies
) -> None:
    data = report_bytes()
    hand_in(data)

    assert hand_in(data, by=stranger, agency=agencies.finance).files[0].outcome is Outcome.ACCEPTED


def test_what_is_no_report_is_refused_by_itself(hand_in: HandIn) -> None:
    received = hand_in(b"\x89PNG\r\n\x1a\n" + b"0" * 50, report_bytes(), b"")

    assert [o.outcome for o in received.files] == [
        Outcome.REFUSED,
        Outcome.ACCEPTED,
        Outcome.REFUSED,
    ]
    assert "图片" in received.files[0].message
    assert len(_stored()) == 1


def test_a_file_too_large_is_refused(hand_in: HandIn, settings: object) -> None:
    settings.UPLOAD_FILE_MEGABYTES = 1  # type: ignore[attr-defined]

    (outcome,) = hand_in(b"a" * (1024 * 1024 + 1)).files

    assert (outcome.outcome, "文件过大" in outcome.message) == (Outcome.REFUSED, True)


def test_too_many_files_in_an_hour_are_refused(hand_in: HandIn, settings: object) -> None:
    settings.UPLOAD_FILES_AN_HOUR = 2  # type: ignore[attr-defined]
    hand_in(report_bytes(), report_bytes(year=2023))

    with pytest.raises(Refused, match="每人每小时最多上传 2 份"):
        hand_in(report_bytes(year=2022))

    assert CheckedReport.objects.count() == 2


def test_nobody_hands_in_for_another_agency(
    hand_in: HandIn, stranger: User, colleague: User
) -> None:
    for person in (stranger, colleague):
        with pytest.raises(PermissionDenied):
            hand_in(report_bytes(), by=person)

    assert not CheckedReport.objects.exists()


def test_no_room_for_a_file_leaves_nothing(
    hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(stored: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "flush", full)

    (outcome,) = hand_in(report_bytes()).files

    assert (outcome.outcome, "存储空间不足" in outcome.message) == (Outcome.REFUSED, True)
    assert not CheckedReport.objects.exists()
    assert _stored() == []


def test_no_room_in_the_database_leaves_nothing(
    hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*told: object, **known: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(uploads, "_row", full)

    with pytest.raises(Refused, match="都没有保存"):
        hand_in(report_bytes())

    assert (Upload.objects.count(), _stored()) == (0, [])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("E:\\报告\\年报.docx", "年报.docx"),
        ("年\0报\u202e.docx", "年�报.docx"),
        ("", "未命名文件"),
        ("长" * 300 + ".docx", "长" * 195 + ".docx"),
    ],
)
def test_a_name_is_text_and_never_a_path(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_the_stored_name_tells_nothing(owner: User, agencies: Agencies) -> None:
    receive(
        agency=agencies.education,
        files=[a_file(report_bytes(), "../江小云.docx")],
        by=owner,
        now=NOW,
    )

    report = CheckedReport.objects.get()
    assert report.original_name == "江小云.docx"
    assert "江小云" not in report.file.name
    assert "江小云" not in str(Entry.objects.get(action="auditing.uploaded").facts)


@pytest.mark.django_db(transaction=True)
def test_a_mistaken_upload_is_removed_whole(report: CheckedReport, owner: User) -> None:
    remove(report=report, reason="选错文件", by=owner, now=NOW)

    assert (CheckedReport.objects.count(), Reading.objects.count()) == (0, 0)
    assert _stored() == []
    assert Entry.objects.get(action="auditing.removed").object_id == str(report.pk)


def test_a_report_that_was_decided_on_is_not_removed(report: CheckedReport, owner: User) -> None:
    found = report.findings.first()
    assert found is not None
    decide(
        report=report,
        identity=found.identity,
        verdict=Verdict.CONFIRMED,
        reason="",
        expected_version=0,
        by=owner,
        now=NOW,
    )

    with pytest.raises(Refused, match="不能移除"):
        remove(report=report, reason="选错文件", by=owner, now=NOW)


def test_the_sweep_takes_only_old_files_without_a_report(hand_in: HandIn) -> None:
    hand_in(report_bytes())
    default_storage.save("reports/2026/03/orphan", a_file(b"x"))

    assert sweep(now=NOW.replace(year=2020)) == ()
    swept = sweep(
        now=default_storage.get_modified_time("reports/2026/03/orphan") + timedelta(days=2)
    )

    assert swept == ("reports/2026/03/orphan",)
    assert len(_stored()) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.sqlite  # PostgreSQL keeps its own disk
def test_a_database_that_is_really_full_leaves_nothing(hand_in: HandIn) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # pages that earlier tests left free would take the rows in
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")
    try:
        with pytest.raises(Refused, match="都没有保存"):
            hand_in(*(f"云江县教育局{n}年年度报告，{'内容' * 200}".encode() for n in range(150)))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")

    assert (CheckedReport.objects.count(), Upload.objects.count(), _stored()) == (0, 0, [])
