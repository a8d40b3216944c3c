from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.audit.registry import Audit, Case, run
from mingtang.audit.wire import finding_from_wire, finding_to_wire, from_wire, to_wire
from mingtang.documents.raw import Place, UnreadableDocument
from tests.factories.findings import findings
from tests.factories.reports import make_report

FINDING = Finding(
    rule="T3-01",
    severity=Severity.ERROR,
    status=Status.FAIL,
    message="相差 1",
    left=3,
    right=Decimal("4.50"),
    cells=("applications/total/natural_person",),
    quotes=(Quote("（七）总计 3", Place(table=2, row=24, column=4)), Quote("标题")),
    cites=("《政府信息公开条例》第五十条",),
)


def test_finding_has_the_keys_of_the_interface() -> None:
    assert finding_to_wire(FINDING) == {
        "rule": "T3-01",
        "severity": "error",
        "status": "fail",
        "message": "相差 1",
        "left": 3,
        "right": 4.5,
        "cells": ["applications/total/natural_person"],
        "quotes": [{"text": "（七）总计 3", "at": "表2第24行第4列"}, {"text": "标题", "at": None}],
        "cites": ["《政府信息公开条例》第五十条"],
    }


def test_whole_decimal_is_written_as_an_integer() -> None:
    whole = Finding("T2-03", Severity.WARNING, Status.FAIL, "", left=Decimal("20.0"))
    assert json.dumps(finding_to_wire(whole)["left"]) == "20"


def test_audit_tells_what_passed() -> None:
    assert to_wire(Audit((), {"T3-01": 7})) == {"findings": [], "checked": {"T3-01": 7}}


def test_audit_of_a_valid_report_is_json_without_errors() -> None:
    wire = json.loads(json.dumps(to_wire(run(Case(make_report()))), ensure_ascii=False))
    assert [f for f in wire["findings"] if f["severity"] == "error"] == []


@given(findings())
def test_any_finding_survives_json(finding: Finding) -> None:
    assert finding_from_wire(json.loads(json.dumps(finding_to_wire(finding)))) == finding


def test_an_audit_survives_json_among_the_keys_of_its_report() -> None:
    audit = run(Case(make_report(values={"applications/granted/business": 2})))
    assert audit.findings
    assert from_wire(json.loads(json.dumps({"file": "1.txt", **to_wire(audit)}))) == audit


@pytest.mark.parametrize(
    "wire",
    [
        {},
        [],
        {"findings": [{"rule": "T3-01"}], "checked": {}},
        {"findings": [], "checked": []},
        {"findings": [finding_to_wire(FINDING) | {"left": "三"}], "checked": {}},
        {"findings": [finding_to_wire(FINDING) | {"severity": "fatal"}], "checked": {}},
    ],
)
def test_what_is_no_audit_is_refused_with_advice(wire: Any) -> None:
    with pytest.raises(UnreadableDocument, match="请用 mingtang audit --json"):
        from_wire(wire)
