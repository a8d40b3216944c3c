from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from lxml import html

from mingtang_office.agencies.actions.calendar import apply_notice, enter_notice
from mingtang_office.agencies.models import Role, Succession, SuccessionKind
from mingtang_office.portal.queries import agencies as queries
from tests.factories.notices import of_a_place
from tests.office.conftest import NOW, Agencies, MakePerson


def test_the_front_page_shows_the_tree_of_agencies(agencies: Agencies, client: Client) -> None:
    page = client.get("/").content.decode()

    assert "云江县政府信息公开" in page
    assert page.index("云江县教育局") < page.index("云江县第一中学") < page.index("云江县财政局")


def test_the_tree_follows_each_change_at_once(agencies: Agencies, client: Client) -> None:
    assert "云江县财政局" in client.get("/").content.decode()
    agencies.finance.name = "云江县财政和国有资产管理局"
    agencies.finance.save()
    page = client.get("/").content.decode()
    assert "云江县财政和国有资产管理局" in page
    assert "云江县财政局" not in page


def test_a_site_without_agencies_says_who_enters_them(client: Client, db: None) -> None:
    page = client.get("/").content.decode()
    assert "还没有机关" in page
    assert '<ul class="tree">' not in page


def test_an_agency_is_found_by_a_part_of_its_name(agencies: Agencies, client: Client) -> None:
    assert [a.name for a in client.get("/?name=中学").context["found"]] == ["云江县第一中学"]


def test_the_guide_tells_how_to_reach_the_office(agencies: Agencies, client: Client) -> None:
    agencies.education.telephone = "0990-5550101"
    agencies.education.save()

    page = client.get(f"/guide/{agencies.education.pk}/").content.decode()

    assert "0990-5550101" in page
    assert "尚未公布" in page


def test_the_guide_of_an_abolished_agency_names_its_successor(
    agencies: Agencies, client: Client
) -> None:
    agencies.finance.abolished_on = date(2025, 6, 30)
    agencies.finance.save()
    Succession.objects.create(
        predecessor=agencies.finance,
        successor=agencies.education,
        kind=SuccessionKind.MERGED,
        on=date(2025, 7, 1),
    )

    page = client.get(f"/guide/{agencies.finance.pk}/").content.decode()

    assert "已于2025年6月30日撤销" in page
    assert "云江县教育局" in page
    assert "云江县财政局" not in client.get("/").content.decode()


def test_the_front_page_asks_three_queries_and_is_asked_for_anew(
    agencies: Agencies, client: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(3):  # type: ignore[operator]
        response = client.get("/")

    assert response["Cache-Control"] == "public, no-cache"


def test_an_abolished_agency_is_found_by_its_old_name_with_its_successor(
    agencies: Agencies, client: Client
) -> None:
    agencies.finance.abolished_on = date(2025, 6, 30)
    agencies.finance.save()
    Succession.objects.create(
        predecessor=agencies.finance,
        successor=agencies.education,
        kind=SuccessionKind.MERGED,
        on=date(2025, 7, 1),
    )

    page = client.get("/?name=财政").content.decode()

    assert "已于2025年6月30日撤销" in page
    assert page.count("云江县财政局") == 1


def test_a_tree_that_is_cut_off_says_where_the_rest_is(agencies: Agencies) -> None:
    (county,) = queries.tree(queries.rows(3), 3)

    assert [(node.agency.name, node.has_more) for node in county.below] == [
        ("云江县教育局", True),
        ("云江县财政局", False),
    ]
    assert not county.has_more


def test_a_whole_tree_has_no_rest(agencies: Agencies) -> None:
    (county,) = queries.tree(queries.rows(4), 4)

    assert not any(node.has_more for node in (county, *county.below))


def test_the_guide_lists_the_agencies_directly_below(agencies: Agencies, client: Client) -> None:
    below = client.get(f"/guide/{agencies.county.pk}/").context["below"]

    assert [agency.name for agency in below] == ["云江县教育局", "云江县财政局"]


def test_a_page_number_that_is_none_shows_a_page(agencies: Agencies, client: Client) -> None:
    assert client.get(f"/guide/{agencies.county.pk}/?page=many").status_code == 200


def test_the_calendar_tells_the_notice_of_each_year(client: Client, db: None) -> None:
    page = client.get("/workdays/").content.decode()

    assert "2026年2月15日" in page
    assert "国务院办公厅" in page
    assert "暂定" in page
    assert "地区安排" not in page


def test_the_calendar_tells_what_a_division_arranges_for_itself(
    agencies: Agencies, make_person: MakePerson, client: Client
) -> None:
    keeper = make_person("keeper", Role.ADMINISTRATOR, agencies.county)
    notice = enter_notice(
        by=keeper, now=NOW, year=2026, region=agencies.county.region, content=of_a_place()
    )
    assert "云江节" not in client.get("/workdays/").content.decode()

    apply_notice(by=keeper, now=NOW, notice=notice, seen_revision=0, seen=None)
    page = client.get("/workdays/").content.decode()
    assert "地区安排" in page
    assert "云江节" in page


def test_the_tree_of_the_page_is_the_tree_of_the_agencies(
    agencies: Agencies, client: Client
) -> None:
    page = html.fromstring(client.get("/").content)
    (top,) = page.find_class("tree")

    def told(item: Any) -> tuple[str, list[Any]]:
        return item.xpath("string(a)"), [told(below) for below in item.xpath("ul/li")]

    assert [told(each) for each in top.xpath("li")] == [
        (
            "云江县人民政府",
            [("云江县教育局", [("云江县第一中学", [])]), ("云江县财政局", [])],
        )
    ]
