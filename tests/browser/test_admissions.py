"""A parent looks a district up by the keyboard alone, without JavaScript; then in large print on a telephone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, looks
from tests.office.conftest import Agencies, MakePerson
from tests.office.publication.bureau import bureau_of
from tests.office.publication.districts import with_districts

pytestmark = pytest.mark.django_db(transaction=True)


def _tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('name')") == name:
            return
    raise AssertionError(f"no way to {name} by the keyboard")


def test_a_parent_finds_the_school_of_an_address_by_the_keyboard_alone(
    open_page: OpenPage, agencies: Agencies, make_person: MakePerson
) -> None:
    agencies.education.telephone = "0399-5550100"
    agencies.education.save(update_fields=("telephone",))
    bureau = bureau_of(agencies.education, make_person)
    item = bureau.publish(with_districts(bureau))
    page = open_page("/admissions/", javascript=False)
    _tab_to(page, "address")
    page.keyboard.type("云江县城关镇人民路十三号")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="小学：云江县实验小学")).to_be_visible()
    assert page.url.endswith("/admissions/")

    phone = open_page("/text-size/?back=/admissions/", width=375)
    phone.get_by_role("radio", name="字最大").check()
    phone.get_by_role("button", name="使用这个字号").click()
    phone.get_by_label("住址").fill("中山路5号")
    phone.get_by_role("button", name="查询学区").click()
    expect(phone.get_by_text("多校划片，对应下列几所学校")).to_be_visible()
    looks(phone, "portal-admissions-shared")
    phone.goto(f"/admissions/tables/{item.pk}/")
    looks(phone, "portal-admissions-table")
    wide = open_page("/admissions/")
    wide.get_by_label("住址").fill("邻江县人民路5号，东中山路3号")
    wide.get_by_role("button", name="查询学区").click()
    looks(wide, "portal-admissions-elsewhere")
    wide.goto(f"/admissions/tables/{item.pk}/")
    looks(wide, "portal-admissions-table")
