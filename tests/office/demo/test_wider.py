"""A city of sixty agencies around the county, and reports simulated in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, Membership, Role
from mingtang_office.auditing import queries
from mingtang_office.auditing.models import CheckedReport, Decision, FoundFinding
from mingtang_office.demo.loading import Plan, load
from mingtang_office.demo.people import sign_ins
from mingtang_office.demo.simulator import bulk_reports
from tests.office.demo.conftest import NOW, rolled_back, without_cases

pytestmark = [pytest.mark.usefixtures("city"), pytest.mark.django_db, pytest.mark.sqlite]

_CITY = Plan("yunjiang", 60)


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), rolled_back(), without_cases():
        load(_CITY, now=NOW)
        bulk_reports(150, "yunjiang")
        yield


def test_as_many_agencies_stand_in_one_whole_tree_as_were_asked_for() -> None:
    assert Agency.objects.count() == 60
    assert [root.name for root in Agency.get_root_nodes()] == ["江临市人民政府"]
    assert Agency.find_problems() == ([], [], [], [], [])


def test_the_city_s_supervisor_sees_every_report() -> None:
    supervisor = User.objects.get(username="qiucs")
    reports = queries.visible_reports(supervisor, NOW.date())
    assert reports.count() == CheckedReport.objects.count() == 167


def test_every_agency_entered_in_bulk_has_a_clerk_who_cannot_sign_in() -> None:
    clerks = Membership.objects.filter(user__username__startswith="demo", role=Role.CLERK)
    assert clerks.values("agency").distinct().count() == clerks.count() == 37
    assert not any(clerk.user.has_usable_password() for clerk in clerks.select_related("user"))


def test_those_who_run_the_city_are_listed_first() -> None:
    listed = sign_ins("yunjiang", _CITY.top)
    assert [each.username for each in listed[:4]] == ["gaoyz", "lianqs", "wenzm", "qiucs"]
    administrator = User.objects.get(username="gaoyz")
    assert policy.scope(administrator, Permission.MANAGE_PEOPLE, NOW.date()).branches


def test_asking_again_for_as_many_reports_makes_none() -> None:
    before = set(CheckedReport.objects.values_list("sha256", flat=True))
    assert bulk_reports(150, "yunjiang") == 0
    assert set(CheckedReport.objects.values_list("sha256", flat=True)) == before


def test_asking_for_more_reports_goes_on_where_the_last_ended() -> None:
    assert bulk_reports(153, "yunjiang") == 3
    assert CheckedReport.objects.filter(file__startswith="reports/simulated/").count() == 153


def test_the_counts_of_a_simulated_report_are_those_of_its_findings() -> None:
    for report in CheckedReport.objects.filter(file__startswith="reports/simulated/"):
        failed = FoundFinding.objects.filter(report=report, status="fail")
        assert report.errors == failed.filter(severity="error").count()
        assert report.undecided == failed.exclude(severity="notice").filter(verdict="").count()
        assert (
            Decision.objects.filter(report=report).count()
            == report.findings.exclude(verdict="").count()
        )


def test_a_simulated_report_can_be_opened() -> None:
    report = CheckedReport.objects.filter(
        file__startswith="reports/simulated/", state="checked"
    ).latest("pk")
    raw = queries.raw_report(report)
    assert (raw.agency, raw.year) == (report.reported_agency, report.year)
    assert queries.source_document(report).blocks
    assert [each.finding.rule for each in queries.findings_with_decisions(report)] == list(
        report.findings.order_by("position").values_list("rule", flat=True)
    )


def test_without_size_and_seed_the_command_speaks_of_the_demonstration_that_is_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("load_demo")
    printed = capsys.readouterr().out
    assert "未作改动" in printed
    assert "江临市人民政府  裘沧水" in re.sub(" {2,}", "  ", printed)
