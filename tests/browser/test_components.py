from __future__ import annotations

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page

from mingtang_office.accounts.models import User
from tests.browser.conftest import WIDTHS, OpenPage, assert_accessible, keep_screen, looks


@pytest.fixture(autouse=True)
def _with_the_gallery(settings: LazySettings) -> None:
    settings.ROOT_URLCONF = "tests.browser.gallery"


def _chart_drawn(page: Page) -> None:
    page.locator(".chart svg").first.wait_for()


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_the_components_are_accessible_and_fit(
    open_page: OpenPage, owner: User, width: int
) -> None:
    page = open_page("/office/gallery/?page=3&sort=year", owner, width=width)
    _chart_drawn(page)

    looks(page, "components")


def test_they_are_accessible_in_the_dark(open_page: OpenPage, owner: User) -> None:
    page = open_page("/office/gallery/", owner)
    page.emulate_media(color_scheme="dark")
    page.reload()  # not while colours still pass from the one to the other
    _chart_drawn(page)

    assert_accessible(page)
    ink = page.locator(".chart text").first.evaluate("each => getComputedStyle(each).fill")
    assert ink == "rgb(236, 238, 241)"
    keep_screen(page, "components-dark")


def test_a_dialog_opens_over_the_page_and_gives_the_focus_back(
    open_page: OpenPage, owner: User
) -> None:
    page = open_page("/office/gallery/", owner)
    opener = page.get_by_role("button", name="撤下报告", exact=True)
    opener.focus()
    page.keyboard.press("Space")
    assert page.locator("#remove").evaluate("dialog => dialog.matches(':modal')")
    assert_accessible(page)
    keep_screen(page, "dialog")

    page.keyboard.press("Escape")

    assert not page.locator("#remove").is_visible()
    assert opener.evaluate("each => each === document.activeElement")


def test_a_dialog_stands_in_the_page_without_javascript(open_page: OpenPage, owner: User) -> None:
    page = open_page("/office/gallery/", owner, javascript=False)

    assert page.get_by_role("heading", name="撤下这份报告？").is_visible()
    keep_screen(page, "components-plain")


def test_what_was_refused_has_the_focus_and_links_to_its_field(
    open_page: OpenPage, owner: User
) -> None:
    page = open_page("/office/gallery/", owner)
    summary = page.get_by_role("alert").filter(has_text="没有办理")
    assert summary.evaluate("each => each === document.activeElement")

    summary.get_by_role("link", name="名称").click()

    assert page.evaluate("document.activeElement.name") == "name"
