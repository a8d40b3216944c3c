"""A real Chromium against the real pages: one browser a worker, a fresh context a test.

The screens that tests look at are kept in `var/screens`, so that a person can look too.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from mingtang_office.accounts.models import User
from tests.office.conftest import *  # noqa: F403  # the same cast
from tests.office.conftest import SignIn

# Playwright runs an event loop of its own in this thread; Django would refuse to touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SCREENS = Path("var/screens")
WIDTHS = (1440, 375)
# Two frames, so that what a new size of the window sets going has begun; then to its end.
_SETTLED = """async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await frame();
    const finite = document.getAnimations().filter(
        each => Number.isFinite(each.effect.getComputedTiming().endTime));
    await Promise.allSettled(finite.map(each => each.finished));
}"""
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("Chromium is not installed: `apt-get install chromium`")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, sign_in: SignIn) -> Iterator[OpenPage]:
    """open_page(path, person=None, width=1440, javascript=True): a page there, signed in as the
    person. Ends the test where the page breaks a policy of ours or throws."""
    contexts, complaints = [], []

    def note(message: ConsoleMessage) -> None:
        # A page may answer 4xx, where the test asks for that; what the page itself asks for may not.
        refused = "status of 4" in message.text and "/static/" not in message.location["url"]
        if message.type == "error" and not refused:
            complaints.append(f"{message.text} {message.location['url']}")

    def open_at(
        path: str, person: User | None = None, width: int = 1440, javascript: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            locale="zh-CN",
            java_script_enabled=javascript,
            base_url=live_server.url,
        )
        contexts.append(context)
        if person is not None:
            cookie = sign_in(person).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()
    assert complaints == []


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 A and AA that axe can tell, once what moves has come to rest."""
    page.evaluate(_SETTLED)
    found = Axe().run(page, options={"runOnly": _RULES["runOnly"]}).response["violations"]
    told = [
        (rule["id"], node["html"][:160], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]
    assert told == []


def assert_fits(page: Page) -> None:
    """The page does not scroll sideways."""
    page.wait_for_load_state()
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide == 0, f"{page.url} is {wide} px wider than its window"


def looks(page: Page, name: str, *widths: int) -> None:
    """As wide as its window, accessible, and kept as a picture; at each of these widths, or at the one
    that the window has."""
    before = page.viewport_size or {"width": WIDTHS[0], "height": 900}
    for width in widths or (before["width"],):
        page.set_viewport_size({"width": width, "height": before["height"]})
        assert_fits(page)
        keep_screen(page, name)
        assert_accessible(page)
    page.set_viewport_size(before)


def keep_screen(page: Page, name: str) -> None:
    """Keep the whole page as a picture, also what Wagtail scrolls inside its own frame; not in continuous
    integration, where nobody looks."""
    if os.environ.get("CI"):
        return
    SCREENS.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size or {"width": 0, "height": 0}
    tall = page.evaluate(
        "Math.max(...['#main', 'html'].map(s => document.querySelector(s)?.scrollHeight ?? 0))"
    )
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], tall)})
    page.screenshot(path=SCREENS / f"{name}-{size['width']}.png", full_page=True)
    page.set_viewport_size(size)
