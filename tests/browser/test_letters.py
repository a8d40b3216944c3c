"""A letter written, handed in, signed and served by people with a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from mingtang.applications import Disposition
from mingtang.applications.letters import LetterKind, Withheld
from mingtang_office.letters.models import Letter, LetterState
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.letters.conftest import *  # noqa: F403  # letters of an invented case
from tests.office.letters.conftest import FRAME, NOTICE_FACTS, REPLY, REPLY_FACTS, Drafted, Staff

pytestmark = pytest.mark.django_db(transaction=True)

PARTLY = replace(
    REPLY_FACTS,
    disposition=Disposition.PARTLY_GRANTED,
    withheld=(
        Withheld(
            Disposition.THIRD_PARTY_RIGHTS,
            ("第7页表2中的个人银行账号",),
            {"interest": "privacy", "consulted_on": date(2026, 2, 12)},
        ),
    ),
)


def address(letter: Letter) -> str:
    return f"/office/letters/{letter.pk}/"


def test_the_preview_follows_as_one_types(
    open_page: OpenPage, drafted: Drafted, staff: Staff
) -> None:
    page = open_page(address(drafted(facts=FRAME)), staff.clerk)
    expect(page.locator("#preview")).to_contain_text("还有 3 项")

    page.locator(".lacks a").first.click()
    page.keyboard.type("涉及的档案正在整理移交")
    expect(page.locator(".paper")).to_contain_text("因涉及的档案正在整理移交")
    page.fill("#id_found-consented_on", f"{localdate()}")
    page.fill("#id_found-extended_to", "2099-04-13")
    expect(page.locator("#preview")).to_contain_text("要素齐全")
    page.click("text=保存并提交审签")

    expect(page.locator(".tag").first).to_have_text("审签中")
    assert Letter.objects.get().state == LetterState.IN_REVIEW


def test_without_javascript_the_buttons_do_the_same(
    open_page: OpenPage, drafted: Drafted, staff: Staff
) -> None:
    letter = drafted(facts=FRAME)
    page = open_page(address(letter), staff.clerk, javascript=False)

    page.fill("#id_found-extension_reason", "涉及的档案正在整理移交")
    page.click("text=刷新预览")
    expect(page.locator(".paper")).to_contain_text("因涉及的档案正在整理移交")
    expect(page.locator("#id_found-extension_reason")).to_have_value("涉及的档案正在整理移交")
    page.click("text=保存草稿")
    expect(page.locator("#id_found-extension_reason")).to_have_value("涉及的档案正在整理移交")


def test_the_signatory_signs_and_the_clerk_serves(
    open_page: OpenPage, at_signature: Drafted, staff: Staff
) -> None:
    letter = at_signature(REPLY)
    page = open_page(address(letter), staff.signatory)
    page.get_by_role("button", name="签发", exact=True).click()
    expect(page.locator(".paper__reference")).to_contain_text("公开告〔")

    clerk = open_page(address(letter), staff.clerk)
    clerk.check("input[name=manner][value=in_person]")
    clerk.get_by_role("button", name="登记送达").click()
    expect(clerk.locator(".notice--error").first).to_contain_text("缺少签收日期")
    clerk.fill("#id_service_received_on", f"{localdate()}")
    clerk.fill("#id_service_receiver", "林知远")
    clerk.get_by_role("button", name="登记送达").click()
    expect(clerk.locator(".tag").first).to_have_text("已送达")
    with clerk.expect_download() as download:
        clerk.click("text=下载 PDF")
    assert download.value.suggested_filename.endswith("号告知书（予以公开）.pdf")


def test_every_state_is_accessible_and_fits(
    open_page: OpenPage,
    drafted: Drafted,
    submitted: Drafted,
    at_signature: Drafted,
    signed: Drafted,
    staff: Staff,
) -> None:
    partly = drafted(LetterKind.PARTLY_GRANTED, facts=PARTLY, number="2")
    for name, letter, person in (
        ("letter-draft", drafted(facts=replace(NOTICE_FACTS, found={})), staff.clerk),
        ("letter-partly", partly, staff.clerk),
        ("letter-signing", at_signature(REPLY, number="3"), staff.signatory),
        ("letter-signed", signed(REPLY, number="4"), staff.clerk),
    ):
        page = open_page(address(letter), person)
        page.wait_for_load_state("networkidle")
        looks(page, name, *WIDTHS)
    page = open_page("/office/letters/", staff.head)
    looks(page, "letter-register", *WIDTHS)
    page = open_page(f"/office/letters/arrangements/{partly.agency_id}/", staff.head)
    looks(page, "letter-arrangements", *WIDTHS)
