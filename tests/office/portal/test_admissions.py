"""Whose district an address is in: answered from what is in force alone, and kept nowhere."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from mingtang.privacy import credit_code_check
from mingtang_office.agencies.models import Region
from mingtang_office.publication.actions.drafting import take_up
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Audience, Item
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.portal.reading import answered, read
from tests.office.publication.bureau import Bureau, bureau_of
from tests.office.publication.districts import ADMISSIONS, sheet, with_districts

pytestmark = pytest.mark.django_db
ADDRESS = "云江县人民路十三号"
FOUND = "云江县实验小学"


@pytest.fixture
def item(bureau: Bureau) -> Item:
    bureau.agency.telephone = "0399-5550100"
    bureau.agency.save(update_fields=("telephone",))
    return bureau.publish(with_districts(bureau))


def asked(client: Client, address: str, path: str = "/admissions/", **more: str) -> str:
    answer = client.post(path, {"address": address, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_address_is_answered_with_its_schools_the_document_and_the_year(
    client: Client, item: Item
) -> None:
    page = asked(client, ADDRESS)
    assert f"小学：{FOUND}" in page
    assert "初中：云江县第一中学" in page
    assert f'<a href="/item/{item.pk}/">{item.title}</a>（2026年）' in page
    assert "咨询电话：0399-5550101" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("中山路5号", "多校划片，对应下列几所学校"),
        ("人民路", "要看门牌号、楼栋"),
        ("邻江县人民路5号", "不在本表所属的地区内"),
        ("东中山路5号", "名称相近的有：中山路"),
        ("河滨路1号", "云江县教育局：0399-5550100"),
        ("13800001111", "没有读出路名"),
    ],
)
def test_without_one_school_it_is_told_what_to_do(
    client: Client, item: Item, address: str, said: str
) -> None:
    assert said in asked(client, address)


def test_an_address_is_in_no_log_no_cache_no_trail_no_session_and_no_address_line(
    client: Client, item: Item, caplog: pytest.LogCaptureFixture
) -> None:
    before = Entry.objects.count()
    cache.clear()
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/admissions/", {"address": ADDRESS})
    assert FOUND in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "人民路" not in caplog.text
    assert Entry.objects.count() == before
    assert list(client.session.keys()) == []
    assert "十三" not in read(client, "/admissions/?address=" + ADDRESS)


def test_whoever_asks_too_often_is_shown_the_tables_and_told_when_to_come_back(
    client: Client, item: Item, settings: Any
) -> None:
    settings.ADDRESS_TRIES = 2
    codes = [client.post("/admissions/", {"address": ADDRESS}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    last = client.post("/admissions/", {"address": ADDRESS})
    assert last.headers["Retry-After"] == "900"
    assert f"/admissions/tables/{item.pk}/" in last.content.decode()
    assert FOUND not in last.content.decode()


def test_an_empty_address_is_asked_for_again(client: Client, item: Item) -> None:
    answer = client.post("/admissions/", {"address": " "})
    assert answer.status_code == 422
    assert "请填写住址" in answer.content.decode()


def test_the_table_is_read_and_taken_home_as_it_was_signed(client: Client, item: Item) -> None:
    page = read(client, f"/admissions/tables/{item.pk}/")
    assert "人民路101号以上单号、62号以上双号" in page
    assert item.title in page
    book = load_workbook(BytesIO(client.get(f"/admissions/tables/{item.pk}/file/").content))
    assert book.active is not None
    rows = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=4)]
    assert rows[0] == ["城西小学", "小学", "中山路", "是", None]
    _, _, tag = answered(client, f"/admissions/tables/{item.pk}/")
    again = client.get(f"/admissions/tables/{item.pk}/", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert "按地址查学区" in read(client, f"/item/{item.pk}/")


Make = Callable[[Bureau], Item]


def _withdrawn(bureau: Bureau) -> Item:
    item = bureau.publish(with_districts(bureau))
    return withdraw(
        item=item, reason="有误", expected_revision=item.revision, by=bureau.head, now=NOW
    )


def _expired(bureau: Bureau) -> Item:
    yesterday = timezone.localdate() - timedelta(days=1)
    details = {"school_year": 2026, "posted_until": yesterday.isoformat()}
    return bureau.publish(with_districts(bureau, details=details))


@pytest.mark.parametrize(
    "make",
    [
        with_districts,
        lambda bureau: bureau.to_leader(with_districts(bureau)),
        lambda bureau: bureau.publish(with_districts(bureau, audience=Audience.GROUP)),
        _withdrawn,
        _expired,
    ],
    ids=["draft", "in review", "for a group", "withdrawn", "expired"],
)
def test_what_is_not_public_answers_nobody(client: Client, bureau: Bureau, make: Make) -> None:
    item = make(bureau)
    for path in ("/admissions/", f"/admissions/{bureau.agency.pk}/"):
        assert "现在没有可以查询的学区划分" in asked(client, ADDRESS, path)
    for path in (f"/admissions/tables/{item.pk}/", f"/admissions/tables/{item.pk}/file/"):
        assert client.get(path).status_code == 404


def test_the_look_up_is_offered_where_admissions_are_looked_for(
    client: Client, bureau: Bureau, agencies: Agencies, make_person: MakePerson
) -> None:
    stem = "11990101000000002"
    agencies.county.credit_code = stem + credit_code_check(stem)
    agencies.county.save(update_fields=("credit_code",))
    county = bureau_of(agencies.county, make_person, "xian")
    own, others = (f"/agency/{each.agency.pk}/admissions/" for each in (bureau, county))
    county.publish(**{**ADMISSIONS, "body": [("paragraph", "<p>见教育局公告。</p>")]})
    assert "按地址查学区" not in read(client, "/") + read(client, others)
    bureau.publish(with_districts(bureau))
    assert f'href="/admissions/{bureau.agency.pk}/"' in read(client, own)
    assert 'href="/admissions/"' in read(client, others)
    assert 'href="/admissions/"' in read(client, "/")


def test_while_it_is_changed_what_was_signed_goes_on_answering(
    client: Client, bureau: Bureau, item: Item
) -> None:
    take_up(item=item, reason="更正", expected_revision=item.revision, by=bureau.clerk, now=NOW)
    assert FOUND in asked(client, ADDRESS, f"/admissions/{bureau.agency.pk}/")


def test_of_two_counties_the_one_that_is_chosen_answers(
    client: Client, item: Item, agencies: Agencies, make_person: MakePerson
) -> None:
    region = Region.objects.create(code="990102", name="白石县", valid_from="2000-01-01")
    stem = "11990102000000001"
    agencies.finance.region, agencies.finance.credit_code = region, stem + credit_code_check(stem)
    agencies.finance.save(update_fields=("region", "credit_code"))
    other = bureau_of(agencies.finance, make_person, "bai")
    other.publish(with_districts(other, sheet((("白石小学", "人民路", "", ""),))))
    unchosen = client.post("/admissions/", {"address": "人民路13号"})
    assert "请选择住址所在地的教育主管部门" in unchosen.content.decode()
    chosen = asked(client, "人民路13号", agency=str(other.agency.pk))
    assert "小学：白石小学" in chosen
    assert FOUND not in chosen


def test_an_agency_that_does_not_exist_has_no_page(client: Client, db: None) -> None:
    assert client.get("/admissions/4711/").status_code == 404
