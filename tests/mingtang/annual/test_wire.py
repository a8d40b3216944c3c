"""The report as JSON and back."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from mingtang.annual import wire
from mingtang.documents.raw import UnreadableDocument
from tests.factories.reports import make_report


def test_a_report_survives_the_round_trip() -> None:
    report = make_report(
        values={"proactive/charges.amount": Decimal("7730.28"), "applications/total/total": None},
        raws={"proactive/regulations.made": "/"},
    )
    assert wire.loads(wire.dumps(report).encode()) == report


def test_the_interface_nests_rows_and_columns() -> None:
    wired = wire.to_wire(make_report(values={"applications/granted/business": 2}))
    assert wired["tables"]["applications"]["granted"]["business"]["value"] == 2
    assert wired["tables"]["proactive"]["regulations.made"] == {"value": 0, "raw": "0", "at": "表1"}


def test_an_absent_cell_is_null_in_value_and_raw() -> None:
    report = make_report()
    cells = {k: v for k, v in report.cells.items() if not k.startswith("remedies/")}
    wired = wire.to_wire(type(report)("云江县教育局", 2023, "2021", cells=cells))
    assert wired["tables"]["remedies"]["reconsideration"]["upheld"] == {
        "value": None,
        "raw": None,
        "at": None,
    }


def test_whole_amounts_are_written_without_a_point() -> None:
    wired = wire.to_wire(make_report(values={"proactive/charges.amount": Decimal("12.00")}))
    assert json.dumps(wired["tables"]["proactive"]["charges.amount"]["value"]) == "12"


@pytest.mark.parametrize("data", [b"[]", b"{", b'{"agency": 1}', b'{"tables": []}'])
def test_json_that_is_no_report_is_refused_with_advice(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="请"):
        wire.loads(data)


@pytest.mark.parametrize("value", ["九", float("nan"), [], {}])
def test_a_cell_whose_value_is_no_number_is_refused(value: object) -> None:
    wired = wire.to_wire(make_report())
    wired["tables"]["applications"]["granted"]["business"]["value"] = value
    with pytest.raises(UnreadableDocument, match="请"):
        wire.from_wire(wired)
