"""A file taken in, what the scan finds in it made unreadable, and the register of documents, looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mingtang.publication.attribute import Attribute, Ground
from mingtang_office.publication.actions.documents import Filing, file_document
from mingtang_office.publication.models import Item, ItemState
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of
from tests.office.publication.importing import files
from tests.office.publication.test_documents import PUBLIC, SECRET, TABLE, WITHHELD
from tests.office.publication.test_scanning import PUPILS, TEXT

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/office/publication/"


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)


def test_a_file_is_taken_in_its_guesses_confirmed_and_its_merged_cells_kept(
    bureau: Bureau, open_page: OpenPage, tmp_path: Path
) -> None:
    letter = tmp_path / "来文.docx"
    letter.write_bytes(files.letter(merged=True))
    page = open_page(HOME, bureau.clerk)
    page.get_by_role("link", name="从文件起草").click()
    looks(page, "documents-intake")
    page.get_by_label("机关", exact=True).fill(bureau.agency.name)
    page.get_by_label("文件", exact=True).set_input_files(str(letter))
    page.get_by_role("button", name="上传并形成草稿").click()

    # A process of its own is started first.
    expect(page.locator("h1")).to_have_text("核对系统推测的内容", timeout=60_000)
    expect(page.get_by_role("row", name="发文字号 云教发〔2026〕7号")).to_be_visible()
    looks(page, "documents-guesses")
    page.get_by_role("button", name="已对照原文件核对无误").click()
    expect(page.get_by_text("已核对")).to_be_visible()
    item = Item.objects.get()
    assert item.taken_from.confirmed_by == bureau.clerk

    before = [block.value for block in item.body if block.block_type == "table"]
    page.get_by_role("link", name="修改内容").click()
    expect(page.locator(".htCore td[rowspan='2']").first).to_be_visible()
    page.get_by_label("标题", exact=True).fill("云江县中小学招生管理办法")
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_text("已保存。")).to_be_visible()
    item.refresh_from_db()
    after = [block.value for block in item.body if block.block_type == "table"]
    assert [(each["data"], each["mergeCells"]) for each in after] == [
        (each["data"], each["mergeCells"]) for each in before
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_what_the_scan_finds_is_masked_and_answered(
    bureau: Bureau, open_page: OpenPage, width: int
) -> None:
    item = bureau.draft(body=[*TEXT, *PUPILS])
    page = open_page(f"{HOME}{item.pk}/", bureau.clerk, width)
    page.get_by_role("button", name="检查个人信息").click()
    expect(page.get_by_text("须处理").first).to_be_visible()
    looks(page, "documents-scan")
    for _ in range(3):
        page.get_by_role("button", name="遮盖").first.click()
        expect(page.get_by_text("已遮盖，并重新检查。")).to_be_visible()
    expect(page.get_by_text("没有须处理的")).to_be_visible()
    page.get_by_role("link", name="返回信息页面").click()
    looks(page, "documents-scanned")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交审核。")).to_be_visible()
    item.refresh_from_db()
    assert item.state == ItemState.IN_REVIEW


@pytest.mark.parametrize("width", WIDTHS)
def test_the_register_of_documents_is_looked_at(
    bureau: Bureau, open_page: OpenPage, tmp_path: Path, width: int
) -> None:
    on_application = Filing(
        "云教函〔2026〕3号",
        "云江县教育局关于商请协助核查学籍信息的函",
        date(2026, 2, 3),
        Attribute.ON_APPLICATION,
        (Ground.NOT_FOR_THE_PUBLIC,),
        "只涉及个别学校的学籍核查，不需要公众广泛知晓",
        "基础教育股",
    )
    for filing in (PUBLIC, WITHHELD, SECRET, on_application):
        row = file_document(agency=bureau.agency, filing=filing, by=bureau.clerk, now=NOW)
    page = open_page(f"{HOME}documents/", bureau.clerk, width)
    looks(page, "documents-register")
    page.locator("#main").get_by_role("link", name="统计").click()
    looks(page, "documents-figures")
    page.goto(page.url.replace("documents/figures/", f"documents/{row.pk - 2}/"))
    page.get_by_label("情势变化，转为主动公开").check()
    page.get_by_label("理由").fill("任命已经公布")
    page.get_by_role("button", name="登记评估").click()
    expect(page.get_by_text("确定为主动公开，尚未公开")).to_be_visible()
    looks(page, "documents-document")
    page.goto(page.url.replace(f"documents/{row.pk - 2}/", "documents/new/"))
    looks(page, "documents-filing")
    names = tmp_path / "名单.csv"
    names.write_text(TABLE.replace("1号", "31号").replace("2号", "32号"))
    page.goto(page.url.replace("documents/new/", "documents/tables/"))
    page.get_by_label("机关", exact=True).fill(bureau.agency.name)
    page.get_by_label("名单文件").set_input_files(str(names))
    looks(page, "documents-table-form")
    page.get_by_role("button", name="上传并核对").click()
    looks(page, "documents-table")
    page.get_by_role("button", name="备案这些公文").click()
    expect(page.get_by_text("已备案 2 份公文。")).to_be_visible()
