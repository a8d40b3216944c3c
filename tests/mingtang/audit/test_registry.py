from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mingtang.audit import registry
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Case, Rule, catalogue, rule, run
from tests.factories.reports import make_report

CASE = Case(make_report())


def made(code: str, severity: Severity, *outcomes: Status | None) -> Rule:
    """A rule that says this of every report."""

    def check(case: Case) -> Iterator[Finding | None]:
        for status in outcomes:
            yield status and Finding(code, severity, status, "")

    return Rule(code, "", severity, ("2021",), (), "", __name__, check)


def test_catalogue_is_ordered_by_code() -> None:
    codes = [each.code for each in catalogue()]
    assert codes == sorted(set(codes))


def test_errors_come_first_and_doubts_after_certainties() -> None:
    doubt = made("A", Severity.ERROR, Status.UNCERTAIN)
    notice = made("B", Severity.NOTICE, Status.FAIL)
    error = made("C", Severity.ERROR, Status.FAIL)
    assert [f.rule for f in run(CASE, (notice, doubt, error)).findings] == ["C", "A", "B"]


def test_passed_checks_are_counted() -> None:
    assert run(CASE, (made("A", Severity.ERROR, None, None, Status.FAIL),)).checked == {"A": 2}


def test_rule_of_another_edition_is_not_applied() -> None:
    case = Case(make_report(edition_code="2019", year=2020))
    assert run(case, (made("A", Severity.ERROR, Status.FAIL),)).findings == ()


def test_every_rule_is_applied_where_the_edition_cannot_be_told() -> None:
    case = Case(replace(make_report(), edition=None))
    assert len(run(case, (made("A", Severity.ERROR, Status.FAIL),)).findings) == 1


def test_a_doubted_error_is_no_error() -> None:
    assert not run(CASE, (made("A", Severity.ERROR, Status.UNCERTAIN),)).has_errors


def test_a_certain_error_is_an_error() -> None:
    assert run(CASE, (made("A", Severity.ERROR, Status.FAIL),)).has_errors


def test_a_warning_is_no_error() -> None:
    assert not run(CASE, (made("A", Severity.WARNING, Status.FAIL),)).has_errors


def test_a_code_is_given_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_register", {"A": made("A", Severity.ERROR)})
    with pytest.raises(ValueError, match="two rules bear the code A"):
        rule("A", "", severity=Severity.ERROR)(lambda case, rule: iter(()))


@pytest.mark.parametrize(
    "report",
    [make_report(edition_code="2008", year=2012), replace(make_report(), edition=None, year=None)],
)
def test_no_rule_stumbles_over_a_poor_report(report) -> None:
    assert run(Case(report)).checked


def test_no_rule_stumbles_over_an_empty_report() -> None:
    empty = type(make_report())(agency=None, year=None, edition="2021")
    assert not run(Case(empty)).has_errors
