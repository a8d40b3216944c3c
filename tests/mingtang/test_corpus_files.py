"""Composed reports beside what must be read from them: a new file with its sidecar is a new test.

A sidecar `name.expected.json` tells agency, year, edition and sections; `cells` whose value is not
zero (null: printed, and no number), all other cells of the form being zero; `may_be_unread`, cells
that the print leaves undecided; `findings`, the rules that must be broken, and no other of their
gravity.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import mingtang
from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.findings import Severity, Status

FILES = Path(__file__).parents[1] / "corpus"
SIDECARS = sorted(FILES.glob("should_*/*.expected.json"))

pytestmark = pytest.mark.parametrize("sidecar", SIDECARS, ids=lambda path: path.stem)


@cache
def _read(sidecar: Path) -> AnnualReport:
    stem = sidecar.name.removesuffix(".expected.json")
    (source,) = (path for path in sidecar.parent.glob(f"{stem}.*") if path != sidecar)
    return mingtang.read(source)


@cache
def _expected(sidecar: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(sidecar.read_text(encoding="utf-8"))
    return loaded


def _truth(sidecar: Path, address: str) -> Number | None:
    value = _expected(sidecar)["cells"].get(address, 0)
    return None if value is None else value


def test_agency_year_edition_and_sections_are_told(sidecar: Path) -> None:
    report, expected = _read(sidecar), _expected(sidecar)
    assert (report.agency, report.year, report.edition) == (
        expected["agency"],
        expected["year"],
        expected["edition"],
    )
    assert [section.number for section in report.sections] == expected["sections"]


def test_no_cell_is_given_a_wrong_number(sidecar: Path) -> None:
    report = _read(sidecar)
    wrong = {
        address: (str(cell.value), _truth(sidecar, address))
        for address, cell in report.cells.items()
        if cell.value is not None and float(cell.value) != _truth(sidecar, address)
    }
    assert wrong == {}


def test_every_cell_that_is_told_for_certain_is_read(sidecar: Path) -> None:
    report, expected = _read(sidecar), _expected(sidecar)
    assert report.form is not None
    unread = {
        address
        for address in report.form.cell_keys()
        if _truth(sidecar, address) is not None and report.value(address) is None
    }
    assert unread <= set(expected["may_be_unread"])


def test_just_the_planted_faults_are_found(sidecar: Path) -> None:
    audit = mingtang.audit(_read(sidecar))
    broken = {
        finding.rule
        for finding in audit.findings
        if finding.severity is Severity.ERROR and finding.status is Status.FAIL
    }
    assert sorted(broken) == _expected(sidecar)["findings"]
