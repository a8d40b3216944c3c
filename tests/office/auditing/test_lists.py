from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import reach
from mingtang_office.agencies.models import Role
from mingtang_office.auditing.models import CheckedReport
from tests.office.auditing.conftest import Checked, HandIn, report_bytes
from tests.office.conftest import Agencies, MakePerson, SignIn

LISTS = ("auditing:reports", "auditing:findings", "auditing:rules")


def _get(client: object, name: str, **query: object) -> str:
    answer = client.get(reverse(name), query)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_report_stands_in_the_list_with_its_counts(
    report: CheckedReport, owner: User, sign_in: SignIn
) -> None:
    page = _get(sign_in(owner), "auditing:reports")

    assert "云江县教育局" in page
    assert f'data-label="错误" class="number is-error">{report.errors}<' in page


@pytest.mark.parametrize("name", LISTS)
def test_a_stranger_sees_nothing_of_it(
    report: CheckedReport, stranger: User, sign_in: SignIn, name: str
) -> None:
    page = _get(sign_in(stranger), name)

    assert "云江县教育局" not in page.replace("云江县教育局（测试）", "")
    assert 'class="empty"' in page


def test_a_supervisor_sees_what_lies_below(
    report: CheckedReport, make_person: MakePerson, agencies: Agencies, sign_in: SignIn
) -> None:
    supervisor = make_person("zhou", Role.SUPERVISOR, agencies.county)

    assert report.original_name in _get(sign_in(supervisor), "auditing:reports")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "教育"}, True),
        ({"q": "财政"}, False),
        ({"year": "2024"}, True),
        ({"year": "2023"}, False),
        ({"gravity": "error"}, True),
        ({"gravity": "none"}, False),
        ({"state": "refused"}, False),
        ({"undecided": "on", "format": "docx"}, True),
        ({"format": "pdf"}, False),
        ({"sort": "errors"}, True),
        ({"year": "soon"}, False),
    ],
)
def test_reports_are_filtered(
    report: CheckedReport, owner: User, sign_in: SignIn, query: dict[str, str], found: bool
) -> None:
    page = _get(sign_in(owner), "auditing:reports", **query)

    assert (f'href="{reverse("auditing:report", args=(report.pk,))}"' in page) is found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"rule": "T3-02"}, True),
        ({"rule": "T4-02"}, False),
        ({"severity": "error", "status": "fail", "verdict": "undecided"}, True),
        ({"verdict": "confirmed"}, False),
        ({"q": "教育", "year": "2024"}, True),
    ],
)
def test_findings_are_filtered(
    report: CheckedReport, owner: User, sign_in: SignIn, query: dict[str, str], found: bool
) -> None:
    client = sign_in(owner)

    assert ("?finding=" in _get(client, "auditing:findings", **query)) is found
    assert ('data-label="涉及报告"' in _get(client, "auditing:rules", **query)) is found


def _walk(client: object, **query: object) -> tuple[list[str], int]:
    """Every report from page to page, and how often the way back leads home."""
    seen, steps = [], 0
    address = reverse("auditing:reports")
    page = client.get(address, query).content.decode()  # type: ignore[attr-defined]
    while True:
        seen += re.findall(r'class="list-main"><a href="[^"]*reports/(\d+)/"', page)
        onward = re.search(r'href="\?([^"]*)" rel="next"', page)
        if onward is None:
            break
        page = client.get(f"{address}?{onward[1].replace('&amp;', '&')}").content.decode()  # type: ignore[attr-defined]
    while back := re.search(r'href="\?([^"]*)" rel="prev"', page):
        page = client.get(f"{address}?{back[1].replace('&amp;', '&')}").content.decode()  # type: ignore[attr-defined]
        steps += 1
    return seen, steps


@pytest.mark.parametrize("sort", ["", "errors", "undecided", "name"])
def test_paging_meets_each_report_once_and_leads_back(
    report: CheckedReport, owner: User, sign_in: SignIn, sort: str
) -> None:
    fields = [f for f in CheckedReport._meta.concrete_fields if not f.primary_key]
    told = {f.attname: getattr(report, f.attname) for f in fields}
    CheckedReport.objects.bulk_create(
        CheckedReport(
            **{**told, "sha256": f"{n:064}", "errors": n % 3, "reported_agency": f"局{n % 7}"}
        )
        for n in range(70)
    )

    seen, steps = _walk(sign_in(owner), sort=sort)

    assert len(seen) == len(set(seen)) == 71
    assert steps == 2


def test_the_number_of_queries_does_not_grow(
    checked: Checked, owner: User, sign_in: SignIn
) -> None:
    client = sign_in(owner)

    def queries(name: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            _get(client, name)
        return len(seen)

    checked(year=2020)
    few = [queries(name) for name in LISTS]
    for year in (2021, 2022, 2023, 2024):
        checked(year=year)

    assert [queries(name) for name in LISTS] == few


def test_the_home_page_tells_what_waits(
    report: CheckedReport, hand_in: HandIn, owner: User, sign_in: SignIn
) -> None:
    hand_in(report_bytes(year=2021))

    page = _get(sign_in(owner), "wagtailadmin_home")

    assert f"有 {report.undecided} 个问题待处理" in page
    assert "排队等候读取" in page


@pytest.mark.parametrize("limit", ["_FEW", "_QUICKLY_SORTED"])
def test_a_list_over_very_many_agencies_or_rows_shows_the_same(
    report: CheckedReport,
    make_person: MakePerson,
    agencies: Agencies,
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
) -> None:
    monkeypatch.setattr(reach, limit, 0)
    above = sign_in(make_person("zhou", Role.SUPERVISOR, agencies.county))
    beside = sign_in(make_person("wu", Role.SUPERVISOR, agencies.finance))

    assert report.original_name in _get(above, "auditing:reports", q="教育")
    assert report.original_name not in _get(beside, "auditing:reports")
    assert "?finding=" in _get(above, "auditing:findings")
    assert "?finding=" not in _get(beside, "auditing:findings")
