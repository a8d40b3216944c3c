"""A citizen subscribes to a column by mail, confirms it by the link, and ends it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from mingtang_office.portal.actions.asking import send_question
from mingtang_office.portal.mailboxes import open_mailbox
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import Agencies, MakePerson
from tests.office.portal.solving import solve
from tests.office.portal.subscribed import READER, key_in, subscriber_of
from tests.office.publication.bureau import Bureau, bureau_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson, settings: Any) -> Bureau:
    settings.MAIL_IS_SET_UP = True
    cache.clear()
    return bureau_of(agencies.education, make_person)


def typed(page: Page, address: str) -> None:
    question = page.locator("label[for=id_answer]").inner_text()
    page.get_by_label("邮箱").fill(address)
    page.locator("#id_answer").fill(solve(question))
    page.get_by_role("button", name="订阅").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_citizen_subscribes_and_ends_it(open_page: OpenPage, bureau: Bureau, width: int) -> None:
    bureau.publish(matter="CE-13", topic="1102")
    page = open_page("/catalogue/", width=width)
    looks(page, "subscribe-catalogue")
    for path, name in (
        ("/catalogue/CE-13/", "row"),
        ("/columns/", "columns"),
        ("/search/?topic=1102", "search"),
        ("/subscriptions/", "choose"),
        ("/columns/notices/", "column"),
    ):
        page.goto(path)
        looks(page, f"subscribe-{name}")

    page.get_by_role("link", name="邮件").click()
    typed(page, "lin")
    expect(page.get_by_role("alert")).to_contain_text("邮箱的写法不对")
    looks(page, "subscribe-wrong")
    typed(page, READER)
    expect(page.locator("h1")).to_have_text("请查收确认邮件")
    looks(page, "subscribe-asked")

    send_question.func(subscriber_of().pk)
    page.goto(f"/subscriptions/confirm/?key={key_in(str(mail.outbox[0].body))}")
    expect(page.get_by_label("通知公告")).to_be_checked()
    looks(page, "subscribe-confirm")
    page.get_by_role("button", name="确认订阅").click()
    expect(page.locator("h1")).to_have_text("订阅成功")
    looks(page, "subscribe-confirmed")

    page.goto(f"/subscriptions/end/?key={_way_out()}")
    looks(page, "subscribe-end")
    page.get_by_role("button", name="全部退订").click()
    expect(page.locator("h1")).to_have_text("已经退订")
    page.go_back()
    page.reload()
    looks(page, "subscribe-gone")


def _way_out() -> str:
    return open_mailbox(subscriber_of()).end_token
