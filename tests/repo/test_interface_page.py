"""docs/json-interface.md is complete: every key that the package writes is described there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mingtang.annual.edition import editions
from mingtang.annual.wire import to_wire
from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.audit.wire import finding_to_wire
from tests.factories.reports import make_report
from tests.repo.tree import ROOT

PAGE = (ROOT / "docs" / "json-interface.md").read_text("utf-8")
NAMED = set(re.findall(r"[`\"]([\w.]+)[`\"]", PAGE))


def _keys(wire: Any) -> Iterator[str]:
    """Every key of the object but the addresses of cells and labels."""
    if isinstance(wire, list):
        for item in wire:
            yield from _keys(item)
    elif isinstance(wire, dict):
        yield from wire
        for name, inner in wire.items():
            if name not in {"tables", "labels"}:
                yield from _keys(inner)


def test_every_key_of_a_report_is_described() -> None:
    assert set(_keys(to_wire(make_report()))) - NAMED == set()


def test_every_key_of_a_finding_is_described() -> None:
    finding = Finding("T3-01", Severity.ERROR, Status.FAIL, "不平", 1, 2, quotes=(Quote("1"),))
    assert set(_keys(finding_to_wire(finding))) - NAMED == set()


def test_every_row_and_column_is_described() -> None:
    parts = {
        part
        for edition in editions().values()
        for address in edition.cell_keys()
        for part in address.split("/")
    }
    unnamed = {part for part in parts - NAMED if not set(part.split(".")) <= NAMED}
    assert unnamed == set()


def test_every_code_of_an_issue_is_described() -> None:
    package = ROOT / "src" / "mingtang"
    sources = [*package.glob("recognition/*.py"), *package.glob("annual/*.py")]
    codes = {
        code
        for source in sources
        for code in re.findall(r"Issue\(\s*\"(\w+)\"", source.read_text("utf-8"))
    }
    assert codes - NAMED == set()
    assert "row_not_separable" in codes
