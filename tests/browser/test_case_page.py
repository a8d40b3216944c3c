"""A case handled by a person with a browser: from its page through its steps to the drafted letter."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from mingtang.applications.dispositions import Disposition
from mingtang_office.applications.models import Application, DecisionDraft, RemedyGuide, Reminder
from mingtang_office.letters.models import Letter
from tests.browser.conftest import WIDTHS, OpenPage, assert_accessible, keep_screen, looks
from tests.office.applications.conftest import *  # noqa: F403  # the desk
from tests.office.applications.desk import Desk

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2026, 3, 16)


@pytest.fixture(autouse=True)
def today_is_a_monday_in_march(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 3, 16, 2, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def address(application: Application, name: str = "case", *more: object) -> str:
    return reverse(f"applications:{name}", args=(application.pk, *more))


def busy(desk: Desk) -> Application:
    """A case with a rectification behind it, a search, a file, and a third party being asked."""
    application = desk.received(date(2026, 3, 2))
    desk.rectification_asked(application, date(2026, 3, 4))
    desk.rectified(application, date(2026, 3, 9), "2025年秋季、云江县第一中学")
    desk.searched(application, date(2026, 3, 10), found=True)
    desk.file(application, date(2026, 3, 10), name="校服采购合同.pdf")
    desk.third_party_asked(application, date(2026, 3, 12))
    application.refresh_from_db()
    return application


def test_every_page_of_a_case_is_accessible_and_fits(
    open_page: OpenPage,
    desk: Desk,
) -> None:
    application = busy(desk)
    fresh = desk.received(date(2026, 3, 16))
    now = datetime(2026, 3, 16, 1, tzinfo=UTC)
    late = desk.received(date(2026, 2, 11))
    due = {"due_on": late.next_by, "left": 0, "at": now}
    Reminder.objects.create(application=late, to=desk.head, **due)
    row = application.consultations.get()
    for name, path in (
        ("case", address(application)),
        ("case-ledger", address(application, "ledger")),
        ("case-consultation", address(application, "consultation", row.pk)),
        ("case-fresh", address(fresh)),
        ("case-step-rectify", address(fresh, "step", "ask-rectification")),
        ("case-step-third-party", address(fresh, "step", "consult-third-party")),
        ("case-step-fee", address(fresh, "step", "fee")),
        ("case-step-consent", address(fresh, "step", "ask-consent")),
        ("case-step-search", address(fresh, "step", "search")),
        ("case-step-barred", address(fresh, "step", "paid")),
        ("case-decision", address(fresh, "decision")),
        ("case-correct", address(fresh, "step", "correct")),
        ("case-annul", address(application, "annul", 4)),
        ("case-opinions", reverse("applications:opinions")),
        ("case-reminders", reverse("applications:reminders")),
        ("case-arrangements", reverse("applications:arrangements", args=(desk.agency.pk,))),
        ("case-home", "/office/"),
    ):
        page = open_page(path, desk.head)
        looks(page, name, *WIDTHS)


def test_the_outcome_of_the_seven_questions_is_accessible_and_fits(
    open_page: OpenPage,
    desk: Desk,
) -> None:
    fresh = desk.received(date(2026, 3, 16))
    desk.answered(fresh, Disposition.DOES_NOT_EXIST, TODAY)
    for name, ask in (("case-outcome", ""), ("case-asked-again", "?ask=whose")):
        page = open_page(address(fresh, "decision") + ask, desk.clerk)
        looks(page, name, *WIDTHS)


def answer(page: Page, text: str) -> None:
    page.locator("label.answer", has_text=text).click()
    page.get_by_role("button", name="下一步").click()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("javascript", [True, False])
def test_seven_questions_lead_to_a_letter(
    open_page: OpenPage, desk: Desk, javascript: bool
) -> None:
    fresh = desk.received(date(2026, 3, 16))
    page = open_page(address(fresh, "decision"), desk.clerk, javascript=javascript)

    answer(page, "明确，或者补正后已经明确")
    answer(page, "是，应当按政府信息公开申请办理")
    answer(page, "由本机关负责公开")
    answer(page, "有，已经找到")
    answer(page, "可以公开")
    answer(page, "已经主动公开")
    expect(page.locator("#outcome-title")).to_have_text("予以公开（已主动公开）")
    page.fill("#id_found-information", "2025年义务教育招生计划")
    page.fill("#id_found-url", "https://www.yunjiang.example/")
    page.get_by_role("button", name="起草答复文书").click()
    expect(page.locator(".notice--error")).to_contain_text("只到网站首页")
    expect(page.locator("#id_found-information")).to_have_value("2025年义务教育招生计划")
    desk.file(fresh, TODAY, part="proof_of_publication")
    page.goto(address(fresh, "decision"))
    page.fill("#id_found-url", "https://www.yunjiang.example/jyj/zsjh/2025/0312.html")
    page.get_by_role("button", name="起草答复文书").click()

    expect(page.locator("h1")).to_contain_text("告知书")
    assert Letter.objects.get().drafted_by == desk.clerk
    assert DecisionDraft.objects.get().letter == Letter.objects.get().pk


def test_a_fee_is_reckoned_before_it_is_noticed(open_page: OpenPage, desk: Desk) -> None:
    page = open_page(address(desk.received(TODAY), "step", "fee"), desk.clerk)
    page.get_by_label("按量（页数）").check()
    page.fill("#id_pages", "72")
    page.fill("#id_reason", "要求提供纸质件，页数多")

    page.get_by_role("button", name="先算一算").click()

    expect(page.locator(".sum")).to_contain_text("合计：420元")
    expect(page.locator("#id_pages")).to_have_value("72")
    assert_accessible(page)
    keep_screen(page, "case-fee-reckoned")


def test_reminders_stand_above_my_work_until_they_are_marked_as_seen(
    open_page: OpenPage, desk: Desk
) -> None:
    late = desk.received(date(2026, 2, 11))
    now = datetime(2026, 3, 16, 1, tzinfo=UTC)
    Reminder.objects.create(application=late, to=desk.clerk, due_on=late.next_by, left=1, at=now)
    page = open_page("/office/", desk.clerk)
    expect(page.locator("#reminders-title")).to_have_text("1 件申请的期限临近")

    page.get_by_role("link", name="查看全部提醒").click()
    page.get_by_role("button", name="把勾选的标为看过").click()

    page.goto("/office/")
    expect(page.locator("#reminders-title")).to_have_count(0)


def test_the_authorities_follow_from_the_kind_of_organ(open_page: OpenPage, desk: Desk) -> None:
    page = open_page(reverse("applications:arrangements", args=(desk.agency.pk,)), desk.head)
    page.select_option("#id_remedies_organ_kind", "township")
    page.get_by_role("button", name="按类别显示复议机关").click()
    expect(page.locator("#id_remedies_court")).to_have_value("云江县人民法院")
    page.get_by_label("复议机关：").fill("云江县人民政府")

    page.get_by_role("button", name="保存救济途径").click()

    expect(page.locator("body")).to_contain_text("救济途径已保存")
    guide = RemedyGuide.objects.get(agency=desk.agency)
    assert (guide.organ_kind, list(guide.names.values())) == ("township", ["云江县人民政府"])


def test_an_applicant_is_opened_in_place(open_page: OpenPage, desk: Desk) -> None:
    page = open_page(address(desk.received(TODAY)), desk.clerk)

    page.get_by_role("button", name="查看姓名和联系方式").click()

    expect(page.locator("#applicant")).to_contain_text("林小满")
    keep_screen(page, "case-applicant")


def test_a_refusal_keeps_what_was_typed(open_page: OpenPage, desk: Desk) -> None:
    fresh = desk.received(TODAY)
    page = open_page(address(fresh, "step", "ask-consent"), desk.clerk)
    page.fill("#id_days", "21")
    page.fill("#id_reason", "信息分散在三个股室")

    page.get_by_role("button", name="提请负责人审批").click()

    expect(page.locator(".field__error")).to_be_visible()
    expect(page.locator("#id_reason")).to_have_value("信息分散在三个股室")
