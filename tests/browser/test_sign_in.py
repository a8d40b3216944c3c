from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from mingtang_office.accounts.actions.passwords import give_first_password
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.accounts.conftest import code_of
from tests.office.conftest import (
    NOW,
    PASSWORD,
    Agencies,
    MakePerson,
)


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def signatory(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("sun", Role.SIGNATORY, agencies.education)


def _enter(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录", exact=True).click()


def _leave(page: Page) -> None:
    page.goto("/accounts/logout/")
    looks(page, "sign-out", *WIDTHS)
    page.get_by_role("button", name="退出登录").click()
    page.get_by_role("heading", name="登录").wait_for()


def test_a_signatory_sets_up_an_app_and_signs_in_with_its_code(
    open_page: OpenPage, signatory: User
) -> None:
    page = open_page("/office/")
    looks(page, "sign-in", *WIDTHS)
    _enter(page, "sun", "wrong")
    page.get_by_text("用户名或密码不对").wait_for()
    looks(page, "sign-in-refused", *WIDTHS)
    _enter(page, "sun")
    page.get_by_role("heading", name="两步验证").wait_for()
    looks(page, "factors-none", *WIDTHS)
    page.get_by_role("link", name="设置手机动态码").click()
    page.get_by_text("手工输入密钥").click()
    secret = page.locator(".door-secret").inner_text()
    looks(page, "factor-app", *WIDTHS)
    page.get_by_label("应用显示的 6 位验证码").fill(code_of(secret))
    page.get_by_role("button", name="启用手机动态码").click()
    page.get_by_text("只显示这一次", exact=True).wait_for()
    looks(page, "recovery-codes", *WIDTHS)
    page.get_by_role("link", name="已经保存，进入工作台").click()
    page.get_by_role("heading", name="我的工作").wait_for()

    _leave(page)
    _enter(page, "sun")
    page.get_by_label("验证码").wait_for()
    looks(page, "second-step", *WIDTHS)
    cache.clear()  # the code of this half minute served to set up; it is not yet used to sign in
    page.get_by_label("验证码").fill(code_of(secret))
    page.get_by_role("button", name="验证并登录").click()

    page.get_by_role("heading", name="我的工作").wait_for()


def test_a_signatory_sets_up_a_key_and_signs_in_by_touching_it(
    open_page: OpenPage, signatory: User, live_server: LiveServer
) -> None:
    # A key is bound to a name; a browser takes none on a bare address.
    here = f"http://localhost:{urlsplit(live_server.url).port}"
    page = open_page(f"{here}/office/")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": False,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    _enter(page, "sun")
    page.get_by_role("link", name="添加安全密钥").click()
    page.get_by_label("给这个密钥起个名字").fill("蓝色密钥")
    looks(page, "factor-key", *WIDTHS)
    page.get_by_role("button", name="添加这个密钥").click()
    page.get_by_role("link", name="已经保存，进入工作台").click()
    page.get_by_role("heading", name="我的工作").wait_for()

    page.goto(f"{here}/accounts/factors/")
    page.get_by_text("蓝色密钥，").wait_for()
    looks(page, "factors", *WIDTHS)
    page.goto(f"{here}/accounts/logout/")
    page.get_by_role("button", name="退出登录").click()
    _enter(page, "sun")
    page.get_by_role("button", name="使用安全密钥").wait_for()
    looks(page, "second-step-key", *WIDTHS)
    page.get_by_role("button", name="使用安全密钥").click()

    page.get_by_role("heading", name="我的工作").wait_for()


def test_a_key_that_does_not_answer_is_explained(
    open_page: OpenPage, signatory: User, live_server: LiveServer
) -> None:
    page = open_page(f"http://localhost:{urlsplit(live_server.url).port}/office/")
    _enter(page, "sun")
    page.get_by_role("link", name="添加安全密钥").click()
    page.evaluate(
        "() => { navigator.credentials.create = () =>"
        " Promise.reject(new DOMException('no touch', 'NotAllowedError')) }"
    )
    page.get_by_role("button", name="添加这个密钥").click()

    page.get_by_role("alert").filter(has_text="请再试一次").wait_for()
    looks(page, "factor-key-silent", *WIDTHS)


def test_a_newcomer_changes_the_first_password(
    open_page: OpenPage, owner: User, colleague: User
) -> None:
    password = give_first_password(person=owner, by=colleague, now=NOW)
    page = open_page("/office/deputies/")
    _enter(page, "owner", password)
    page.get_by_text("初始密码").wait_for()
    looks(page, "password-first", *WIDTHS)
    page.get_by_label("现用密码").fill(password)
    page.get_by_label("新密码", exact=True).fill("short")
    page.get_by_label("再输一遍新密码").fill("short")
    page.get_by_role("button", name="更换密码").click()
    page.get_by_text("密码太短").first.wait_for()
    looks(page, "password-refused", *WIDTHS)
    page.get_by_label("现用密码").fill(password)
    page.get_by_label("新密码", exact=True).fill("Chosen-by-me-7")
    page.get_by_label("再输一遍新密码").fill("Chosen-by-me-7")
    page.get_by_role("button", name="更换密码").click()

    page.get_by_role("heading", name="离岗时请人代理").wait_for()


def test_a_person_names_a_deputy(open_page: OpenPage, owner: User, colleague: User) -> None:
    page = open_page("/office/deputies/", owner)
    looks(page, "deputies", *WIDTHS)
    page.get_by_role("button", name="指定代理人").click()
    page.get_by_text("请选择代理人。").first.wait_for()
    looks(page, "deputies-refused", *WIDTHS)
    page.get_by_label("代理人", exact=True).select_option("colleague（测试）（colleague）")
    today = page.evaluate("new Date().toLocaleDateString('sv', {timeZone: 'Asia/Shanghai'})")
    page.get_by_label("起始日期").fill(today)
    page.get_by_label("截止日期").fill(today)
    page.get_by_label("事由").fill("外出学习")
    page.get_by_role("button", name="指定代理人").click()
    page.get_by_text("代理已设定").wait_for()
    looks(page, "deputies-named", *WIDTHS)

    home = open_page("/office/", colleague)
    home.get_by_text("您正在代理").wait_for()
    looks(home, "home-covering", *WIDTHS)


@pytest.mark.parametrize("path", ["/accounts/", "/accounts/password/", "/accounts/factors/"])
def test_the_own_pages_are_accessible_and_fit(open_page: OpenPage, owner: User, path: str) -> None:
    page = open_page(path, owner)

    looks(page, path.strip("/").replace("/", "-"), *WIDTHS)


def test_the_door_says_how_long_it_stays_shut(open_page: OpenPage, owner: User) -> None:
    page = open_page("/accounts/login/")
    for _ in range(5):
        page.goto("/accounts/login/")
        _enter(page, "owner", "wrong")
    page.get_by_role("heading", name="暂时不能登录").wait_for()

    looks(page, "locked-out", *WIDTHS)
