"""The columns of an agency as the head of its disclosure office and its supervisor see them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from mingtang.publication.duties import CatalogueRole
from mingtang_office.accounts.models import User
from mingtang_office.upkeep.actions.assigning import Arrangement, assign, close
from mingtang_office.upkeep.actions.checking import check
from mingtang_office.upkeep.actions.declaring import declare_nothing, take_seats
from mingtang_office.upkeep.actions.inspecting import inspect
from mingtang_office.upkeep.models import ColumnDuty
from tests.browser.conftest import WIDTHS, OpenPage, looks
from tests.office.conftest import Agencies
from tests.office.upkeep.conftest import head, supervisor
from tests.office.upkeep.shelf import put

__all__ = ["head", "supervisor"]

# Days since the last item of each column.
_AGES = {
    "news": 12,
    "notices": 200,
    "policies": 170,
    "normative_documents": 40,
    "functions": 900,
    "plans": 380,
    "budgets": 350,
    "reports": 60,
    "leaders": 700,
    "recruitment": 20,
    "drafts": 100,
    "responses": 500,
    "enforcement_results": 30,
}


@pytest.fixture
def world(agencies: Agencies, head: User, owner: User) -> str:
    """A bureau some of whose columns are late or empty; where its pages are."""
    bureau, now = agencies.education, timezone.now()
    today = timezone.localdate(now)
    for column, age in _AGES.items():
        put(bureau, owner, column, on=today - timedelta(age))
    dead = f'<p><a href="{settings.SITE_URL}/art/2019/4.html">原通知</a></p>'
    put(bureau, owner, "notices", on=today - timedelta(220), html=dead)
    put(agencies.finance, owner, "news", on=today)
    given = Arrangement("办公室", owner)
    assign(agency=bureau, chosen={"news": 0, "notices": 0}, arrangement=given, by=head, now=now)
    closing = {"emergencies": 0, "procurement": 0}
    close(agency=bureau, chosen=closing, reason="本机关没有此类职能", by=head, now=now)
    declare_nothing(agency=bureau, code="A20-12", reason="没有此类职能", by=head, now=now)
    seat = CatalogueRole("compulsory_education", "教育局")
    take_seats(agency=bureau, seats=[seat], by=head, now=now)
    check(on=today, now=now)
    inspect(on=today, now=now)
    return f"/office/upkeep/{bureau.pk}/"


def test_what_a_head_and_a_supervisor_see_is_accessible_and_fits(
    world: str, head: User, supervisor: User, open_page: OpenPage
) -> None:
    pages = {
        "columns": (world, head),
        "coverage": (f"{world}coverage/", head),
        "agencies": ("/office/upkeep/", supervisor),
    }
    for name, (path, person) in pages.items():
        page = open_page(path, person)
        looks(page, f"upkeep-{name}", *WIDTHS)
        page.context.close()


def test_the_head_ticks_all_columns_and_gives_them_to_a_section(
    world: str, head: User, open_page: OpenPage
) -> None:
    page = open_page(world, head)
    page.get_by_role("button", name="全部勾选").click()
    boxes = page.get_by_role("checkbox", name="选择“").count()
    page.get_by_label("责任科室").fill("政务公开科")
    page.get_by_role("button", name="分派勾选的栏目").click()
    page.get_by_text(f"{boxes}个栏目已分派").wait_for()
    assert ColumnDuty.objects.filter(section="政务公开科").count() == boxes
