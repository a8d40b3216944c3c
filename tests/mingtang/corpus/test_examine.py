"""One file becomes a row for itself, a row a cell and a row a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingtang.annual import wire
from mingtang.corpus import examine as examining
from mingtang.corpus.examine import Task, examine
from mingtang.corpus.schema import SCHEMA
from tests.factories.layouts import lay_out
from tests.factories.reports import make_report

RECEIVED = "applications/new_received/natural_person"


def _rows(task: Task) -> list[dict[str, object]]:
    return examine(task).to_pylist()


def test_a_report_gives_its_file_its_cells_and_its_findings() -> None:
    data = lay_out(make_report(values={RECEIVED: 3}), "html_clean", 1).data
    kinds = [row["kind"] for row in _rows(Task("a.html", data))]
    assert kinds[:2] == ["file", "cell"]
    assert kinds.count("cell") == 200
    assert kinds.count("finding") >= 1


def test_a_cell_row_holds_number_text_and_address() -> None:
    data = lay_out(make_report(values={RECEIVED: 1095}), "html_clean", 1).data
    cell = next(row for row in _rows(Task("a.html", data)) if row["address"] == RECEIVED)
    assert (cell["value"], cell["raw"], cell["state"]) == (1095.0, "1095", "number")
    assert (cell["agency"], cell["year"], cell["edition"]) == ("云江县教育局", 2023, "2021")


def test_a_finding_row_holds_rule_and_both_sides() -> None:
    data = lay_out(make_report(values={RECEIVED: 3}), "html_clean", 1).data
    found = next(row for row in _rows(Task("a.html", data)) if row["code"] == "T3-01")
    assert (found["severity"], found["status"]) == ("error", "fail")
    assert {found["left"], found["right"]} == {0.0, 3.0}
    assert RECEIVED in str(found["address"])


def test_a_file_that_cannot_be_read_is_one_row_saying_why() -> None:
    (row,) = _rows(Task("empty.docx", b""))
    assert (row["kind"], row["outcome"], row["code"], row["bytes"]) == (
        "file",
        "unreadable",
        "empty",
        0,
    )
    assert row["message"]


def test_a_file_that_is_gone_is_one_row_saying_so(tmp_path: Path) -> None:
    (row,) = _rows(Task("gone.txt", tmp_path / "gone.txt"))
    assert (row["outcome"], row["bytes"]) == ("unreadable", None)


def test_a_fault_of_ours_is_one_row_and_no_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> None:
        raise ZeroDivisionError("invented")

    monkeypatch.setattr(examining, "recognise", fail)
    (row,) = _rows(Task("a.txt", "一、总体情况".encode()))
    assert (row["outcome"], row["code"]) == ("failed", "ZeroDivisionError")


def test_our_own_json_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(wire.dumps(make_report(values={RECEIVED: 4})), encoding="utf-8")
    from_disk, from_bytes = _rows(Task("r", path)), _rows(Task("r", path.read_bytes()))
    assert from_disk == from_bytes
    assert next(row for row in from_disk if row["address"] == RECEIVED)["value"] == 4.0


def test_rows_have_the_documented_schema() -> None:
    assert examine(Task("a.txt", b"")).schema.equals(SCHEMA, check_metadata=True)
    assert all(field.metadata[b"holds"] for field in SCHEMA)
