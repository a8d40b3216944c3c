"""The desk in a real browser: registering, the slip, what stands beside a case, what will be erased."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingtang.applications import Channel
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.applications.actions.contacts import log_attempt
from mingtang_office.applications.models import ContactManner, ContactOutcome
from tests.browser.conftest import WIDTHS, OpenPage, assert_accessible, keep_screen, looks
from tests.office.applications.conftest import APPLICANT, REQUEST, Take, take  # noqa: F401
from tests.office.conftest import NOW, Agencies, MakePerson


@pytest.mark.parametrize("width", WIDTHS)
def test_what_comes_is_registered_and_the_slip_printed(
    width: int, open_page: OpenPage, owner: User, agencies: Agencies
) -> None:
    page = open_page("/office/applications/intake/new/", owner, width=width)
    page.get_by_label("当面提交").check()
    page.get_by_label("姓名或者单位名称").fill("林小满")
    page.get_by_label("证件号码").fill("12")
    page.get_by_label("联系电话").fill("0399-5550000")
    page.get_by_label("所需信息（照录原文）").fill("2025年招生计划")
    page.get_by_label("当面领取").check()
    page.get_by_label("纸质").check()
    page.get_by_role("button", name="登记申请").click()
    page.get_by_text("缺少法定内容的，也可以先登记").wait_for()
    looks(page, "desk-register")
    page.get_by_label("原件就是这样").check()
    page.get_by_role("button", name="登记申请").click()
    page.get_by_role("button", name="生成查询码并显示").click()
    page.get_by_text("查询码只在这一页显示").wait_for()
    looks(page, "desk-receipt")


@pytest.mark.parametrize("width", WIDTHS)
def test_what_stands_beside_a_case(
    width: int,
    open_page: OpenPage,
    owner: User,
    take: Take,  # noqa: F811
    make_person: MakePerson,
    agencies: Agencies,
) -> None:
    other = replace(APPLICANT, name="周望川", document_number="CESHI-0002")
    take()
    take(applicant=other)
    take(applicant=other, content="云江县2025年义务教育学校的招生计划和调整情况")
    case = take(channel=Channel.FAX, content=f"请公开{REQUEST.content}").application
    log_attempt(
        application=case,
        manner=ContactManner.TELEPHONE,
        outcome=ContactOutcome.NO_ANSWER,
        note="响铃三次无人接听",
        by=owner,
        now=NOW,
    )
    page = open_page(f"/office/applications/intake/{case.pk}/", owner, width=width)
    looks(page, "desk-beside")
    head = make_person("head", Role.HEAD, agencies.education)
    page = open_page("/office/applications/retention/", head, width=width)
    assert_accessible(page)
    keep_screen(page, "desk-retained")
