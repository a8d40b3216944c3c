"""Handing in reports and looking through the lists, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.auditing.actions.queue import check_report
from mingtang_office.auditing.models import CheckedReport, Upload
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.auditing.conftest import report_bytes
from tests.office.conftest import (  # the trail refuses the clean-up
    Agencies,
    MakePerson,
)

pytestmark = pytest.mark.django_db(transaction=True)

UPLOAD = "/office/auditing/upload/"
Files = Callable[..., list[Path]]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Two reports and a picture on a person's disk."""

    def make() -> list[Path]:
        contents = {
            "云江县教育局2024年年报.docx": report_bytes(year=2024),
            "云江县教育局2023年年报.docx": report_bytes(year=2023, wrong=0),
            "合影.png": b"\x89PNG\r\n\x1a\n" + b"0" * 60,
        }
        for name, data in contents.items():
            (tmp_path / name).write_bytes(data)
        return [tmp_path / name for name in contents]

    return make


def _work() -> None:
    for number in CheckedReport.objects.filter(state="waiting").values_list("pk", flat=True):
        check_report.call(number)


@pytest.mark.parametrize("width", WIDTHS)
def test_files_are_handed_in_with_progress_and_seen_to_their_end(
    open_page: OpenPage, owner: User, agencies: Agencies, files: Files, width: int
) -> None:
    page = open_page(UPLOAD, owner, width)
    looks(page, "upload")
    page.get_by_label("选择年度报告文件").set_input_files(files())
    page.get_by_role("button", name="上传并检查").click()
    expect(page.locator("[data-upload-status]")).to_have_text(
        "收下 2 份，已在 0 份，没有收下 1 份。"
    )
    expect(page.get_by_text("这是一张图片")).to_be_visible()
    looks(page, "upload-done")

    page.get_by_role("link", name="查看检查进度").click()
    expect(page.get_by_text("还有 2 份在排队")).to_be_visible()
    looks(page, "upload-waiting")
    _work()
    expect(page.get_by_text("共 2 份，已完成 2 份")).to_be_visible()
    looks(page, "upload-checked")
    assert Upload.objects.count() == 1


def test_the_plain_form_does_it_without_javascript(
    open_page: OpenPage, owner: User, agencies: Agencies, files: Files
) -> None:
    page = open_page(UPLOAD, owner, javascript=False)
    page.get_by_label("选择年度报告文件").set_input_files(files())
    page.get_by_role("button", name="上传并检查").click()

    expect(page.get_by_role("heading", name="上传结果")).to_be_visible()
    expect(page.get_by_text("这是一张图片")).to_be_visible()
    assert CheckedReport.objects.count() == 2


def test_files_are_dropped_onto_the_page(
    open_page: OpenPage, owner: User, agencies: Agencies
) -> None:
    page = open_page(UPLOAD, owner)
    data = report_bytes(form="json").decode()
    transfer = page.evaluate_handle(
        """text => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], "年报.json"));
            return transfer;
        }""",
        data,
    )
    page.locator("[data-upload-zone]").dispatch_event("drop", {"dataTransfer": transfer})

    expect(page.get_by_role("heading", name="检查进度")).to_be_visible()
    assert CheckedReport.objects.get().original_name == "年报.json"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lists_are_looked_through(
    open_page: OpenPage,
    owner: User,
    agencies: Agencies,
    make_person: MakePerson,
    files: Files,
    width: int,
) -> None:
    page = open_page(UPLOAD, owner, width, javascript=False)
    page.get_by_label("选择年度报告文件").set_input_files(files()[:2])
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_role("heading", name="检查进度")).to_be_visible()
    _work()
    page = open_page(
        "/office/auditing/", make_person("zhou", Role.SUPERVISOR, agencies.county), width
    )
    looks(page, "reports")
    page.get_by_label("检查结果").select_option(label="有错误")
    page.get_by_role("button", name="筛选").click()
    expect(page.get_by_text("共 1 份报告")).to_be_visible()
    looks(page, "reports-filtered")
    page.get_by_role("link", name="问题", exact=True).click()
    expect(page.get_by_role("heading", name="各份报告的问题")).to_be_visible()
    looks(page, "findings")
    page.get_by_role("link", name="按规则统计", exact=True).click()
    expect(page.get_by_role("heading", name="按规则统计")).to_be_visible()
    looks(page, "rules")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_mistaken_report_is_removed(
    open_page: OpenPage, owner: User, agencies: Agencies, files: Files, width: int
) -> None:
    page = open_page(UPLOAD, owner, width, javascript=False)
    page.get_by_label("选择年度报告文件").set_input_files(files()[0])
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_role("heading", name="检查进度")).to_be_visible()
    report = CheckedReport.objects.get()
    page = open_page(f"/office/auditing/reports/{report.pk}/removal/", owner, width)
    looks(page, "removal")
    page.get_by_label("移除的原因").fill("选错文件")
    page.get_by_role("button", name="移除这份报告").click()
    expect(page.get_by_text("报告已移除")).to_be_visible()
    looks(page, "reports-empty")
    assert not CheckedReport.objects.exists()
