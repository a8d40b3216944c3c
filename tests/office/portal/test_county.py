"""What all agencies have made public together: the standard catalogue, the columns, the feed of a
search."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from mingtang.privacy import credit_code_check
from tests.office.conftest import Agencies, MakePerson
from tests.office.portal.reading import TITLE, read
from tests.office.portal.test_machines import ATOM
from tests.office.publication.bureau import Bureau, bureau_of

ROW = "CE-13"


@pytest.fixture
def other(agencies: Agencies, make_person: MakePerson) -> Bureau:
    stem = "11990101000000002"
    agencies.finance.credit_code = stem + credit_code_check(stem)
    agencies.finance.save(update_fields=("credit_code",))
    return bureau_of(agencies.finance, make_person, "f-")


def titles(client: Client, query: str, form: str = "atom") -> list[str | None]:
    feed = ElementTree.fromstring(read(client, f"/search/feed.{form}?{query}"))
    if form == "rss":
        return [each.text for each in feed.findall("channel/item/title")]
    return [each.findtext(f"{ATOM}title") for each in feed.findall(f"{ATOM}entry")]


def test_a_row_of_the_catalogue_tells_how_much_each_agency_has(
    client: Client, bureau: Bureau, other: Bureau
) -> None:
    bureau.publish(matter=ROW)
    bureau.publish(matter=ROW, title="云江县教育局关于招生的公告")
    other.publish(matter=ROW, title="云江县财政局关于补助的公告")

    page = read(client, "/catalogue/")
    assert re.search(r'/catalogue/CE-13/" aria-label="[^"]*：3条">3条<', page)
    own, others = (f"/agency/{each.agency.pk}/by/catalogue/{ROW}/" for each in (bureau, other))
    assert f'<a href="{own}">云江县教育局</a> 2条' in page
    assert f'<a href="{others}">云江县财政局</a> 1条' in page
    assert page.index(own) < page.index(others)


def test_the_items_under_a_row_are_of_all_agencies(
    client: Client, bureau: Bureau, other: Bureau
) -> None:
    bureau.publish(matter=ROW)
    other.publish(matter=ROW, title="云江县财政局关于补助的公告")
    other.publish(title="云江县财政局关于采购的公告")

    page = read(client, f"/catalogue/{ROW}/")
    assert TITLE in page
    assert "云江县财政局关于补助的公告" in page
    assert "云江县财政局关于采购的公告" not in page
    assert client.get("/catalogue/X-1/").status_code == 404


def test_a_column_of_all_agencies_is_newest_first_and_leads_to_each(
    client: Client, bureau: Bureau, other: Bureau
) -> None:
    bureau.publish()
    for number in range(20):
        other.publish(title=f"云江县财政局公告之{number}")

    page = read(client, "/columns/notices/")
    assert page.index("公告之19") < page.index("公告之0<")
    assert f'<a href="/agency/{bureau.agency.pk}/notices/">云江县教育局</a>' in page
    assert TITLE not in page
    older = re.search(r'href="(\?after=[^"]+)"', page)
    assert older is not None
    assert TITLE in read(client, f"/columns/notices/{older[1]}")


def test_a_column_without_anything_is_told_as_empty(client: Client, bureau: Bureau) -> None:
    bureau.publish()

    page = read(client, "/columns/")
    assert 'href="/columns/notices/"' in page
    assert 'href="/columns/policies/"' not in page
    assert [client.get(f"/columns/{code}/").status_code for code in ("guide", "nothing")] == [
        404,
        404,
    ]


def test_the_feed_of_a_search_is_what_the_search_finds_newest_first(
    client: Client, bureau: Bureau, other: Bureau
) -> None:
    bureau.publish(title="招生工作的公告")
    bureau.publish(title="采购的公告")
    other.publish(title="招生补助的公告")

    assert titles(client, "q=招生&sort=relevance") == ["招生补助的公告", "招生工作的公告"]
    assert titles(client, "q=招生", "rss") == ["招生补助的公告", "招生工作的公告"]
    assert titles(client, f"q=招生&agency={bureau.agency.pk}") == ["招生工作的公告"]
    assert titles(client, "column=policies") == []
    assert "/search/feed.atom?q=%E6%8B%9B%E7%94%9F" in read(client, "/search/?q=招生")


def test_the_feed_of_a_search_is_sent_once_and_has_an_end(client: Client, bureau: Bureau) -> None:
    path = "/search/feed.atom?q=没有的词"
    assert client.get(path, headers={"if-none-match": client.get(path)["ETag"]}).status_code == 304
    assert client.get("/search/feed.pdf?q=a").status_code == 404


def test_a_query_reaches_the_feed_as_words_alone(client: Client, bureau: Bureau) -> None:
    told = read(client, "/search/feed.atom?q=%3Cb%3E%0B招生&utm=x")

    feed = ElementTree.fromstring(told)
    assert feed.findtext(f"{ATOM}title") == "“<b>招生”：政府信息公开"
    assert "utm" not in told
