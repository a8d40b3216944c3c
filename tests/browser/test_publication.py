"""Information written by its clerk in a browser, and carried by five people to the public; a return; a
withdrawal."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.accounts.models import User
from mingtang_office.publication.models import Item, ItemState, PublicItem
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of

pytestmark = pytest.mark.django_db(transaction=True)

REGISTER = "/office/publication/"


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)


def at(item: Item, more: str = "") -> str:
    return f"{REGISTER}{item.pk}/{more}"


def begins(page: Page) -> None:
    """The clerk chooses the kind and comes to the editor."""
    page.get_by_role("link", name="起草公开信息").first.click()
    page.get_by_label("通知公告").check()
    page.get_by_role("button", name="继续").click()
    expect(page.locator("h1")).to_have_text("起草通知公告")


def fills(page: Page) -> None:
    page.get_by_label("标题", exact=True).fill("云江县教育局关于2026年春季学期开学时间的公告")
    page.get_by_label("内容概述").fill("公布全县中小学、幼儿园春季学期的开学时间。")
    page.get_by_label("形成或者变更日期").fill("2026-03-02")
    page.get_by_label("通知公告", exact=True).check()
    page.get_by_label(re.compile("扶贫、教育、医疗")).check()


def adds(page: Page, block: str) -> None:
    page.locator("#id_body .c-sf-add-button").last.click()
    page.get_by_role("option", name=block).click()


def writes(page: Page) -> None:
    """A paragraph in Wagtail's editor, a part of it linked, and a table."""
    adds(page, "段落")
    page.locator(".public-DraftEditor-content").click()
    page.keyboard.type("详见县教育局网站")
    page.keyboard.press("Shift+Home")
    page.locator("button[name=LINK]").first.click()
    page.get_by_label("网址或者电子邮箱").fill("www.yunjiang.example")
    page.get_by_role("button", name="设为链接").click()
    expect(page.locator("#body-link-error")).to_contain_text("这不是网址或者邮箱")
    page.get_by_label("网址或者电子邮箱").fill("https://www.yunjiang.example/")
    page.get_by_role("button", name="设为链接").click()
    expect(page.locator(".public-DraftEditor-content a")).to_have_text("详见县教育局网站")
    adds(page, "表格")
    for number, words in enumerate(("学段", "开学日期")):
        page.locator(".htCore td").nth(number).dblclick()
        page.keyboard.type(words)
        page.keyboard.press("Tab")


def opens(open_page: OpenPage, person: User, item: Item) -> Page:
    """A person finds the item among their work."""
    page = open_page("/office/", person)
    page.get_by_role("link", name=item.title).first.click()
    expect(page.locator("h1")).to_have_text(item.title)
    return page


def test_from_the_draft_through_five_people_to_the_public(
    open_page: OpenPage, bureau: Bureau
) -> None:
    clerk = open_page(REGISTER, bureau.clerk)
    begins(clerk)
    fills(clerk)
    writes(clerk)
    looks(clerk, "publication-edit")
    clerk.get_by_role("button", name="保存草稿").click()
    expect(clerk.locator(".piece__body a")).to_have_attribute(
        "href", "https://www.yunjiang.example/"
    )
    expect(clerk.locator(".piece__body td").first).to_have_text("学段")
    clerk.get_by_role("link", name="附件", exact=True).click()
    name, data = "校历.txt", "三月二日开学".encode()
    clerk.set_input_files("#id_chosen", {"name": name, "mimeType": "text/plain", "buffer": data})
    clerk.get_by_role("button", name="添加", exact=True).click()
    expect(clerk.locator(".attachment__name")).to_contain_text(name)
    looks(clerk, "publication-attachments")
    clerk.get_by_role("link", name="返回", exact=True).click()
    clerk.get_by_role("button", name="提交审核").click()
    expect(clerk.locator(".tag").first).to_have_text("审核中")

    item = Item.objects.get()
    for person in (bureau.section, bureau.head):
        page = opens(open_page, person, item)
        page.get_by_label("意见").fill("内容属实")
        looks(page, f"publication-review-{person.username}")
        page.get_by_role("button", name="审核通过").click()
        expect(page.locator("body")).to_contain_text("审核通过，已转")

    keeper = opens(open_page, bureau.keeper, item)
    keeper.get_by_role("link", name="开始保密审查").click()
    for head in Head:
        keeper.locator(f"input[name={head}-verdict][value=no]").check()
    expect(keeper.locator("#conclusion")).to_contain_text("提交后转签发")
    looks(keeper, "publication-examine")
    keeper.get_by_role("button", name="提交保密审查").click()

    leader = opens(open_page, bureau.leader, item)
    assert not PublicItem.objects.exists()
    leader.get_by_role("link", name="核对并签发").click()
    expect(leader.locator(".consequences")).to_contain_text("通知公告")
    looks(leader, "publication-sign")
    leader.get_by_role("button", name="签发并公开").click()
    expect(leader.locator("body")).to_contain_text("已签发公开，索引号为")
    looks(leader, "publication-signed")
    public = PublicItem.objects.get()
    assert public.edition.text.startswith("详见县教育局网站\n学段\t开学日期")
    assert [file["name"] for file in public.edition.files] == [name]


def test_what_is_returned_comes_back_with_its_reason(open_page: OpenPage, bureau: Bureau) -> None:
    item = bureau.submit(bureau.draft())
    section = opens(open_page, bureau.section, item)
    section.get_by_role("button", name="退回修改").click()
    expect(section.locator(".notice--error").first).to_contain_text("请写明退回的理由")
    section.get_by_label("意见").fill("请补充咨询电话")
    section.get_by_role("button", name="退回修改").click()

    clerk = opens(open_page, bureau.clerk, item)
    expect(clerk.locator(".tag").first).to_have_text("退回修改")
    expect(clerk.locator(".timeline").last).to_contain_text("请补充咨询电话")
    looks(clerk, "publication-returned")
    clerk.get_by_role("link", name="修改内容").click()
    clerk.get_by_label("内容概述").fill("公布开学时间和咨询电话。")
    clerk.get_by_role("button", name="保存并提交审核").click()
    expect(clerk.locator(".tag").first).to_have_text("审核中")


def test_what_is_withdrawn_is_gone_from_the_public(open_page: OpenPage, bureau: Bureau) -> None:
    item = bureau.publish()
    page = open_page(at(item), bureau.head)
    page.get_by_text("撤下", exact=True).first.click()
    page.locator("#id_withdraw_reason").fill("名单有误")
    page.get_by_role("button", name="撤下").click()

    expect(page.locator("body")).to_contain_text("公众看不到这条信息")
    expect(page.locator("body")).to_contain_text("名单有误")
    looks(page, "publication-withdrawn")
    assert not PublicItem.objects.exists()


def test_the_second_editor_is_shown_what_the_first_changed(
    open_page: OpenPage, bureau: Bureau
) -> None:
    item = bureau.draft()
    first, second = (open_page(at(item, "edit/"), bureau.clerk) for _ in range(2))
    first.get_by_label("内容概述").fill("先保存的概述")
    second.get_by_label("内容概述").fill("后保存的概述")
    first.get_by_role("button", name="保存草稿").click()
    expect(first.locator("body")).to_contain_text("已保存")
    second.get_by_role("button", name="保存草稿").click()

    expect(second.locator(".differences del")).to_have_text("删去：先")
    expect(second.get_by_label("内容概述")).to_have_value("后保存的概述")
    looks(second, "publication-overtaken")


def test_without_javascript_everything_but_the_body_can_be_written(
    open_page: OpenPage, bureau: Bureau
) -> None:
    item = bureau.draft()
    page = open_page(at(item, "edit/"), bureau.clerk, javascript=False)
    page.get_by_label("标题", exact=True).fill("云江县教育局关于调整开学时间的公告")
    page.get_by_role("button", name="保存草稿").click()
    page.get_by_role("button", name="提交审核").click()

    item.refresh_from_db()
    assert (item.state, len(item.body)) == (ItemState.IN_REVIEW, 1)


def test_every_page_is_accessible_and_fits(open_page: OpenPage, bureau: Bureau) -> None:
    published = bureau.publish()
    unsure = bureau.examine(
        bureau.to_keeper(bureau.draft(title="云江县教育局关于校车线路的公告")),
        {Head.AGGREGATION: Answer(Verdict.UNSURE, "附表中的数据来源不明")},
    )
    for path, person, name in (
        (REGISTER, bureau.head, "register"),
        (at(published), bureau.head, "public"),
        (at(published, "compare/"), bureau.clerk, "compare"),
        (at(published, "editions/1/"), bureau.clerk, "edition"),
        (at(published, "links/?q=公告"), bureau.clerk, "links"),
        (at(unsure), bureau.keeper, "referred"),
        (at(bureau.to_keeper(bureau.draft()), "examine/"), bureau.keeper, "heads"),
        (f"{REGISTER}new/normative_document/", bureau.clerk, "normative"),
    ):
        looks(open_page(path, person), f"publication-{name}", *WIDTHS)
