"""Wherever a workbook can hold a secret, redaction leaves none or refuses."""

from __future__ import annotations

import io

import openpyxl
import pytest

from mingtang.redaction import PassageMark, RedactionRefused, examine, redact
from tests.mingtang.redaction.leaks import HIDDEN, SECRET, leaks
from tests.mingtang.redaction.sheet_places import PLACES, REFUSED, book
from tests.mingtang.redaction.word_bed import GROUND, MARK

SHOWN_ONLY = {"sheet name", "a cell a character"}


def values(data: bytes) -> list[list[object]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("place", PLACES)
def test_no_secret_survives_in_a_workbook(place: str) -> None:
    made = redact(PLACES[place], f"{SECRET}.xlsx", [MARK])
    assert leaks(made.data, SECRET, HIDDEN) == []
    assert values(made.data)[2][:2] == ["公开", 7]


@pytest.mark.parametrize("place", set(PLACES) - SHOWN_ONLY)
def test_the_bed_really_holds_what_is_hidden(place: str) -> None:
    assert leaks(PLACES[place], HIDDEN) != []


@pytest.mark.parametrize("place", REFUSED)
def test_what_is_not_certain_is_refused(place: str) -> None:
    data, code = REFUSED[place]
    with pytest.raises(RedactionRefused) as refusal:
        redact(data, "a.xlsx", [MARK])
    assert refusal.value.code == code


def test_numbers_stay_numbers_and_a_bar_stands_where_words_stood() -> None:
    assert values(redact(book(), "a.xlsx", [MARK]).data) == [
        ["姓名", "金额"],
        ["███", 1234.5],
        ["公开", 7],
    ]


def test_a_cell_is_barred_at_its_place() -> None:
    mark = PassageMark("工作表1单元格B3", "7", GROUND)
    assert values(redact(book(), "a.xlsx", [mark]).data)[2] == ["公开", "███"]


def test_hidden_rows_leave_no_gap() -> None:
    made = redact(PLACES["hidden row"], "a.xlsx", [MARK])
    assert len(values(made.data)) == 3


def test_cells_are_named_as_the_sheet_names_them() -> None:
    assert [p.at for p in examine(book(), "a.xlsx").passages][:4] == [
        "工作表1名称",
        "工作表1单元格A1",
        "工作表1单元格B1",
        "工作表1单元格A2",
    ]
