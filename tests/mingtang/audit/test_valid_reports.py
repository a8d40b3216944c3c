"""Random valid reports: nothing in them is accused, and no number of them can be changed unnoticed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Status
from mingtang.audit.registry import Case, run
from tests.factories.random_reports import random_report

SEEDS = range(60)


def accusations(report: AnnualReport) -> dict[str, str]:
    """The certain findings by rule."""
    found = run(Case(report)).findings
    return {f.rule: f.message for f in found if f.status is Status.FAIL}


def struck(report: AnnualReport, table: str, rng: Random) -> AnnualReport:
    """The report with one more in a cell of this table."""
    address = rng.choice([each for each in report.cells if each.startswith(table)])
    return report.with_values({address: (report.value(address) or 0) + 1})


@pytest.mark.parametrize("seed", SEEDS)
def test_valid_report_is_not_accused(seed: int) -> None:
    assert accusations(random_report(seed)) == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_in_any_cell_of_table_three_is_found(seed: int) -> None:
    changed = struck(random_report(seed), "applications/", Random(seed))
    assert accusations(changed).keys() & {"T3-01", "T3-02", "T3-03"}


@pytest.mark.parametrize("seed", SEEDS)
def test_one_more_in_any_cell_of_table_four_is_found(seed: int) -> None:
    changed = struck(random_report(seed), "remedies/", Random(seed))
    assert "T4-01" in accusations(changed)


@pytest.mark.parametrize("seed", range(40))
def test_cells_that_were_not_read_accuse_nobody(seed: int) -> None:
    rng, report = Random(seed), random_report(seed)
    kept = {address: cell for address, cell in report.cells.items() if rng.random() < 0.6}
    found = accusations(replace(report, cells=kept))
    assert set(found) <= {"T2-14", "T3-06", "T3-12"}  # rows missing as a whole
