import json
import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client

import mingtang
from mingtang.annual import wire
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.annual.queries.question import Question
from mingtang_office.trail.models import Entry
from tests.office.annual.conftest import enter, evening
from tests.office.conftest import Agencies, MakePerson, SignIn
from tests.office.remedies.conftest import Bring, bring, desk

__all__ = ["bring", "desk"]

HOME = "/office/statistics/"
YEAR = {"year": "2025", "span": "year"}


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def words(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", text)


def links(response: object, cell: str) -> list[tuple[str, int]]:
    """The address behind the figure of a cell, with the figure."""
    page = response.content.decode()  # type: ignore[attr-defined]
    found = re.findall(rf'href="([^"#]*cell={re.escape(cell)}&[^"#]*)[^"]*">(\d+)\s*</a>', page)
    return [(address.replace("&amp;", "&"), int(number)) for address, number in found]


def test_the_overview_tells_how_many_and_how_long(asked: Question, client: Client) -> None:
    enter(asked.agency, date(2025, 3, 3), date(2025, 3, 10))
    enter(asked.agency, date(2025, 3, 3), date(2025, 3, 11), in_time=False)
    enter(asked.agency, date(2025, 4, 1))
    told = words(client.get(HOME, YEAR))
    assert "新收 3" in told
    assert "按期办结率 50.0%" in told
    assert "5.5 个工作日" in told
    assert "2025年3月 2 2 1 1 50.0% 5.5" in told


def test_a_year_without_applications_says_so(asked: Question, client: Client) -> None:
    assert "这一期间没有申请" in words(client.get(HOME, {"year": "2019", "span": "year"}))


def test_every_figure_of_the_table_opens_as_many_cases(asked: Question, client: Client) -> None:
    enter(asked.agency, date(2025, 3, 3), date(2025, 3, 10), Disposition.PETITION)
    enter(asked.agency, date(2025, 3, 5), kind=ApplicantKind.LEGAL_SERVICE)
    enter(asked.agency, date(2024, 12, 30), date(2025, 1, 9), Disposition.PARTLY_GRANTED)
    page = client.get(f"{HOME}tables/", YEAR)
    cells = re.findall(r"cell=(applications%2F[^&\"]+)", page.content.decode())
    assert len(set(cells)) == 175
    for cell in sorted(set(cells))[::12]:
        [(address, number)] = links(page, cell)
        shown = client.get(address).content.decode().count('<th scope="row"')
        assert shown == number, cell


def test_the_cases_behind_a_figure_are_masked(asked: Question, client: Client) -> None:
    enter(asked.agency, date(2025, 3, 3))
    told = words(client.get(f"{HOME}cases/", {**YEAR, "cell": "applications/carried_out/total"}))
    assert "林某某" in told
    assert "自然人" in told


def test_a_cell_that_is_none_is_not_found(asked: Question, client: Client) -> None:
    assert client.get(f"{HOME}cases/", {**YEAR, "cell": "applications/x/y"}).status_code == 404


def test_a_moment_to_come_is_refused_with_the_reason(asked: Question, client: Client) -> None:
    response = client.get(HOME, {**YEAR, "cut_off": "2199-01-01T00:00"})
    assert response.status_code == 422
    assert "这个时点还没有到" in words(response)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"span": "days", "first": "2025-03-01"}, "请填写这一天"),
        ({"span": "days", "first": "2025-03-02", "last": "2025-03-01"}, "早于开始日期"),
        ({"span": "days", "first": "2005-03-02", "last": "2025-03-01"}, "2008年5月1日"),
        ({"year": "1066"}, "大于或等于"),
        ({"agency": "云江县财政局"}, "没有“云江县财政局”"),
    ],
)
def test_a_question_that_makes_no_sense_is_answered_with_what_to_do(
    asked: Question, client: Client, given: dict[str, str], told: str
) -> None:
    response = client.get(HOME, {**YEAR, **given})
    assert response.status_code == 422
    assert told in words(response)


def test_a_clerk_counts_the_own_agency_and_not_those_below(asked: Question, client: Client) -> None:
    response = client.get(HOME, {**YEAR, "agency": "云江县教育局", "below": "on"})
    assert response.status_code == 422
    assert "不能统计它的下级机关" in words(response)


def test_a_supervisor_sees_the_branches_each_with_its_figures(
    asked: Question, agencies: Agencies, make_person: MakePerson, sign_in: SignIn
) -> None:
    enter(agencies.education, date(2025, 3, 3), date(2025, 3, 10))
    enter(agencies.finance, date(2025, 3, 3))
    above = sign_in(make_person("above", Role.SUPERVISOR, agencies.county))
    told = words(above.get(HOME, YEAR))
    assert "云江县教育局 1 1 1 0 100.0% 5.0 0" in told
    assert "云江县财政局 1 0 0 0 — — 1" in told


def test_a_supervisor_cannot_open_a_case(
    asked: Question, agencies: Agencies, make_person: MakePerson, sign_in: SignIn
) -> None:
    enter(agencies.education, date(2025, 3, 3))
    auditor = sign_in(make_person("auditor", Role.AUDITOR, agencies.county))
    page = auditor.get(f"{HOME}cases/", {**YEAR, "cell": "applications/carried_out/total"})
    assert "/office/applications/" not in page.content.decode().split('id="side"')[1]


def test_the_same_cut_off_gives_the_same_bytes(asked: Question, client: Client) -> None:
    enter(asked.agency, date(2025, 3, 3), date(2025, 3, 10))
    tail = urlencode({**YEAR, "cut_off": "2026-01-31T00:00:00"})
    kinds = ("docx", "xlsx", "json", "overview-xlsx", "overview-csv")
    before = {kind: client.post(f"{HOME}export/{kind}/?{tail}").content for kind in kinds}
    enter(asked.agency, date(2025, 6, 6), at=evening(date(2026, 2, 1)))
    after = {kind: client.post(f"{HOME}export/{kind}/?{tail}").content for kind in kinds}
    assert before == after
    assert all(before.values())


def test_the_exported_report_has_no_fault_in_its_tables(asked: Question, client: Client) -> None:
    for n, disposition in enumerate(Disposition):
        received = date(2025, 1, 6) + timedelta(days=n)
        enter(asked.agency, received, received + timedelta(days=20), disposition)
    enter(asked.agency, date(2025, 12, 30), kind=ApplicantKind.OTHER)
    data = client.post(f"{HOME}export/json/?{urlencode(YEAR)}").content
    report = wire.from_wire(json.loads(data))
    assert report.value("applications/total/total") == 23
    found = (f for f in mingtang.audit(report).findings if f.rule.startswith(("T3", "T4")))
    # T3-09 and T3-11 ask a reader to look into the register, which this report comes from.
    assert {f.rule for f in found} <= {"T3-09", "T3-11"}


def test_taking_figures_out_leaves_its_entry(asked: Question, client: Client, owner: User) -> None:
    client.post(f"{HOME}export/xlsx/?{urlencode(YEAR)}")
    entry = Entry.objects.get(action="annual.exported")
    assert (entry.actor, entry.facts["kind"]) == (owner.pk, "xlsx")


def test_the_statutory_form_is_written_for_whole_years_alone(
    asked: Question, client: Client
) -> None:
    tail = urlencode({"year": "2025", "span": "q1"})
    response = client.post(f"{HOME}export/docx/?{tail}", follow=True)
    assert "法定表格按自然年编制" in words(response)
    assert not Entry.objects.filter(action="annual.exported").exists()


def test_the_list_behind_a_figure_of_table_four_masks_who_brought_the_case(
    asked: Question, bring: Bring, client: Client
) -> None:
    remedy = bring(on=date(2025, 3, 3))
    cell = "remedies/reconsideration/pending"
    told = words(client.get(f"{HOME}cases/", {**YEAR, "cell": cell}))
    assert remedy.number in told
    assert "尚未审结" in told
    assert "林小满" not in told


def test_the_overview_tells_of_reconsiderations_and_suits(
    asked: Question, bring: Bring, client: Client
) -> None:
    bring(on=date(2025, 3, 3))
    assert "行政复议 0 0 0 1 1" in words(client.get(HOME, YEAR))
