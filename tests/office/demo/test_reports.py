"""The demonstration's reports, written to their formats, read back and audited."""

from __future__ import annotations

from datetime import date

import pytest

import mingtang
from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Case, run
from mingtang_office.demo.composition import composed
from mingtang_office.demo.planted import PLANTED, PREVIOUS


def _read(name: str) -> AnnualReport:
    source = composed()[name]
    return mingtang.read(source.printed(), source.file)


def _faults(name: str) -> set[str]:
    """The rules under which the report has an error or a warning."""
    previous = _read(PREVIOUS[name]) if name in PREVIOUS else None
    found = run(Case(_read(name), previous, date(2026, 3, 20), composed()[name].file)).findings
    return {each.rule for each in found if _is_fault(each)}


def _is_fault(finding: Finding) -> bool:
    return finding.status is Status.FAIL and finding.severity is not Severity.NOTICE


@pytest.mark.parametrize("name", sorted(composed()))
def test_the_audit_finds_what_was_planted_and_nothing_else(name: str) -> None:
    assert _faults(name) == PLANTED.get(name, set())


@pytest.mark.parametrize("name", sorted(composed()))
def test_a_report_reads_back_as_it_was_composed(name: str) -> None:
    assert _read(name).content() == composed()[name].report.content()


def test_sixteen_reports_over_four_years_come_in_six_formats() -> None:
    years = {each.report.year for each in composed().values()}
    formats = {each.file.rpartition(".")[2] for each in composed().values()}
    assert (len(composed()), years, formats) == (
        16,
        {2022, 2023, 2024, 2025},
        {"docx", "pdf", "html", "xlsx", "txt", "md"},
    )


def test_every_report_with_planted_faults_is_there() -> None:
    assert set(PLANTED) <= set(composed())
