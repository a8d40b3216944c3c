"""The county in the database: as the product's own actions left it, once, the same every time."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.base import CommandError
from django_tasks_db.models import DBTaskResult

from mingtang.privacy.check_digits import is_credit_code
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.models import Agency, AgencyKind, Role, Succession
from mingtang_office.auditing.models import CheckedReport, FoundFinding, ReportState, Verdict
from mingtang_office.demo import county
from mingtang_office.demo.composition import composed
from mingtang_office.demo.handing_in import OLD_DRAFT, SCAN, find_report
from mingtang_office.demo.loading import Outcome, Plan, Refused, load
from mingtang_office.demo.people import SignIn, code_now, sign_ins
from mingtang_office.demo.planted import PLANTED, PREVIOUS
from mingtang_office.upkeep.kept_columns import fillable
from mingtang_office.upkeep.models import ColumnDuty
from mingtang_office.upkeep.queries.facts import facts_of
from tests.office.demo.conftest import COUNTY, NOW, digest

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db, pytest.mark.sqlite]

_CHECKED_BY_COUNTY = sorted(set(composed()) - {OLD_DRAFT})


def test_loading_again_changes_nothing() -> None:
    before = digest()
    assert (load(COUNTY, now=NOW), digest()) == (Outcome.PRESENT, before)


def test_another_seed_is_refused_beside_it() -> None:
    with pytest.raises(Refused, match="种子 yunjiang"):
        load(Plan("other", COUNTY.agencies), now=NOW, add=True)


def test_the_county_has_its_bureaus_townships_and_twelve_schools() -> None:
    existing = Agency.objects.filter(abolished_on=None)
    kinds = [existing.filter(kind=kind).count() for kind in AgencyKind]
    assert dict(zip(AgencyKind, kinds, strict=True)) == {
        AgencyKind.GOVERNMENT: 3,
        AgencyKind.DEPARTMENT: 5,
        AgencyKind.DISPATCHED: 0,
        AgencyKind.AUTHORISED: 0,
        AgencyKind.SCHOOL: 12,
        AgencyKind.PUBLIC_INSTITUTION: 0,
    }


def test_the_tree_is_whole() -> None:
    assert Agency.find_problems() == ([], [], [], [], [])


def test_every_agency_tells_all_that_its_guide_must_tell() -> None:
    told = ("office_name", "address", "postal_code", "office_hours", "telephone", "fax", "email")
    for agency in Agency.objects.all():
        assert is_credit_code(agency.credit_code)
        assert all(getattr(agency, field) for field in (*told, "website", "index_prefix"))


def test_one_bureau_was_merged_and_one_renamed() -> None:
    pairs = set(Succession.objects.values_list("predecessor__name", "successor__name", "kind"))
    assert pairs == {
        ("云江县质量技术监督局", "云江县市场监督管理局", "merged"),
        ("云江县卫生健康委员会", "云江县卫生健康局", "renamed"),
    }


def test_every_role_is_held_by_somebody() -> None:
    held = {
        holding.role for user in User.objects.all() for holding in policy.holdings(user, NOW.date())
    }
    assert held == set(Role)


@pytest.mark.parametrize("person", sign_ins(), ids=lambda person: person.username)
def test_a_person_signs_in_with_what_is_printed(person: SignIn) -> None:
    user = User.objects.get(username=person.username)
    factors = list(Authenticator.objects.filter(user=user))

    assert user.check_password(person.password)
    assert bool(person.factor) == policy.needs_second_factor(user, NOW.date())
    assert all(factor.wrap().validate_code(code_now(person.factor)) for factor in factors)
    assert len(factors) == bool(person.factor)


@pytest.mark.parametrize("person", sign_ins(), ids=lambda person: person.username)
def test_a_printed_password_keeps_the_policy(person: SignIn) -> None:
    validate_password(person.password, User(username=person.username, full_name=person.full_name))


def test_a_deputy_covers_the_head_of_the_education_bureau() -> None:
    reviewer = User.objects.get(username="heyz")
    head = User.objects.get(username="mengsy")
    covered = {
        (held.role, held.principal_id)
        for held in policy.holdings(reviewer, NOW.date())
        if held.principal_id is not None
    }
    assert covered == {(Role.HEAD, head.pk), (Role.SUPERVISOR, head.pk)}


@pytest.mark.parametrize("name", _CHECKED_BY_COUNTY)
def test_the_county_found_what_was_planted(name: str) -> None:
    report = find_report(name, county.GOVERNMENT)
    found = FoundFinding.objects.filter(report=report, status="fail").exclude(severity="notice")
    assert set(found.values_list("rule", flat=True)) == PLANTED.get(name, set())


@pytest.mark.parametrize("name", sorted(PREVIOUS))
def test_a_report_is_compared_with_last_year_s(name: str) -> None:
    previous = find_report(name, county.GOVERNMENT).previous
    assert previous == find_report(PREVIOUS[name], county.GOVERNMENT)


def test_a_corrected_cell_took_its_findings_away() -> None:
    report = find_report(OLD_DRAFT, county.EDUCATION)
    assert {found.rule: found.verdict for found in report.findings.all()} == {
        "TW-02": Verdict.CONFIRMED,
        "TX-04": "",
        "TX-08": "",
    }


def test_a_scanned_report_could_not_be_read() -> None:
    scan = CheckedReport.objects.get(original_name=SCAN)
    assert (scan.state, scan.refusal_code) == (ReportState.REFUSED, "scanned")


def test_nothing_waits_and_every_file_is_kept() -> None:
    reports = list(CheckedReport.objects.all())
    assert len(reports) == 17
    assert not DBTaskResult.objects.exists()
    assert all(report.state != ReportState.WAITING for report in reports)
    assert all(default_storage.exists(report.file.name) for report in reports)


def test_the_trail_of_it_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_trail")
    assert "留痕完好" in capsys.readouterr().out


def test_another_seed_gives_other_passwords() -> None:
    assert not User.objects.get(username="guws").check_password(sign_ins("other")[0].password)


def test_the_command_lists_everybody_and_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = digest()
    call_command("load_demo")
    printed = capsys.readouterr().out
    assert "演示数据已经装好，未作改动。" in printed
    assert all(f"{each.username} " in printed and each.password in printed for each in sign_ins())
    assert digest() == before


def test_the_command_tells_the_code_of_this_moment(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo", code="guws")
    assert re.fullmatch(r"\d{6}\n", capsys.readouterr().out)


def test_the_command_knows_no_code_of_who_needs_none() -> None:
    with pytest.raises(CommandError, match="songql"):
        call_command("load_demo", code="songql")


def test_somebody_fills_each_column_of_the_bureau_but_those_it_has_no_part_in() -> None:
    bureau = Agency.objects.get(name=county.EDUCATION)
    facts = facts_of(bureau, NOW)
    own = {each.code for each in fillable(facts.particulars, facts.columns)}
    duties = ColumnDuty.objects.filter(agency=bureau)
    assert {duty.column for duty in duties} == own
    assert {duty.column for duty in duties if not duty.is_closed and not duty.section} == set()
    assert "land_expropriation" in {duty.column for duty in duties if duty.is_closed}
