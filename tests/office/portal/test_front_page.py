from __future__ import annotations

from datetime import date

from django.test import Client

from mingtang_office.agencies.models import Succession, SuccessionKind
from tests.office.conftest import Agencies


def test_the_front_page_shows_the_tree_of_agencies(agencies: Agencies, client: Client) -> None:
    page = client.get("/").content.decode()

    assert "云江县政府信息公开" in page
    assert page.index("云江县教育局") < page.index("云江县第一中学") < page.index("云江县财政局")


def test_an_agency_is_found_by_a_part_of_its_name(agencies: Agencies, client: Client) -> None:
    assert [a.name for a in client.get("/?q=中学").context["found"]] == ["云江县第一中学"]


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


def test_the_front_page_asks_one_query_and_may_be_cached(
    agencies: Agencies, client: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        response = client.get("/")

    assert response["Cache-Control"] == "public, max-age=300"
