from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import agencies as actions
from mingtang_office.agencies.actions.reorganisation import Ground, rename
from mingtang_office.agencies.models import Affiliation, Agency, AgencyKind, Role
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import (
    NOW,
    Agencies,
    MakePerson,
)

OFFICE = "/office/agencies/"


@pytest.fixture
def administrator(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("administrator", Role.ADMINISTRATOR, agencies.county)


@pytest.fixture
def security(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("security", Role.SECURITY, agencies.county)


@pytest.fixture
def renamed(agencies: Agencies, administrator: User, owner: User, colleague: User) -> Agency:
    """The education bureau under a new name, with people and a history."""
    for person in (owner, colleague):
        Affiliation.objects.create(user=person, agency=agencies.education)
    actions.change(
        agency=agencies.education,
        particulars={
            "office_name": "办公室",
            "address": "云江县文昌路 1 号",
            "telephone": "0990-1234567",
            "office_hours": "工作日 8:30—12:00，14:30—17:30",
        },
        expected_revision=0,
        by=administrator,
        now=NOW,
    )
    return rename(
        agency=agencies.education, name="云江县教育体育局", short_name="县教体局",
        ground=Ground(date(2026, 3, 1), "云江委发〔2026〕2号"), by=administrator, now=NOW,
    )  # fmt: skip


def test_the_pages_of_agencies_are_accessible_and_fit(
    open_page: OpenPage,
    administrator: User,
    renamed: Agency,
) -> None:
    for path, name in (
        ("", "tree"),
        ("?q=局", "found"),
        (f"{renamed.pk}/", "agency"),
        (f"{renamed.pk}/change/", "change"),
        (f"{renamed.pk}/merge/", "merge"),
        (f"{renamed.pk}/roster/", "roster-form"),
        ("regions/", "regions"),
    ):
        page = open_page(OFFICE + path, administrator)
        looks(page, f"agencies-{name}", *WIDTHS, 320)


def test_the_pages_of_people_are_accessible_and_fit(
    open_page: OpenPage, security: User, administrator: User, owner: User, renamed: Agency,
) -> None:  # fmt: skip
    for path, person, name in (
        ("people/", security, "people"),
        (f"people/{owner.pk}/", security, "person"),
        (f"people/{owner.pk}/appoint/", security, "appoint"),
        (f"people/{owner.pk}/", administrator, "person-administrator"),
        ("people/new/", administrator, "enrol"),
        (f"people/{security.pk}/appoint/", administrator, "forbidden"),
    ):
        page = open_page(OFFICE + path, person)
        looks(page, f"agencies-{name}", *WIDTHS, 320)


def test_a_branch_opens_in_its_place(
    open_page: OpenPage, administrator: User, agencies: Agencies
) -> None:
    page = open_page(OFFICE, administrator)
    page.get_by_text("下级机关 1 个").click()

    expect(page.get_by_role("link", name="云江县第一中学")).to_be_visible()
    looks(page, "agencies-tree-open")


def test_a_long_branch_comes_bit_by_bit(
    open_page: OpenPage, administrator: User, agencies: Agencies
) -> None:
    education = Agency.objects.get(pk=agencies.education.pk)
    for number in range(60):
        education.add_child(name=f"云江县第{number}小学", kind=AgencyKind.SCHOOL)
    page = open_page(OFFICE, administrator)
    page.get_by_text("下级机关 61 个").click()
    page.get_by_role("link", name="继续显示").click()

    expect(page.get_by_role("link", name="云江县第59小学")).to_be_visible()
    assert page.locator(".tree__below .tree__below .tree__line").count() == 61


def test_names_are_offered_while_one_types(
    open_page: OpenPage, administrator: User, agencies: Agencies
) -> None:
    page = open_page(f"{OFFICE}{agencies.school.pk}/move/", administrator)
    page.get_by_label("新的上级机关").press_sequentially("财政")

    offered = page.locator("datalist option")
    expect(offered).to_have_count(1)
    page.get_by_label("新的上级机关").fill(str(offered.get_attribute("value")))
    page.get_by_role("button", name="调整隶属关系").click()
    expect(page.get_by_text("“云江县第一中学”已调整到“云江县财政局”之下。")).to_be_visible()


def test_a_refused_form_says_why_and_leads_to_the_field(
    open_page: OpenPage, security: User, make_person: MakePerson, agencies: Agencies
) -> None:
    auditor = make_person("auditor", Role.AUDITOR, agencies.county)
    page = open_page(f"{OFFICE}people/{auditor.pk}/appoint/", security)
    page.get_by_label("任职机关").fill("云江县财政局")
    page.get_by_label("角色").select_option(label="系统管理")
    page.get_by_role("button", name="任命").click()

    page.get_by_role("link", name="三人分别担任").click()
    expect(page.get_by_label("角色")).to_be_focused()
    looks(page, "agencies-refused")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_person_is_enrolled_and_the_first_password_shown(
    open_page: OpenPage, administrator: User, agencies: Agencies, width: int
) -> None:
    page = open_page(
        f"{OFFICE}people/new/?agency={agencies.education.pk}", administrator, width=width
    )
    page.get_by_label("用户名").fill("jiang")
    page.get_by_label("姓名").fill("江小云")
    page.get_by_role("button", name="新建账号").click()

    expect(page.get_by_text("初始密码只在此显示一次")).to_be_visible()
    looks(page, "agencies-first-password")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_roster_is_looked_at_before_it_is_entered(
    open_page: OpenPage, administrator: User, agencies: Agencies, width: int
) -> None:
    for name, table in (
        ("roster-faults", "名称,性质,上级机关\n云江县水利局,局,\n水文站,学校,不在的局\n"),
        (
            "roster",
            "名称,性质,上级机关\n云江县水利局,政府部门,\n水文站,其他公共企事业单位,云江县水利局\n",
        ),
    ):
        page = open_page(f"{OFFICE}{agencies.county.pk}/roster/", administrator, width=width)
        page.get_by_label("机关名单").set_input_files(
            {"name": "名单.csv", "mimeType": "text/csv", "buffer": table.encode()}
        )
        page.get_by_role("button", name="上传并预览").click()
        page.get_by_role("heading", name="核对机关名单").wait_for()
        looks(page, f"agencies-{name}")

    page.get_by_role("button", name="录入 2 个机关").click()
    expect(page.get_by_text("之下录入 2 个机关")).to_be_visible()


def test_the_tree_can_be_walked_without_javascript(
    open_page: OpenPage, administrator: User, agencies: Agencies
) -> None:
    page = open_page(OFFICE, administrator, javascript=False)
    page.get_by_text("下级机关 1 个").click()
    page.get_by_role("link", name="查看“云江县教育局”的下级机关").click()
    page.get_by_role("link", name="云江县第一中学").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("云江县第一中学")
