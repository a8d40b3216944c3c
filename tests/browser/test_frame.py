from __future__ import annotations

from mingtang_office.accounts.models import User
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import Agencies


def test_the_home_page_is_accessible_and_fits(open_page: OpenPage, owner: User) -> None:
    page = open_page("/office/", owner)
    page.get_by_role("heading", name="我的工作").wait_for()

    looks(page, "home", *WIDTHS, 320)


def test_the_public_pages_are_accessible_and_fit(
    open_page: OpenPage,
    agencies: Agencies,
) -> None:
    for path, name in (
        ("/", "front"),
        ("/?q=局", "search"),
        (f"/guide/{agencies.education.pk}/", "guide"),
        ("/workdays/", "workdays"),
        ("/no-such-page/", "not-found"),
    ):
        page = open_page(path)
        looks(page, name, *WIDTHS, 320)


def test_the_home_page_can_be_used_without_javascript(open_page: OpenPage, owner: User) -> None:
    page = open_page("/office/", owner, javascript=False)

    page.get_by_role("navigation", name="主导航").get_by_role("link", name="年报检查").click()

    assert page.get_by_role("heading", level=1).inner_text() == "年报检查"


def test_a_keyboard_jumps_to_the_page_s_content(open_page: OpenPage, agencies: Agencies) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"
