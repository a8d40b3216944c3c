"""A year's report as people write, review and sign it, with and without JavaScript."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from mingtang_office.annual.models import ReportPart, ReportState, YearReport
from tests.browser.conftest import WIDTHS, OpenPage, keep_screen, looks
from tests.office.annual.worked_year import ENTERED, JANUARY, KNOWN, Way, begun, happened
from tests.office.conftest import Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    for name, value in {
        "address": "云江县文化路8号",
        "postal_code": "354000",
        "telephone": "0599-6000123",
        "email": "jyj@yunjiang.gov.cn",
        "website": "https://www.yunjiang.gov.cn",
    }.items():
        setattr(agencies.education, name, value)
    agencies.education.save()
    return bureau_of(agencies.education, make_person)


@pytest.fixture
def way(bureau: Bureau) -> Way:
    """Begun, with last year's signed report beside it."""
    happened(bureau)
    way = begun(bureau)
    last = YearReport.objects.create(
        agency=bureau.agency,
        year=2024,
        edition="2021",
        cut_off=JANUARY,
        counted_at=JANUARY,
        frozen_at=JANUARY,
        cells=way.report.cells,
        state=ReportState.SIGNED,
        begun_by=bureau.clerk,
        begun_at=JANUARY,
        signed_by=bureau.leader,
        signed_at=JANUARY,
        signed_on=date(2025, 1, 20),
    )
    ReportPart.objects.bulk_create(
        ReportPart(
            report=last,
            number=part.number,
            text=part.text.replace("2025", "2024").replace("【请补充：", "").replace("】", ""),
        )
        for part in way.report.parts.all()
    )
    return way


def text_of(page: Page, number: int) -> str:
    return page.locator(f"#text-{number}").input_value()


def fill_gaps(page: Page) -> None:
    for number, words in KNOWN.items():
        text = text_of(page, number)
        for word in words:
            before, _, rest = text.partition("【请补充：")
            text = before + word + rest.partition("】")[2]
        page.locator(f"#text-{number}").fill(text)
        # A check that the next one overtakes is called an error by htmx.
        expect(page.locator(f"#found-{number}")).not_to_contain_text("待补充")


def test_the_bureau_s_report_from_its_beginning_to_the_signature(
    open_page: OpenPage, bureau: Bureau
) -> None:
    happened(bureau)
    page = open_page("/office/annual/", bureau.clerk)
    page.get_by_label("机关").fill("云江县教育局")
    page.get_by_label("年度").fill("2025")
    page.get_by_role("button", name="统计表格并草拟文字").click()
    for each, value in ENTERED.items():
        page.locator(f"#id_figures_{each}").fill(str(value))
    page.get_by_role("button", name="保存并写入草稿").click()
    expect(page.locator("#text-1")).to_contain_text("组织培训1次")
    page.get_by_role("button", name="冻结表格").click()

    page.locator("#text-1").fill(text_of(page, 1).replace("申请4件", "申请9件"))
    expect(page.locator("#found-1")).to_contain_text("TX-05")
    keep_screen(page, "year-report-faults")
    page.locator("#text-1").fill(text_of(page, 1).replace("申请9件", "申请4件"))
    expect(page.locator("#found-1")).not_to_contain_text("TX-05")

    fill_gaps(page)
    expect(page.locator("#report-summary")).to_contain_text("0 处待补充")
    for field in page.locator("input[name^=reason-]").all():
        field.fill("已核对，情况属实。")
    page.get_by_role("button", name="保存并提交审核").click()
    page.get_by_text("已保存并提交审核").wait_for()

    for person, button in (
        (bureau.section, "审核通过"),
        (bureau.head, "审核通过"),
        (bureau.leader, "签发"),
    ):
        report = YearReport.objects.get()
        page = open_page(f"/office/annual/{report.pk}/", person)
        keep_screen(page, f"year-report-{button}")
        page.get_by_role("button", name=button, exact=True).click()
    page.get_by_text("已签发，三种格式的文件已生成并核对无误").wait_for()
    keep_screen(page, "year-report-signed")
    assert YearReport.objects.get().state == ReportState.SIGNED


PAGES = {"list": "", "writing": "{pk}/", "reading": "{pk}/?view=read", "later": "{pk}/later/"}


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_year_reports_are_accessible_and_fit(
    name: str, open_page: OpenPage, way: Way
) -> None:
    path = f"/office/annual/{PAGES[name].format(pk=way.report.pk)}"
    looks(open_page(path, way.bureau.clerk), f"year-report-{name}", *WIDTHS)


def test_a_report_is_checked_and_saved_without_javascript(open_page: OpenPage, way: Way) -> None:
    page = open_page(f"/office/annual/{way.report.pk}/", way.bureau.clerk, javascript=False)
    page.locator("#text-6").fill("2025年，本机关没有其他事项。")
    page.get_by_role("button", name="检查（不保存）").click()
    expect(page.locator("#found-6")).to_contain_text("第六部分没有报告收取信息处理费")
    assert text_of(page, 6) == "2025年，本机关没有其他事项。"
    assert "没有收取信息处理费" in way.report.parts.get(number=6).text
    page.get_by_role("button", name="保存", exact=True).click()
    assert way.report.parts.get(number=6).text == "2025年，本机关没有其他事项。"
