"""The pages of a year report, as people use them."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from mingtang_office.accounts.models import User
from mingtang_office.annual.actions.writing import digest_of
from mingtang_office.annual.models import ReportState, YearReport
from tests.office.annual.conftest import enter
from tests.office.annual.worked_year import JANUARY, Way, begun, happened
from tests.office.conftest import SignIn
from tests.office.publication.bureau import Bureau

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(bureau: Bureau) -> Way:
    happened(bureau)
    return begun(bureau)


def address(name: str, report: YearReport, *more: object) -> str:
    return reverse(f"year_reports:{name}", args=(report.pk, *more))


def typed(report: YearReport, **texts: str) -> dict[str, Any]:
    """What the page sends: the parts as they stand, but for those given as `part_1`."""
    data: dict[str, Any] = {}
    for part in report.parts.all():
        data[f"text-{part.number}"] = texts.get(f"part_{part.number}", part.text)
        data[f"version-{part.number}"] = part.version
        data[f"seen-{part.number}"] = digest_of(part.text)
    return data


def words(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def test_a_report_is_begun_from_the_list(bureau: Bureau, sign_in: SignIn) -> None:
    client = sign_in(bureau.clerk)
    sent = {"agency": bureau.agency.name, "year": 2025}
    response = client.post(reverse("year_reports:begin"), sent)
    report = YearReport.objects.get()
    assert response.headers["Location"] == address("report", report)
    page = words(client.get(address("report", report)))
    assert "云江县教育局2025年政府信息公开工作年度报告" in page
    assert "全年未收到政府信息公开申请" in page


def test_a_second_report_of_the_year_is_refused_and_says_where_the_first_is(
    way: Way, sign_in: SignIn
) -> None:
    client = sign_in(way.bureau.clerk)
    sent = {"agency": way.bureau.agency.name, "year": 2025}
    response = client.post(reverse("year_reports:begin"), sent)
    assert response.status_code == 422
    assert "云江县教育局2025年度报告已经有了" in words(response)


def test_the_page_checks_the_words_as_they_are_typed_and_keeps_nothing(
    way: Way, sign_in: SignIn
) -> None:
    client = sign_in(way.bureau.clerk)
    before = way.report.parts.get(number=1).text
    data = typed(way.report, part_1=before.replace("申请4件", "申请9件"))
    response = client.post(address("check", way.report), data, headers={"HX-Request": "true"})
    assert 'id="found-1" hx-swap-oob="true"' in words(response)
    assert "TX-05 正文申请件数与表三一致" in words(response)
    assert way.report.parts.get(number=1).text == before


def test_what_is_saved_with_a_fault_is_kept_and_not_handed_in(way: Way, sign_in: SignIn) -> None:
    client = sign_in(way.bureau.clerk)
    data = {**typed(way.report, part_6="2025年，本机关没有其他事项。"), "submit": "1"}
    response = client.post(address("write", way.report), data)
    assert response.status_code == 422
    assert "还不能提交审核" in words(response)
    assert "第六部分没有报告收取信息处理费" in words(response)
    way.report.refresh_from_db()
    assert way.report.state == ReportState.WRITING
    assert way.report.parts.get(number=6).text == "2025年，本机关没有其他事项。"


def test_of_two_writers_the_second_is_told_and_loses_nothing(
    way: Way, bureau: Bureau, sign_in: SignIn
) -> None:
    mine = typed(way.report, part_5="存在的主要问题：甲写的。", part_6="收取信息处理费0元。甲。")
    theirs = typed(way.report, part_5="存在的主要问题：乙写的。")
    sign_in(bureau.head).post(address("write", way.report), theirs)

    client = sign_in(bureau.clerk)
    response = client.post(address("write", way.report), mine)
    assert response.status_code == 409
    page = words(response)
    assert "gong（测试）于" in page
    assert "存在的主要问题：甲写的。</textarea>" in page
    assert "别人同时改了这一部分" in page
    assert "<del>乙</del>" in page
    assert way.report.parts.get(number=6).text.startswith("2025年，本机关没有收取")


def test_two_writers_of_different_parts_do_not_meet(
    way: Way, bureau: Bureau, sign_in: SignIn
) -> None:
    mine = typed(way.report, part_6="收取信息处理费0元。甲。")
    theirs = typed(way.report, part_5="存在的主要问题：乙写的。")
    sign_in(bureau.head).post(address("write", way.report), theirs)
    assert sign_in(bureau.clerk).post(address("write", way.report), mine).status_code == 303
    texts = dict(way.report.parts.values_list("number", "text"))
    assert (texts[5], texts[6]) == ("存在的主要问题：乙写的。", "收取信息处理费0元。甲。")


def test_a_cell_leads_to_the_records_that_it_counts(way: Way, sign_in: SignIn) -> None:
    client = sign_in(way.bureau.clerk)
    sought = f"{address('cell', way.report)}?cell=applications/carried_out/total"
    page = client.get(sought, follow=True)
    assert "共 1 件" in words(page)  # type: ignore[arg-type]


def test_what_is_entered_after_the_freezing_changes_nothing_and_is_named(
    way: Way, sign_in: SignIn
) -> None:
    way.frozen()
    before = dict(way.report.cells)
    enter(way.bureau.agency, date(2025, 11, 30), at=JANUARY + timedelta(days=3))
    client = sign_in(way.bureau.clerk)
    page = words(client.get(address("report", way.report)))
    assert "有 1 件登记的变动会影响这份报告的表格" in page
    assert "SQ-" in words(client.get(address("later", way.report)))
    way.report.refresh_from_db()
    assert way.report.cells == before


def review(client: Client, report: YearReport, step: str) -> HttpResponse:
    report.refresh_from_db()
    sent = {"revision": report.revision, "opinion": "同意。"}
    return client.post(address(step, report), sent)  # type: ignore[return-value]


def test_who_wrote_does_not_review_and_who_reviewed_does_not_sign(
    way: Way, bureau: Bureau, sign_in: SignIn
) -> None:
    way.typed({6: "收取信息处理费0元。"}, by=bureau.head)
    way.to_head()
    response = review(sign_in(bureau.head), way.report, "pass_on")
    assert response.status_code == 422
    assert "起草、审核、签发须由不同的人办理" in words(response)


def test_signed_files_are_taken_byte_for_byte(way: Way, bureau: Bureau, sign_in: SignIn) -> None:
    way.to_signature()
    way.signed()
    client = sign_in(bureau.section)
    docx = way.report.files.get(form="docx")
    response = client.get(address("file", way.report, "docx"))
    taken = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert len(taken) == docx.size
    assert docx.sha256 in words(client.get(address("report", way.report)))


def test_nobody_else_takes_the_files(way: Way, stranger: User, sign_in: SignIn) -> None:
    way.to_signature()
    way.signed()
    for form in ("docx", "pdf", "html"):
        assert sign_in(stranger).get(address("file", way.report, form)).status_code == 404
    assert Client().get(address("file", way.report, "docx")).status_code == 302
