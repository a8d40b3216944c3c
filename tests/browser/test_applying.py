"""A citizen applies and follows the application, in a real browser: with and without JavaScript, on a
wide screen, a telephone, and at the 320 px that WCAG asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page

from mingtang_office.accounts.models import User
from mingtang_office.applications.actions.intake import confirm_receipt
from mingtang_office.applications.models import Application
from tests.browser.conftest import OpenPage, looks
from tests.office.conftest import Agencies
from tests.office.portal.solving import solve


@pytest.fixture(autouse=True)
def nothing_counted(settings: Any) -> Iterator[None]:
    settings.APPLY_SECONDS = 0
    cache.clear()
    yield
    cache.clear()


def fill_in(page: Page) -> None:
    page.get_by_label("姓名或者单位名称").fill("林小满")
    page.get_by_label("身份证明").select_option("其他有效证件")
    page.get_by_label("证件号码").fill("CESHI-0001")
    page.get_by_label("联系电话").fill("0399-5550000")
    page.get_by_label("所需信息的名称").fill("云江县2025年义务教育学校招生计划及调整情况")
    page.get_by_label("在线下载").check()
    page.get_by_label("电子文件").check()


@pytest.mark.parametrize("width", [1440, 375, 320])
def test_from_the_form_to_the_course(
    width: int, open_page: OpenPage, agencies: Agencies, owner: User
) -> None:
    page = open_page("/apply/", width=width)
    looks(page, "apply-choose")
    page.get_by_role("link", name="云江县教育局", exact=True).click()
    looks(page, "apply-form")
    page.get_by_role("button", name="下一步：核对").click()
    looks(page, "apply-form-wrong")
    fill_in(page)
    page.get_by_role("button", name="下一步：核对").click()
    looks(page, "apply-check")
    question = page.locator("label[for=id_answer]").inner_text()
    page.locator("#id_answer").fill(solve(question))
    page.get_by_role("button", name="提交申请").click()
    looks(page, "apply-done")
    number = page.locator("#number").inner_text()
    secret = page.locator("#secret").inner_text()

    application = Application.objects.get(number=number)
    now = timezone.now()
    confirm_receipt(
        application=application,
        on=timezone.localdate(now),
        expected_revision=application.revision,
        by=owner,
        now=now,
    )
    page.get_by_role("link", name="查询办理进度").last.click()
    looks(page, "track-find")
    page.get_by_label("申请编号").fill(number)
    page.get_by_label("查询码").fill(secret)
    page.get_by_role("button", name="查询").click()
    page.get_by_text("答复期限是怎样算的").click()
    looks(page, "track-case")

    assert "正在办理" in page.locator("main").inner_text()
    assert secret not in page.url


def test_without_javascript_it_can_be_handed_in(open_page: OpenPage, agencies: Agencies) -> None:
    page = open_page(f"/apply/{agencies.education.pk}/", width=375, javascript=False)
    fill_in(page)
    page.get_by_role("button", name="下一步：核对").click()
    question = page.locator("label[for=id_answer]").inner_text()
    page.locator("#id_answer").fill(solve(question))
    page.get_by_role("button", name="提交申请").click()

    assert Application.objects.filter(number=page.locator("#number").inner_text()).exists()
    assert page.get_by_role("button", name="复制编号").count() == 0
