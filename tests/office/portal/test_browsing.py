"""What is public, by catalogue row, by topic and by year; the guide; the reports of those below."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from mingtang.publication.catalogue import catalogue
from mingtang.publication.elements import guide_elements
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.queries.guide import guide_of
from mingtang_office.publication.models import PublicItem
from tests.office.conftest import NOW, Agencies
from tests.office.portal.reading import TITLE, platform, read
from tests.office.publication.bureau import Bureau

ROW = "CE-13"


def test_every_row_of_the_catalogue_is_listed(client: Client, bureau: Bureau) -> None:
    page = read(client, platform(bureau, "by/catalogue/"))

    rows = catalogue("compulsory_education", date(2026, 3, 13)).rows
    assert [row.code for row in rows if f"<td>{row.code} " not in page] == []
    assert page.count("国家标准指引") == len(rows)


def test_a_row_leads_to_what_is_under_it(client: Client, bureau: Bureau) -> None:
    bureau.publish(matter=ROW)

    assert f"/by/catalogue/{ROW}/" in read(client, platform(bureau, "by/catalogue/"))
    assert TITLE in read(client, platform(bureau, f"by/catalogue/{ROW}/"))
    assert TITLE not in read(client, platform(bureau, "by/catalogue/CE-01/"))


def test_what_was_public_before_classes_were_kept_gets_its_own(bureau: Bureau) -> None:
    for topic in ("1102", "11", ""):
        bureau.publish(topic=topic)
    PublicItem.objects.update(topic_class="")
    import_module("mingtang_office.publication.migrations.0008_classes_and_counts").fill(apps, None)

    rows = PublicItem.objects.order_by("pk").values_list("topic_class", flat=True)
    assert list(rows) == ["11", "11", ""]


def test_a_topic_is_found_under_its_class(client: Client, bureau: Bureau) -> None:
    bureau.publish(topic="1102")

    listed = read(client, platform(bureau, "by/topic/"))
    assert 'by/topic/11/"' in listed
    assert 'by/topic/1102/"' in listed
    for code in ("11", "1102"):
        assert TITLE in read(client, platform(bureau, f"by/topic/{code}/"))
    assert TITLE not in read(client, platform(bureau, "by/topic/1101/"))


def test_by_year(client: Client, bureau: Bureau) -> None:
    bureau.publish()

    assert "2026年" in read(client, platform(bureau, "by/year/"))
    assert TITLE in read(client, platform(bureau, "by/year/2026/"))
    assert TITLE not in read(client, platform(bureau, "by/year/2025/"))


@pytest.mark.parametrize(
    "path", ["by/colour/", "by/topic/9999/", "by/year/0000/", "by/year/9999/", "by/catalogue/X/"]
)
def test_no_such_way_or_code(client: Client, bureau: Bureau, path: str) -> None:
    assert client.get(platform(bureau, path)).status_code == 404


def test_the_guide_has_every_element(client: Client, agencies: Agencies) -> None:
    office = {
        "office_name": "云江县教育局办公室",
        "address": "云江县云川街道望江路1号",
        "office_hours": "工作日8:30-17:30",
        "telephone": "0399-5550000",
        "fax": "0399-5550001",
        "email": "xxgk@yunjiang.example",
        "established_on": date(2000, 1, 1),
    }
    Agency.objects.filter(pk=agencies.education.pk).update(**office)
    agency = Agency.objects.get(pk=agencies.education.pk)

    assert guide_of(agency, NOW).missing == ()
    page = read(client, f"/guide/{agency.pk}/")
    shown = {"classification", "arrangement", "access", "updated_on", "application", "remedies"}
    for each in guide_elements():
        if each.code in shown:
            assert each.label in page
    assert "2000年1月1日" in page


def test_what_the_guide_lacks_is_told_as_lacking(agencies: Agencies) -> None:
    assert "政府信息公开工作机构的名称" in guide_of(agencies.education, NOW).missing


def test_a_government_shows_the_reports_of_those_below(
    client: Client,
    agencies: Agencies,
    bureau: Bureau,
) -> None:
    for year in (2024, 2025):
        bureau.publish(
            kind=ItemKind.ANNUAL_REPORT,
            title=f"云江县教育局{year}年年度报告",
            columns=["reports"],
            duties=["A49-01"],
            written_on=date(2026, 1, 20),
            details={"report_year": year},
        )
    path = f"/agency/{agencies.county.pk}/reports/"

    shown = [path, f"{path}?year=2024"]
    assert [
        [year for year in (2024, 2025) if f"云江县教育局{year}年年度报告" in read(client, each)]
        for each in shown
    ] == [[2025], [2024]]
