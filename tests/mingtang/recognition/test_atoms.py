"""A printed cell is a number, a blank, or text that is not certainly a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mingtang.annual.report import CellState
from mingtang.documents.raw import Place
from mingtang.recognition.atoms import Atom, cell, is_value, parse


@pytest.mark.parametrize(
    ("printed", "number", "unit"),
    [
        ("0", 0, None),
        ("１２", 12, None),
        ("+1", 1, None),
        ("－24", -24, None),
        ("1,095", 1095, None),
        ("1，095", 1095, None),
        ("106.01", Decimal("106.01"), None),
        ("401341元", 401341, "元"),
        ("\u30003\u00a0", 3, None),
    ],
)
def test_a_number_is_read_with_its_unit(
    printed: str, number: int | Decimal, unit: str | None
) -> None:
    assert parse(printed) == (number, unit)


@pytest.mark.parametrize("printed", ["/", "无", "—", "007", "2 0", "约21", "1,09", "", "①", "二"])
def test_what_is_not_certainly_a_number_is_none(printed: str) -> None:
    assert parse(printed) is None


def test_a_mark_for_nothing_is_unread_and_keeps_its_text() -> None:
    read = cell(Atom("/", Place(table=1)))
    assert (read.value, read.raw, read.state) == (None, "/", CellState.UNREAD)


def test_a_blank_is_a_blank() -> None:
    assert cell(Atom(" \u3000", Place())).state is CellState.BLANK


@pytest.mark.parametrize(
    ("printed", "expected"), [("270020130", True), ("无", True), ("规章", False), ("1.其他", False)]
)
def test_cells_for_figures_are_told_from_labels(printed: str, expected: bool) -> None:
    assert is_value(printed) is expected
