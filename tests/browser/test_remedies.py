"""A reconsideration from the page of an application to the reply that must be given anew."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import Appellant, RemedyOutcome, RemedyRoute, RemedyStep
from mingtang_office.remedies.models import Remedy
from tests.browser.conftest import WIDTHS, OpenPage, keep_screen, looks
from tests.office.applications.desk import Desk
from tests.office.applications.lives import life_of
from tests.office.remedies.conftest import *  # noqa: F403  # cases, and the desk
from tests.office.remedies.conftest import Bring, Ended, Then

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def today_is_in_june(monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2026, 6, 3, 2, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_every_page_of_a_remedy_is_accessible_and_fits(
    open_page: OpenPage,
    bring: Bring,
    then: Then,
    decided: Ended,
    desk: Desk,
) -> None:
    application = life_of(desk, Disposition.REISSUE).application
    suit = bring(route=RemedyRoute.LITIGATION_DIRECT, application=application, on=date(2026, 4, 20))
    then(suit, RemedyStep.ACCEPTED, date(2026, 4, 22), reference="（2026）云0101行初12号")
    then(suit, RemedyStep.COPY_REACHED, date(2026, 4, 24))
    then(suit, RemedyStep.ANSWERED, date(2026, 5, 6))
    then(suit, RemedyStep.HEARING_SET, date(2026, 5, 8), held_on=date(2026, 5, 12))
    decided(suit, RemedyOutcome.REVOKED, date(2026, 5, 18))
    then(
        suit,
        RemedyStep.APPEALED,
        date(2026, 6, 1),
        appellant=Appellant.OTHERS,
        forum="云江市中级人民法院",
    )
    then(suit, RemedyStep.COPY_REACHED, date(2026, 6, 2))
    late = then(bring(), RemedyStep.COPY_REACHED, date(2026, 3, 6))
    decided(bring(), RemedyOutcome.UPHELD, date(2026, 4, 20))
    home = "/office/remedies/"
    for name, path in {
        "list": f"{home}?list=all",
        "case": f"{home}{suit.pk}/",
        "late": f"{home}{late.pk}/",
        "decided": f"{home}{late.pk}/do/decided/",
        "party": f"{home}{late.pk}/do/party/",
        "correct": f"{home}{late.pk}/course/2/",
        "enter": f"{home}enter/?application={application.pk}",
        "outside": f"{home}enter/",
        "of-application": f"/office/applications/cases/{application.pk}/",
        "table-four": "/office/statistics/cases/?year=2026&span=year"
        "&cell=remedies/reconsideration/total",
    }.items():
        page = open_page(path, desk.clerk)
        looks(page, f"remedies-{name}", *WIDTHS)


def test_a_reply_is_challenged_revoked_and_given_anew(
    open_page: OpenPage, desk: Desk, tmp_path: Path
) -> None:
    application = life_of(desk, Disposition.REISSUE).application
    paper = tmp_path / "复议申请书.txt"
    paper.write_text("请求撤销告知书", encoding="utf-8")
    page = open_page(f"/office/applications/cases/{application.pk}/", desk.clerk)
    page.click("text=登记对这件申请的复议、诉讼")
    page.select_option("#id_route", "reconsideration")
    page.select_option("#id_letter", index=1)
    page.fill("#id_forum", "云江县人民政府")
    page.fill("#id_filed_on", "2026-05-06")
    page.set_input_files("#id_papers", paper)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator("main, #main").first).to_contain_text("已登记，编号 FY")

    page.click("text=登记：收到复议申请书副本")
    page.fill("#id_on", "2026-05-11")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator(".duty").first).to_contain_text("2026年5月25日")

    page.click("text=登记：收到复议决定")
    page.fill("#id_on", "2026-06-02")
    page.select_option("#id_outcome", "revoked")
    page.fill("#id_reference", "云政复决〔2026〕8号")
    page.check("#id_orders_anew")
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.locator(".case-lead")).to_contain_text("结果纠正")
    keep_screen(page, "remedies-revoked")

    page.click("text=按结果重新办理申请")
    page.fill("#id_runs_from", "2026-06-02")
    page.get_by_role("button", name="重新办理", exact=True).click()
    expect(page.locator(".notice--success, .notice").first).to_contain_text("重新办理")
    page.get_by_role("button", name="生成提交的案卷").click()
    with page.expect_download() as download:
        page.locator("li", has_text=".zip").get_by_role("button", name="下载").click()
    assert download.value.suggested_filename.endswith(".zip")

    remedy = Remedy.objects.get()
    assert remedy.anew is not None
    assert remedy.anew.due_on == date(2026, 7, 1)
