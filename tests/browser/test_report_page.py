"""A report looked at, corrected, decided on and taken away by a person with a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mingtang_office.accounts.models import User
from mingtang_office.auditing.models import CheckedReport, Decision
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.auditing.conftest import *  # noqa: F403  # a report with a planted fault
from tests.office.auditing.conftest import WRONG, Checked

pytestmark = pytest.mark.django_db(transaction=True)


def address(report: CheckedReport, query: str = "") -> str:
    return f"/office/auditing/reports/{report.pk}/{query}"


def lit(page: Page) -> list[str]:
    addresses: list[str] = page.locator("td.is-lit[data-address]").evaluate_all(
        "cells => cells.map(cell => cell.dataset.address)"
    )
    return addresses


def test_find_correct_decide_and_take_away(
    open_page: OpenPage, checked: Checked, owner: User, tmp_path: Path
) -> None:
    report = checked(form="pdf", also=("remedies/reconsideration/upheld",))
    page = open_page(address(report), owner)

    page.locator(".findings a", has_text="各类申请人之和").first.click()
    expect(page.locator(".finding-title")).to_contain_text("T3-03")
    assert WRONG in lit(page)
    expect(page.locator(".source-pages")).to_contain_text("第 3 页")
    expect(page.locator("#source-here")).to_be_in_viewport()

    page.locator(f'td[data-address="{WRONG}"] a.figure').click()
    expect(page.locator(".finding-title")).to_contain_text("自然人")
    page.fill("#id_value", "0")
    page.fill("#id_reason", "录入有误")
    page.click("text=保存更正并重新审核")
    expect(page.locator(".news")).to_contain_text("消除")
    expect(page.locator(f'td[data-address="{WRONG}"] ins')).to_have_text("0")

    page.click("[data-back]")
    page.locator(".findings a").first.click()
    page.locator(".finding-title").wait_for()
    page.check("input[name=verdict][value=dismissed]")
    page.click("text=保存处理意见")
    expect(page.locator(".field-problem")).to_contain_text("请写明理由")
    page.fill("#id_reason", "口径不同，已核对")
    page.click("text=保存处理意见")
    expect(page.locator(".side-message--success")).to_contain_text("不采纳")
    expect(page.locator(".mark--decided[data-mark]").first).to_be_visible()
    assert Decision.objects.get().reason == "口径不同，已核对"

    page.click("text=导出")
    with page.expect_download() as download:
        page.locator("li", has_text="批注版报告").get_by_role("button").click()
    assert download.value.suggested_filename.endswith("（批注）.docx")
    download.value.save_as(tmp_path / "taken.docx")
    assert (tmp_path / "taken.docx").stat().st_size > 10_000


def test_the_keyboard_alone_will_do(
    open_page: OpenPage, report: CheckedReport, owner: User
) -> None:
    page = open_page(address(report), owner)
    first = page.locator('td[data-address="applications/new_received/natural_person"] a.figure')

    first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.closest('td').dataset.address"
    assert page.evaluate(focused) == WRONG
    page.keyboard.press("Enter")
    expect(page.locator(".finding-title")).to_contain_text("自然人")
    page.keyboard.press("Escape")
    expect(page.locator(".side-head")).to_contain_text("问题清单")
    assert page.evaluate(focused) == WRONG


def test_a_refusal_on_the_side_keeps_what_was_typed(
    open_page: OpenPage, report: CheckedReport, owner: User
) -> None:
    page = open_page(address(report, f"?cell={WRONG}"), owner)

    page.fill("#id_value", "一二三")
    page.fill("#id_reason", "核对台账")
    page.click("text=保存更正并重新审核")

    expect(page.locator(".field-problem")).to_contain_text("不是数字")
    expect(page.locator("#id_reason")).to_have_value("核对台账")


def test_without_javascript_links_and_forms_do_the_same(
    open_page: OpenPage, report: CheckedReport, owner: User
) -> None:
    page = open_page(address(report), owner, javascript=False)

    page.locator(".findings a", has_text="各类申请人之和").first.click()
    expect(page.locator(".finding-title")).to_contain_text("T3-03")
    expect(page.locator("#source-here")).to_have_count(1)
    page.check("input[name=verdict][value=confirmed]")
    page.click("text=保存处理意见")
    expect(page.locator(".decision")).to_contain_text("属实")
    page.locator(f'td[data-address="{WRONG}"] a.figure').click()
    page.fill("#id_value", "0")
    page.click("text=保存更正并重新审核")
    expect(page.locator(".news")).to_contain_text("消除")


def test_the_back_button_goes_back_to_the_list(
    open_page: OpenPage, report: CheckedReport, owner: User
) -> None:
    page = open_page(address(report), owner)
    page.locator(".findings a").first.click()
    page.locator(".finding-title").wait_for()

    page.go_back()

    expect(page.locator(".side-head")).to_contain_text("问题清单")
    expect(page.locator("h1")).to_have_count(1)


def test_every_state_is_accessible_and_fits(
    open_page: OpenPage,
    checked: Checked,
    owner: User,
) -> None:
    checked(year=2023, wrong=0)
    report = checked(form="pdf")
    text = checked(year=2022)
    for name, path in (
        ("report", address(report)),
        ("report-finding", address(report, "?finding=1#side")),
        ("report-cell", address(text, f"?cell={WRONG}#side")),
        ("report-comparison", address(report, "comparison/")),
        ("report-previous", address(report, "previous/")),
        ("report-exports", address(report, "exports/")),
    ):
        page = open_page(path, owner)
        page.wait_for_load_state("networkidle")
        looks(page, name, *WIDTHS)
