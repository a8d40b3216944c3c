"""A citizen at the public portal: finds a document by two words, by its number, by the catalogue; has
it in large print, by the keyboard alone, without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.models import Item
from mingtang_office.ui.files import Incoming
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of

pytestmark = pytest.mark.django_db(transaction=True)

TITLE = "云江县教育局关于做好2026年义务教育学校招生入学工作的通知"
NUMBER = "云教发〔2026〕3号"
FILE = "学校,班数\n云江县第一小学,6\n".encode()


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)


@pytest.fixture
def document(bureau: Bureau) -> Item:
    item = bureau.draft(
        kind=ItemKind.OFFICIAL_DOCUMENT,
        title=TITLE,
        summary="部署全县义务教育学校招生入学工作。",
        document_number=NUMBER,
        written_on=date(2026, 3, 2),
        effective_on=date(2026, 3, 2),
        topic="1102",
        genre="notice",
        matter="CE-13",
        columns=["policies", "catalogue_content"],
        body=[("heading", "一、招生原则"), ("paragraph", "<p>坚持免试就近入学。</p>")],
    )
    item = attach(
        item=item,
        file=Incoming("招生计划.csv", FILE, "text/csv"),
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    bureau.publish(title="云江县教育局关于开学时间的公告")
    return bureau.publish(item)


def by_words(page: Page) -> None:
    page.get_by_label("搜索公开信息").fill("招生 通知")
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("link", name=TITLE).click()


def by_number(page: Page) -> None:
    page.get_by_label("搜索公开信息").fill("云教发[2026]3")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator(".hits li")).to_have_count(1)
    page.get_by_role("link", name=TITLE).click()


def by_catalogue(page: Page) -> None:
    page.get_by_role("link", name="云江县教育局", exact=True).click()
    page.get_by_role("link", name="按标准目录").click()
    page.get_by_role("link", name="招生管理·招生计划：1条").click()
    page.get_by_role("link", name=TITLE).click()


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("finds", [by_words, by_number, by_catalogue])
def test_a_citizen_finds_a_document_and_saves_its_file(
    open_page: OpenPage, document: Item, finds: Callable[[Page], None], javascript: bool
) -> None:
    page = open_page("/", javascript=javascript)
    finds(page)

    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator(".document__facts")).to_contain_text(NUMBER)
    with page.expect_download() as download:
        page.get_by_role("link", name="招生计划.csv").click()
    assert download.value.suggested_filename == "招生计划.csv"
    assert Path(download.value.path()).read_bytes() == FILE


def test_large_print_is_chosen_by_the_keyboard(open_page: OpenPage, document: Item) -> None:
    page = open_page(f"/item/{document.pk}/", javascript=False)
    link = page.get_by_role("link", name="字号和大字版")
    for _ in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("字号和大字版")
    page.get_by_label("标准字号").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.locator("html")).to_have_class("text-largest")
    assert page.locator("html").evaluate("e => getComputedStyle(e).fontSize") == "24px"


def test_the_first_stop_of_the_keyboard_leads_past_the_head(
    open_page: OpenPage, document: Item
) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("招生")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_print_is_the_document_alone(open_page: OpenPage, document: Item) -> None:
    page = open_page(f"/item/{document.pk}/")
    page.emulate_media(media="print")

    for gone in (".masthead", ".crumbs", ".document__facts", ".document__print", ".footer"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".document__body")).to_be_visible()
    expect(page.locator(".document__foot")).to_contain_text(document.index_number)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_fits_and_can_be_read_by_everybody(
    open_page: OpenPage, bureau: Bureau, document: Item, width: int
) -> None:
    own = f"/agency/{bureau.agency.pk}/"
    page = open_page("/", width=width)
    paths = {
        "front": "/",
        "platform": own,
        "content": f"{own}content/",
        "column": f"{own}policies/",
        "reports": f"{own}reports/",
        "catalogue": f"{own}by/catalogue/",
        "topic": f"{own}by/topic/",
        "found": f"{own}by/catalogue/CE-13/",
        "guide": f"/guide/{bureau.agency.pk}/",
        "item": f"/item/{document.pk}/",
        "search": "/search/?q=招生",
        "size": "/text-size/",
        "data": "/data/",
    }
    for name, path in paths.items():
        page.goto(path)
        looks(page, f"portal-{name}")
    page.context.add_cookies(
        [{"name": "text_size", "value": "largest", "url": page.url.partition("/data")[0]}]
    )
    for name in ("platform", "catalogue", "item", "search"):
        page.goto(paths[name])
        looks(page, f"portal-{name}-large")
