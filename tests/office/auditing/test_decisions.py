from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.auditing import queries
from mingtang_office.auditing.actions import checking
from mingtang_office.auditing.actions.corrections import correct_cell, withdraw_correction
from mingtang_office.auditing.actions.decisions import decide, decide_rule, withdraw_decision
from mingtang_office.auditing.models import CheckedReport, Decision, FoundFinding, Verdict
from mingtang_office.trail.models import Entry
from tests.office.auditing.conftest import OTHER_WRONG, WRONG, Checked
from tests.office.conftest import NOW


def _first(report: CheckedReport) -> FoundFinding:
    found = report.findings.order_by("position").first()
    assert found is not None
    return found


def _decide(report: CheckedReport, by: User, version: int = 0, **told: object) -> Decision:
    given = {
        "identity": _first(report).identity,
        "verdict": Verdict.DISMISSED,
        "reason": "口径不同",
        **told,
    }
    return decide(report=report, expected_version=version, by=by, now=NOW, **given)  # type: ignore[arg-type]


def test_a_decision_is_kept_and_counted(report: CheckedReport, colleague: User) -> None:
    undecided = report.undecided

    _decide(report, colleague)

    report.refresh_from_db()
    considered = queries.findings_with_decisions(report)[0]
    assert report.undecided == undecided - 1
    assert considered.decision is not None
    assert (considered.decision.by, considered.version) == (colleague, 1)


def test_a_decision_survives_a_run_of_the_audit(report: CheckedReport, owner: User) -> None:
    _decide(report, owner)

    checking.audit_again(report_id=report.pk, now=NOW)

    assert _first(report).verdict == Verdict.DISMISSED


def test_a_decision_waits_for_its_finding_to_come_back(report: CheckedReport, owner: User) -> None:
    _decide(report, owner)
    correct_cell(
        report=report,
        cell=WRONG,
        value=Decimal(0),
        reason="",
        expected_revision=0,
        by=owner,
        now=NOW,
    )
    assert not report.findings.filter(verdict=Verdict.DISMISSED).exists()

    withdraw_correction(report=report, cell=WRONG, expected_revision=1, by=owner, now=NOW)

    assert report.findings.filter(verdict=Verdict.DISMISSED).count() == 1


def test_the_second_of_two_is_told_what_the_first_decided(
    report: CheckedReport, owner: User, colleague: User
) -> None:
    _decide(report, owner)

    with pytest.raises(Overtaken, match="owner（测试）于2026年3月13日10时0分处理为“不采纳”"):
        _decide(report, colleague, verdict=Verdict.CONFIRMED)

    assert Decision.objects.get().verdict == Verdict.DISMISSED


def test_a_withdrawn_decision_still_overtakes_an_old_page(
    report: CheckedReport, owner: User, colleague: User
) -> None:
    decision = _decide(report, owner)
    withdraw_decision(
        report=report, identity=decision.identity, expected_version=1, by=owner, now=NOW
    )
    assert queries.findings_with_decisions(report)[0].decision is None

    with pytest.raises(Overtaken, match="撤回了处理意见"):
        _decide(report, colleague, version=1)

    assert _decide(report, colleague, version=2).version == 3


def test_all_but_confirmed_need_a_reason(report: CheckedReport, owner: User) -> None:
    with pytest.raises(Refused, match="请写明理由"):
        _decide(report, owner, reason="  ", verdict=Verdict.EXPLAINED)

    assert _decide(report, owner, reason="", verdict=Verdict.CONFIRMED).reason == ""


def test_a_finding_that_is_not_there_is_refused(report: CheckedReport, owner: User) -> None:
    with pytest.raises(Refused, match="已没有这个问题"):
        _decide(report, owner, identity="0" * 64)


def test_a_stranger_decides_nothing(report: CheckedReport, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        _decide(report, stranger)


def test_a_rule_is_decided_at_once_and_standing_decisions_stay(
    checked: Checked, owner: User, colleague: User
) -> None:
    report = checked(also=(OTHER_WRONG,))
    first, second = report.findings.filter(rule="T3-02").order_by("position")
    _decide(report, owner, identity=first.identity)

    decided = decide_rule(
        report=report,
        rule="T3-02",
        verdict=Verdict.CONFIRMED,
        reason="",
        expected_revision=0,
        by=colleague,
        now=NOW,
    )

    first.refresh_from_db()
    assert [d.identity for d in decided] == [second.identity]
    assert first.verdict == Verdict.DISMISSED


def test_the_reason_is_sealed_and_not_among_the_facts(report: CheckedReport, owner: User) -> None:
    _decide(report, owner, reason="请联系江小云 13800138000")

    entry = Entry.objects.get(action="auditing.decided")
    assert "13800138000" not in str(entry.facts)
    assert entry.sealed_digest
