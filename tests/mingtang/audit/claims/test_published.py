"""What published reports are known to say wrongly, and what they say rightly; skipped where the
reports are not at hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import mingtang
from mingtang.audit.findings import Finding, Severity, Status
from mingtang.audit.registry import Case, catalogue, run

FOLDER = Path(__file__).parents[5] / "shared"

pytestmark = pytest.mark.skipif(
    not (FOLDER / "reports").is_dir(), reason="the folder of published reports is not at hand"
)


@cache
def findings(name: str) -> tuple[Finding, ...]:
    path = next(path for path in FOLDER.glob(f"*/{name}*") if path.is_file())
    rules = tuple(
        rule
        for rule in catalogue()
        if rule.code.startswith(("TN", "TW")) or rule.code in ("TX-05", "TX-06", "TX-07")
    )
    return run(Case(mingtang.read(path)), rules).findings


@pytest.mark.parametrize(
    ("name", "rule", "piece"),
    [
        ("001_", "TW-01", "连写两遍"),
        ("001_", "TN-04", "273+103+298=674"),
        ("001_", "TX-07", "0+(0)=0"),
        ("001_", "TN-10", "105"),
        ("hongze_2023", "TW-05", "受理渠道"),
        ("pingtan_2020", "TN-01", "=2603"),
        ("pingtan_2022", "TX-05", "74+1=75"),
        ("pingtan_2022", "TW-02", "的的"),
        ("pingtan_xian_2011", "TN-01", "=421"),
        ("pingtan_xian_2011", "TW-06", "社会保障"),
        ("shanghai_office_2019", "TX-06", "均获维持"),
        ("shanghai_office_2019", "TN-02", "32.05%"),
        ("shanghai_office_2019", "TX-05", "716"),
        ("shanghai_stcsm_2024", "TN-07", "前后矛盾"),
        ("shanghai_stcsm_2024", "TN-01", "=2160"),
        ("shanghai_stcsm_2024", "TW-05", "审查管理"),
        ("shanghai_stcsm_2024", "TW-02", "资金资金"),
        ("shanghai_stcsm_2024", "TW-06", "重新设计"),
    ],
)
def test_a_known_fault_is_found(name: str, rule: str, piece: str) -> None:
    assert [f for f in findings(name) if f.rule == rule and piece in f.message]


@pytest.mark.parametrize(
    ("name", "errors"),
    [
        ("hongze_2023", set()),
        ("pingtan_2020", {"TN-01"}),
        ("pingtan_2022", {"TX-05", "TW-02"}),
        ("pingtan_xian_2011", set()),
        ("shanghai_office_2019", {"TX-05", "TN-02"}),
        ("shanghai_stcsm_2024", {"TN-07"}),
        ("001_", {"TW-01"}),
    ],
)
def test_nothing_else_is_called_an_error(name: str, errors: set[str]) -> None:
    found = {
        finding.rule
        for finding in findings(name)
        if finding.severity is Severity.ERROR and finding.status is Status.FAIL
    }
    assert found == errors
