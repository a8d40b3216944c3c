from __future__ import annotations

from django.test import RequestFactory
from wagtail.admin.menu import admin_menu

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from tests.office.conftest import Agencies, MakePerson


def _labels(person: User) -> list[str]:
    request = RequestFactory().get("/office/")
    request.user = person
    return [str(item.label) for item in admin_menu.menu_items_for_request(request)]


def test_a_clerk_sees_the_entries_of_a_clerk(owner: User) -> None:
    labels = set(_labels(owner))

    assert labels >= {"年报检查", "机关", "工作日历", "代理"}
    assert labels.isdisjoint({"人员", "留痕"})


def test_an_auditor_sees_the_trail(make_person: MakePerson, agencies: Agencies) -> None:
    assert "留痕" in _labels(make_person("shen", Role.AUDITOR, agencies.education))


def test_nothing_of_wagtail_s_own_is_entered() -> None:
    assert {"explorer", "settings", "images"}.isdisjoint(
        item.name for item in admin_menu.registered_menu_items
    )
