"""What programs read: feeds, sitemaps, addresses of a former site, the open data."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.actions.attaching import attach
from mingtang_office.publication.models import Redirect
from mingtang_office.ui.files import Incoming
from tests.office.conftest import NOW, Agencies
from tests.office.portal.reading import TITLE, body, platform, read
from tests.office.publication.bureau import Bureau

ATOM = "{http://www.w3.org/2005/Atom}"


def ask(client: Client, path: str) -> Any:
    return json.loads(read(client, path))


def test_a_feed_lists_what_is_newest(client: Client, bureau: Bureau) -> None:
    item = bureau.publish()

    for path in (
        "/feed.atom",
        platform(bureau, "feed.atom"),
        platform(bureau, "notices/feed.atom"),
    ):
        entry = ElementTree.fromstring(read(client, path)).find(f"{ATOM}entry")
        assert entry is not None, path
        assert entry.findtext(f"{ATOM}title") == TITLE
        assert str(entry.findtext(f"{ATOM}id")).endswith(f"/item/{item.pk}/")


def test_a_feed_leaves_in_one_piece(client: Client, bureau: Bureau) -> None:
    bureau.publish()
    assert len(list(client.get("/feed.atom"))) == 1


def test_rss_too(client: Client, bureau: Bureau) -> None:
    bureau.publish()
    feed = ElementTree.fromstring(read(client, platform(bureau, "feed.rss")))

    assert feed.findtext("channel/item/title") == TITLE


@pytest.mark.parametrize("path", ["feed.pdf", "nothing/feed.rss"])
def test_no_such_feed(client: Client, bureau: Bureau, path: str) -> None:
    assert client.get(platform(bureau, path)).status_code == 404


def test_the_sitemap_names_a_part_and_the_part_the_item(client: Client, bureau: Bureau) -> None:
    item = bureau.publish()

    assert "/sitemap-0.xml</loc>" in read(client, "/sitemap.xml")
    assert f"/item/{item.pk}/</loc>" in read(client, "/sitemap-0.xml")
    assert platform(bureau) in read(client, "/sitemap-pages.xml")
    assert client.get("/sitemap-7.xml").status_code == 404
    assert "Disallow: /track/" in read(client, "/robots.txt")


@pytest.mark.parametrize("asked", ["/art/17.html?id=3", "/%E9%80%9A%E7%9F%A5/17.html"])
def test_an_old_address_leads_to_the_present_one(
    client: Client, bureau: Bureau, asked: str
) -> None:
    item = bureau.publish()
    for address in ("/art/17.html?id=3", "/通知/17.html"):
        Redirect.objects.create(address=address, item=item)

    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, f"/item/{item.pk}/")
    assert client.get("/art/17.html?id=4").status_code == 404
    assert client.get("/art/%00").status_code == 404


def test_an_item_as_data(client: Client, bureau: Bureau) -> None:
    item = attach(
        item=bureau.draft(),
        file=Incoming("名单.csv", b"the exact bytes", "text/csv"),
        expected_revision=1,
        by=bureau.clerk,
        now=NOW,
    )
    item = bureau.publish(item)
    told = ask(client, f"/api/v1/items/{item.pk}")

    assert (told["title"], told["published_on"], told["columns"]) == (
        TITLE,
        "2026-03-13",
        ["notices"],
    )
    assert told["text"].strip() == "全县中小学于2026年3月2日开学。"
    assert [(file["name"], file["size"]) for file in told["files"]] == [("名单.csv", 15)]


def test_pages_of_data_follow_one_another(client: Client, bureau: Bureau) -> None:
    for number in range(3):
        bureau.publish(title=f"公告之{number}")

    found, address = [], "/api/v1/items?size=2"
    while address:
        page = ask(client, address)
        found.append([item["title"] for item in page["items"]])
        address = (page["next"] or "").partition("127.0.0.1:8000")[2]
    assert found == [["公告之2", "公告之1"], ["公告之0"]]


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("kind=notice", 1),
        ("kind=news", 0),
        ("column=notices", 1),
        ("column=news", 0),
        ("since=2026-03-13&until=2026-03-13", 1),
        ("since=2026-03-14", 0),
    ],
)
def test_data_are_narrowed_down(client: Client, bureau: Bureau, query: str, number: int) -> None:
    bureau.publish()
    assert len(ask(client, f"/api/v1/items?{query}")["items"]) == number


@pytest.mark.parametrize(
    ("query", "status", "named"),
    [
        ("size=x", 422, "size"),
        ("size=101", 422, "size"),
        ("since=soon", 422, "since"),
        ("after=zz", 400, "after"),
        ("agency=99999999999999999999999", 422, "agency"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_so(
    client: Client, db: None, query: str, status: int, named: str
) -> None:
    response = client.get(f"/api/v1/items?{query}")
    assert (response.status_code, f"“{named}”" in response.json()["detail"]) == (status, True)


def test_reports_as_data_are_of_the_branch(
    client: Client, bureau: Bureau, agencies: Agencies
) -> None:
    bureau.publish(
        kind=ItemKind.ANNUAL_REPORT,
        title="云江县教育局2025年年度报告",
        columns=["reports"],
        duties=["A49-01"],
        written_on=date(2026, 1, 20),
        details={"report_year": 2025},
    )

    found = ask(client, f"/api/v1/annual-reports?agency={agencies.county.pk}&year=2025")["items"]
    assert [each["report_year"] for each in found] == [2025]
    for other in (f"agency={agencies.finance.pk}", "year=2024"):
        assert ask(client, f"/api/v1/annual-reports?{other}")["items"] == []


def test_agencies_and_their_columns_as_data(client: Client, bureau: Bureau) -> None:
    names = [each["name"] for each in ask(client, "/api/v1/agencies")]
    codes = [each["code"] for each in ask(client, f"/api/v1/agencies/{bureau.agency.pk}/columns")]

    assert "云江县教育局" in names
    assert codes[:3] == ["guide", "rules", "content"]


def test_nothing_is_written_through_the_open_data(client: Client, db: None) -> None:
    assert client.post("/api/v1/items", {}).status_code == 405


def test_who_has_the_data_gets_them_not_again(client: Client, bureau: Bureau) -> None:
    bureau.publish()
    tag = client.get("/api/v1/items")["ETag"]

    assert client.get("/api/v1/items", headers={"if-none-match": tag}).status_code == 304


def test_too_many_questions_are_turned_away(client: Client, db: None, settings: Any) -> None:
    settings.DATA_AN_HOUR = 2
    told = [client.get("/api/v1/agencies").status_code for _ in range(3)]

    assert told == [200, 200, 429]


def test_fetching_all_of_it_again_and_again_is_turned_away(
    client: Client, db: None, settings: Any
) -> None:
    settings.DATA_WHOLE_AN_HOUR = 1
    assert [client.get("/data/items.csv").status_code for _ in range(2)] == [200, 429]


def test_all_of_it_as_one_file(client: Client, bureau: Bureau) -> None:
    bureau.publish(title="=HYPERLINK(1)")
    bureau.publish(title="甲")

    lines = [json.loads(line) for line in body(client, "/data/items.jsonl").splitlines()]
    rows = list(csv.DictReader(body(client, "/data/items.csv").lstrip("\ufeff").splitlines()))
    assert [line["title"] for line in lines] == ["=HYPERLINK(1)", "甲"]
    assert [row["title"] for row in rows] == ["'=HYPERLINK(1)", "甲"]


def test_the_description_comes_from_this_site_alone(client: Client, db: None) -> None:
    page = read(client, "/api/v1/docs")

    assert "/static/ninja/swagger-ui-bundle.js" in page
    assert "cdn" not in page
    assert "/api/v1/items/{pk}" in ask(client, "/api/v1/openapi.json")["paths"]
