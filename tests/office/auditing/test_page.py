from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import mingtang
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.auditing.actions import checking
from mingtang_office.auditing.models import CheckedReport, FoundFinding
from tests.factories.reports import make_report
from tests.office.auditing.conftest import WRONG, Checked, HandIn, report_bytes
from tests.office.conftest import NOW, Agencies, MakePerson, SignIn


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def page(client: Client, report: CheckedReport, query: str = "") -> str:
    response = client.get(f"/office/auditing/reports/{report.pk}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def cell_of(html: str, address: str) -> str:
    found = re.search(rf'<td [^>]*data-address="{re.escape(address)}".*?</td>', html, re.S)
    assert found is not None
    return found.group()


def test_every_cell_of_the_form_stands_in_its_grid(client: Client, report: CheckedReport) -> None:
    html = page(client, report)

    assert html.count("data-address=") == 200
    assert '#side">3\n</a>' in cell_of(html, WRONG)


def test_a_cell_bears_the_number_of_the_finding_that_stands_in_the_list(
    client: Client, report: CheckedReport
) -> None:
    html = page(client, report)
    found = FoundFinding.objects.filter(rule="T3-03").get()

    assert f'data-mark="{found.position}"' in cell_of(html, WRONG)
    assert f'<li class="findings-item findings-item--error" value="{found.position}">' in html


def test_a_blank_and_an_unread_cell_do_not_look_like_zero(client: Client, hand_in: HandIn) -> None:
    blank, unread = "applications/declined.petition/business", "proactive/charges.amount"
    made = make_report(year=2024, values={blank: None}, raws={unread: "/"})
    (outcome,) = hand_in(mingtang.render(made, "docx")).files
    assert outcome.report is not None
    checking.check(report_id=outcome.report.pk, now=NOW)

    html = page(client, outcome.report)

    assert "is-blank" in cell_of(html, blank)
    assert "未识别" in cell_of(html, unread)
    assert '<span class="aside">/</span>' in cell_of(html, unread)


def test_the_address_alone_shows_a_finding_and_where_it_stands_in_the_source(
    client: Client, report: CheckedReport
) -> None:
    number = FoundFinding.objects.get(rule="T3-03").position

    html = page(client, report, f"?finding={number}")

    assert f'data-finding="{number}"' in html
    assert 'id="source-here"' in html
    assert "国办公开办函" in html or "《政府信息公开条例》" in html


def test_the_address_alone_shows_a_cell_with_its_findings_and_its_form(
    client: Client, report: CheckedReport
) -> None:
    html = page(client, report, f"?cell={WRONG}")

    assert "表三“（一）予以公开”行“自然人”列" in html
    assert "保存更正并重新审核" in html
    assert 'class="is-place" id="source-here"' in html


@pytest.mark.parametrize(
    "query", ["?finding=999", "?finding=x", "?cell=no/such", "?page=99", "?from=99999", "?view=?"]
)
def test_an_address_that_makes_no_sense_shows_the_list(
    client: Client, report: CheckedReport, query: str
) -> None:
    assert "问题清单" in page(client, report, query)


def test_the_list_is_filtered_by_severity_and_by_decision(
    client: Client, report: CheckedReport
) -> None:
    assert "没有符合筛选条件的问题" in page(client, report, "?severity=notice")
    assert "没有符合筛选条件的问题" in page(client, report, "?decided=yes")
    assert "没有符合筛选条件的问题" not in page(client, report, "?severity=error&decided=no")


def test_htmx_is_given_the_side_alone(client: Client, report: CheckedReport) -> None:
    response = client.get(
        f"/office/auditing/reports/{report.pk}/?finding=1",
        headers={"HX-Request": "true", "HX-Target": "side"},
    )

    assert response.content.decode().lstrip().startswith('<section class="side" id="side"')
    assert "<html" not in response.content.decode()


def test_words_of_a_report_are_escaped(client: Client, hand_in: HandIn) -> None:
    told = {1: ("全年收到申请<script>alert(1)</script>15件，予以公开1件。",)}
    (outcome,) = hand_in(mingtang.render(make_report(year=2024, narrative=told), "docx")).files
    assert outcome.report is not None
    checking.check(report_id=outcome.report.pk, now=NOW)

    html = page(client, outcome.report)

    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_a_pdf_shows_its_page_with_the_place_marked(client: Client, checked: Checked) -> None:
    report = checked(form="pdf")

    html = page(client, report, f"?cell={WRONG}")

    assert "第 3 页，共" in html
    assert '<rect id="source-here"' in html
    assert "style=" not in html[html.index("data-report") :]


def test_the_words_of_a_pdf_can_be_read_in_place_of_its_pages(
    client: Client, checked: Checked
) -> None:
    html = page(client, checked(form="pdf"), f"?cell={WRONG}&view=text")

    assert 'class="is-place" id="source-here"' in html


def test_a_page_of_a_pdf_is_a_picture_that_is_not_sent_twice(
    client: Client, checked: Checked
) -> None:
    address = f"/office/auditing/reports/{checked(form='pdf').pk}/page/1.png"

    first = client.get(address)
    second = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert first.content.startswith(b"\x89PNG")
    assert first.headers["Cache-Control"].startswith("private")
    assert (second.status_code, second.content) == (304, b"")


def test_there_is_no_picture_of_a_page_that_is_not_there(
    client: Client, checked: Checked, report: CheckedReport
) -> None:
    pdf = checked(form="pdf")

    assert client.get(f"/office/auditing/reports/{pdf.pk}/page/99.png").status_code == 404
    assert client.get(f"/office/auditing/reports/{report.pk}/page/1.png").status_code == 404


def test_a_stranger_finds_no_report_and_no_picture(
    sign_in: SignIn, stranger: User, checked: Checked
) -> None:
    base = f"/office/auditing/reports/{checked(form='pdf').pk}/"
    client = sign_in(stranger)

    answers = [client.get(base + tail).status_code for tail in ("", "page/1.png", "exports/")]

    assert answers == [404, 404, 404]


def test_whoever_is_not_signed_in_is_sent_to_sign_in(report: CheckedReport) -> None:
    response = Client().get(f"/office/auditing/reports/{report.pk}/")

    assert response.status_code == 302
    assert "login" in response.headers["Location"]


def test_who_may_only_look_is_offered_no_form(
    sign_in: SignIn, make_person: MakePerson, agencies: Agencies, report: CheckedReport
) -> None:
    client = sign_in(make_person("he", Role.CONFIDENTIALITY_REVIEWER, agencies.education))

    assert "保存更正" not in page(client, report, f"?cell={WRONG}")
    assert "保存处理意见" not in page(client, report, "?finding=1")


def test_a_report_that_waits_says_so_and_asks_again_by_itself(
    client: Client, hand_in: HandIn
) -> None:
    (outcome,) = hand_in(report_bytes()).files
    assert outcome.report is not None
    address = f"/office/auditing/reports/{outcome.report.pk}/"
    polling = {"X-Polling": "1", "HX-Request": "true"}

    assert "正在排队等候" in client.get(address).content.decode()
    assert "HX-Refresh" not in client.get(address, headers=polling).headers
    checking.check(report_id=outcome.report.pk, now=NOW)
    assert client.get(address, headers=polling).headers["HX-Refresh"] == "true"


def test_a_report_that_could_not_be_read_says_why(client: Client, hand_in: HandIn) -> None:
    (outcome,) = hand_in(b"%PDF-1.7\n" + b"broken " * 40).files
    assert outcome.report is not None
    checking.check(report_id=outcome.report.pk, now=NOW)

    assert "该PDF已损坏" in page(client, outcome.report)


def test_the_number_of_queries_does_not_grow_with_the_findings(
    client: Client, checked: Checked
) -> None:
    few = checked()
    rows = ("granted", "partly_granted", "refused.state_secret", "declined.petition")
    columns = ("business", "research", "public_interest", "legal_service")
    many = checked(
        year=2023, also=tuple(f"applications/{row}/{column}" for row in rows for column in columns)
    )
    assert many.findings.count() > few.findings.count() + 3

    counts = []
    for report in (few, many):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(client, report, "?finding=1")
        counts.append(len(captured))

    assert counts[0] == counts[1] <= 20
