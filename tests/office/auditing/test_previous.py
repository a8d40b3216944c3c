from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Succession
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.actions import checking
from mingtang_office.auditing.actions.corrections import correct_cell
from mingtang_office.auditing.actions.previous import link_previous, set_previous
from mingtang_office.auditing.actions.rechecking import recheck
from mingtang_office.auditing.models import CheckedReport
from tests.office.auditing.conftest import Checked, HandIn, report_bytes
from tests.office.conftest import NOW, Agencies

CARRIED_OUT = "applications/carried_out/natural_person"


@pytest.fixture
def pair(checked: Checked) -> tuple[CheckedReport, CheckedReport]:
    return checked(year=2023, also=(CARRIED_OUT,)), checked(year=2024)


def test_what_does_not_carry_over_is_found(pair: tuple[CheckedReport, CheckedReport]) -> None:
    assert pair[1].findings.filter(rule="T3-04").exists()


def test_a_person_may_choose_none_and_the_machine_keeps_to_it(
    pair: tuple[CheckedReport, CheckedReport], owner: User
) -> None:
    set_previous(report=pair[1], previous=None, by=owner, now=NOW)

    assert not link_previous(report_id=pair[1].pk, now=NOW)
    pair[1].refresh_from_db()
    assert (pair[1].previous, pair[1].revision) == (None, 1)


def test_another_year_is_refused(checked: Checked, owner: User) -> None:
    with pytest.raises(Refused, match="上年报告应为2023年度，所选的是2022年度"):
        set_previous(report=checked(year=2024), previous=checked(year=2022), by=owner, now=NOW)


def test_a_report_of_another_checking_agency_is_refused(
    checked: Checked, hand_in: HandIn, owner: User, stranger: User, agencies: Agencies
) -> None:
    foreign = hand_in(report_bytes(year=2023), by=stranger, agency=agencies.finance).files[0].report
    assert foreign is not None
    checking.check(report_id=foreign.pk, now=NOW)

    with pytest.raises(Refused, match="本机关检查过的"):
        set_previous(report=checked(), previous=foreign, by=owner, now=NOW)


def test_another_reporting_agency_needs_a_succession(
    checked: Checked, owner: User, agencies: Agencies
) -> None:
    this, school = checked(), checked(year=2023, agency="云江县第一中学")
    with pytest.raises(Refused, match="没有承继关系"):
        set_previous(report=this, previous=school, by=owner, now=NOW)

    Succession.objects.create(
        predecessor=agencies.school,
        successor=agencies.education,
        kind="merged",
        on=date(2024, 1, 1),
    )
    assert set_previous(report=this, previous=school, by=owner, now=NOW).previous == school


def test_correcting_last_years_report_has_this_years_audited_again(
    pair: tuple[CheckedReport, CheckedReport], owner: User
) -> None:
    before, after = pair
    correct_cell(
        report=before,
        cell=CARRIED_OUT,
        value=Decimal(0),
        reason="",
        expected_revision=0,
        by=owner,
        now=NOW,
    )

    task = DBTaskResult.objects.get(task_path__endswith="audit_again")
    assert task.args_kwargs["args"] == [after.pk]


def test_a_report_read_again_keeps_its_corrections(
    pair: tuple[CheckedReport, CheckedReport], owner: User
) -> None:
    report = pair[0]
    correct_cell(
        report=report,
        cell=CARRIED_OUT,
        value=Decimal(0),
        reason="",
        expected_revision=0,
        by=owner,
        now=NOW,
    )
    errors = CheckedReport.objects.get(pk=report.pk).errors

    recheck(report=report, by=owner, now=NOW)
    checking.reread(report_id=report.pk, now=NOW)

    report.refresh_from_db()
    assert (report.errors, report.revision) == (errors, 2)


def test_after_an_upgrade_only_older_readings_are_queued(
    pair: tuple[CheckedReport, CheckedReport],
) -> None:
    CheckedReport.objects.filter(pk=pair[0].pk).update(engine="0.0.1")
    DBTaskResult.objects.all().delete()

    call_command("recheck_reports", stdout=StringIO())

    task = DBTaskResult.objects.get()
    assert (task.task_name, task.args_kwargs["args"]) == ("reread_report", [pair[0].pk])
