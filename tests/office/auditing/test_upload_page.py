from __future__ import annotations

import errno
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from mingtang_office.accounts.models import User
from mingtang_office.auditing.actions import checking
from mingtang_office.auditing.models import CheckedReport, Upload
from tests.office.auditing.conftest import HandIn, report_bytes
from tests.office.conftest import NOW, Agencies, SignIn

PAGE = "auditing:new_upload"
JSON = {"Accept": "application/json"}


def _post(client: Client, agency: object, *data: bytes, **told: Any) -> Any:
    files = [SimpleUploadedFile(f"年报{n}.docx", each) for n, each in enumerate(data)]
    headers = told.pop("headers", {})
    return client.post(
        reverse(PAGE),
        {"agency": agency.pk, "documents": files, **told},
        headers=headers,  # type: ignore[attr-defined]
    )


def test_files_are_handed_in_by_a_plain_form(
    owner: User, agencies: Agencies, sign_in: SignIn
) -> None:
    answer = _post(sign_in(owner), agencies.education, report_bytes(), report_bytes(year=2023))

    upload = Upload.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == reverse("auditing:upload", args=(upload.pk,))
    assert upload.reports.count() == 2


def test_files_sent_one_by_one_are_one_upload(
    owner: User, agencies: Agencies, sign_in: SignIn
) -> None:
    client = sign_in(owner)
    first = _post(client, agencies.education, report_bytes(), headers=JSON).json()

    second = _post(
        client, agencies.education, report_bytes(year=2023), headers=JSON, upload=first["upload"]
    ).json()

    assert second["upload"] == first["upload"]
    assert [f["outcome"] for f in second["files"]] == ["accepted"]
    assert Upload.objects.get().reports.count() == 2


def test_what_was_not_taken_is_told_file_by_file(
    owner: User, agencies: Agencies, sign_in: SignIn
) -> None:
    data = report_bytes()
    client = sign_in(owner)
    _post(client, agencies.education, data)

    page = _post(client, agencies.education, data, b"\x89PNG" + b"0" * 40).content.decode()

    assert "内容相同的报告已经在了" in page
    assert "这是一张图片" in page


def test_no_file_and_a_foreign_agency_are_refused(
    owner: User, agencies: Agencies, sign_in: SignIn
) -> None:
    client = sign_in(owner)

    nothing = _post(client, agencies.education)
    foreign = _post(client, agencies.finance, report_bytes())

    assert (nothing.status_code, foreign.status_code) == (422, 422)
    assert "请选择要检查的年度报告文件" in nothing.content.decode()
    assert not CheckedReport.objects.exists()


def test_a_file_above_the_limit_is_not_even_received(
    owner: User, agencies: Agencies, sign_in: SignIn, settings: Any
) -> None:
    settings.UPLOAD_FILE_MEGABYTES = 1

    answer = _post(
        sign_in(owner), agencies.education, b"a" * (1024 * 1024 + 1), report_bytes(), headers=JSON
    ).json()

    assert [(f["outcome"], "文件过大" in f["message"]) for f in answer["files"]] == [
        ("accepted", False),
        ("refused", True),
    ]


def test_a_request_above_the_limit_takes_nothing(
    owner: User, agencies: Agencies, sign_in: SignIn, settings: Any
) -> None:
    settings.UPLOAD_REQUEST_MEGABYTES = 1

    answer = _post(sign_in(owner), agencies.education, b"a" * (1024 * 1024), report_bytes())

    assert answer.status_code == 413
    assert "合计不能超过 1 兆字节" in answer.content.decode()
    assert not CheckedReport.objects.exists()


def test_a_full_temporary_disk_is_told(
    owner: User,
    agencies: Agencies,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(self: object, raw_data: bytes, start: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", full)

    answer = _post(sign_in(owner), agencies.education, report_bytes(), headers=JSON).json()

    assert "临时存储空间不足" in answer["files"][0]["message"]
    assert not CheckedReport.objects.exists()


def test_too_many_files_at_once_are_told(
    owner: User, agencies: Agencies, sign_in: SignIn, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2

    answer = _post(sign_in(owner), agencies.education, b"a", b"b", b"c")

    assert (answer.status_code, "文件过多" in answer.content.decode()) == (422, True)


def test_without_the_token_nothing_is_taken(owner: User, agencies: Agencies) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert _post(client, agencies.education, report_bytes()).status_code == 403
    assert not CheckedReport.objects.exists()


def test_who_may_not_upload_has_no_page(
    colleague: User, agencies: Agencies, sign_in: SignIn
) -> None:
    client = sign_in(colleague)

    assert client.get(reverse(PAGE)).status_code == 403
    assert _post(client, agencies.education, report_bytes()).status_code == 403
    assert not CheckedReport.objects.exists()


def test_the_progress_asks_again_only_while_something_waits(
    hand_in: HandIn, owner: User, sign_in: SignIn
) -> None:
    received = hand_in(report_bytes())
    assert received.upload is not None
    assert received.files[0].report is not None
    address = reverse("auditing:upload", args=(received.upload.pk,))
    client = sign_in(owner)
    before = client.get(address, headers={"X-Polling": "1"}).content.decode()

    checking.check(report_id=received.files[0].report.pk, now=NOW)
    after = client.get(address, headers={"X-Polling": "1"}).content.decode()

    assert ("hx-get" in before, "还有 1 份在排队" in before) == (True, True)
    assert ("hx-get" in after, "已完成 1 份" in after) == (False, True)
    assert "<html" not in after


def test_a_stranger_sees_no_upload(hand_in: HandIn, stranger: User, sign_in: SignIn) -> None:
    received = hand_in(report_bytes())
    assert received.upload is not None

    answer = sign_in(stranger).get(reverse("auditing:upload", args=(received.upload.pk,)))

    assert answer.status_code == 404


def test_a_report_is_removed_only_with_a_reason(
    report: CheckedReport, owner: User, colleague: User, stranger: User, sign_in: SignIn
) -> None:
    address = reverse("auditing:removal", args=(report.pk,))
    assert sign_in(stranger).get(address).status_code == 404
    assert sign_in(colleague).post(address, {"reason": "x"}).status_code == 403
    assert sign_in(owner).post(address, {"reason": " "}).status_code == 422
    assert CheckedReport.objects.count() == 1

    assert sign_in(owner).post(address, {"reason": "选错文件"}).status_code == 303
    assert not CheckedReport.objects.exists()


def test_a_report_is_read_again_when_asked(
    report: CheckedReport, owner: User, colleague: User, sign_in: SignIn
) -> None:
    address = reverse("auditing:recheck", args=(report.pk,))
    page = sign_in(owner).get(reverse("auditing:report", args=(report.pk,))).content.decode()
    assert f'action="{address}"' in page
    assert sign_in(colleague).post(address).status_code == 403

    assert sign_in(owner).post(address).status_code == 303
    assert DBTaskResult.objects.filter(task_path__endswith="reread_report").count() == 1
