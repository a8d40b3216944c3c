from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions.corrections import correct_cell, withdraw_correction
from mingtang_office.auditing.models import CheckedReport, Correction
from mingtang_office.trail.models import Entry
from tests.office.auditing.conftest import WRONG
from tests.office.conftest import NOW, Agencies, MakePerson


def _correct(
    report: CheckedReport, by: User, value: str | None = "0", **told: object
) -> Correction:
    given = {"cell": WRONG, "reason": "核对原件", "expected_revision": report.revision, **told}
    number = None if value is None else Decimal(value)
    return correct_cell(report=report, value=number, by=by, now=NOW, **given)  # type: ignore[arg-type]


def test_a_correction_takes_the_fault_away_and_keeps_the_raw_value(
    report: CheckedReport, owner: User
) -> None:
    correction = _correct(report, owner)

    report.refresh_from_db()
    assert (correction.raw, report.errors, report.revision) == ("3", 0, 1)
    assert queries.raw_report(report).value(WRONG) == 3
    assert queries.corrected_report(report).value(WRONG) == 0


def test_a_withdrawn_correction_brings_the_fault_back(report: CheckedReport, owner: User) -> None:
    errors = report.errors
    _correct(report, owner)

    withdraw_correction(report=report, cell=WRONG, expected_revision=1, by=owner, now=NOW)

    report.refresh_from_db()
    assert (report.errors, report.revision) == (errors, 2)
    assert queries.corrected_report(report).value(WRONG) == 3


def test_the_second_of_two_is_told_who_was_quicker(
    report: CheckedReport, owner: User, make_person: MakePerson, agencies: Agencies
) -> None:
    second = make_person("head", "head", agencies.education)
    _correct(report, owner)

    with pytest.raises(Overtaken, match=r"owner（测试）于2026年3月13日10时0分更正了单元格"):
        _correct(report, second, "1")

    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("cell", "value", "why"),
    [
        (WRONG, "1.5", "应为整数"),
        (WRONG, "-1", "不能是负数"),
        (WRONG, "3", "没有需要更正"),
        (WRONG, "1" * 15, "数字过长"),
        ("applications/nothing/here", "1", "没有这个单元格"),
    ],
)
def test_what_the_form_does_not_take_is_refused(
    report: CheckedReport, owner: User, cell: str, value: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        _correct(report, owner, value, cell=cell)

    assert not Correction.objects.exists()


def test_an_amount_keeps_its_decimals(report: CheckedReport, owner: User) -> None:
    _correct(report, owner, "812.45", cell="proactive/charges.amount")

    value = queries.corrected_report(report).value("proactive/charges.amount")
    assert (value, str(value)) == (Decimal("812.45"), "812.45")


def test_a_blank_can_be_put_and_is_not_zero(report: CheckedReport, owner: User) -> None:
    _correct(report, owner, None)

    cell = queries.corrected_report(report).cell(WRONG)
    assert (cell.value, cell.raw) == (None, "")


def test_a_reviewer_corrects_nothing(report: CheckedReport, colleague: User) -> None:
    with pytest.raises(PermissionDenied):
        _correct(report, colleague)


def test_the_trail_tells_of_the_correction(report: CheckedReport, owner: User) -> None:
    _correct(report, owner)

    entry = Entry.objects.get(action="auditing.corrected")
    assert (entry.actor, entry.object_id) == (owner.pk, str(report.pk))
    assert entry.facts == {"cell": WRONG, "value": 0, "revision": 1}
