"""Document numbers and their spellings, and the windows of months."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang_office.search.engines.windows import windows
from mingtang_office.search.formula import AnyOf, Formula, Term
from mingtang_office.search.numbers import Number, number_of, numbers_in
from mingtang_office.search.spelling import spellings


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("云教〔2025〕12号", Number("云教", "2025", "12")),
        ("云政办发 [1998] 第003号", Number("云政办发", "1998", "3")),
        ("云江县人民政府令第7号", Number("云江县人民政府令", "", "7")),
        ("云江县教育局公告2025年第3号", Number("云江县教育局公告", "2025", "3")),
        ("无", None),
        ("", None),
        ("2025", None),
    ],
)
def test_a_number_is_told_apart(text: str, number: Number | None) -> None:
    assert number_of(text) == number


def test_a_number_is_found_by_its_parts() -> None:
    assert Number("云教", "2025", "12").beginnings() == {"云教|2025|12", "|2025|12", "云教|2025|"}
    assert Number("政府令", "", "7").beginnings() == {"政府令||7"}


@pytest.mark.parametrize(
    "typed", ["2025", "12号", "招生 2025", "2025年招生", "", "〔〕", "2025-12-31"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert list(numbers_in(typed)) == []


def test_a_word_is_spelled_as_a_word() -> None:
    assert {"yinhang", "yh", "hang"} <= spellings("银行")
    assert "xingzheng" in spellings("行政")


def _marks(formula: Formula) -> list[str]:
    parts = formula.parts if isinstance(formula, AnyOf) else (formula,)
    return [part.text for part in parts if isinstance(part, Term)]


def test_windows_grow_and_meet() -> None:
    told = [_marks(each) for each in windows(date(2022, 11, 5), date(2026, 3, 1))]
    assert told == [
        ["~m202603"],
        ["~m202602", "~m202601"],
        ["~m202512", "~m202511", "~m202510", "~m202509"],
        [f"~m2025{month:02d}" for month in range(8, 0, -1)],
        ["~y2024", "~m202312", "~m202311", "~m202310", "~m202309"],
        [*(f"~m2023{month:02d}" for month in range(8, 0, -1)), "~m202212", "~m202211"],
    ]


def test_what_is_older_than_the_republic_comes_last() -> None:
    assert [_marks(each) for each in windows(date(1900, 1, 1), date(1949, 1, 31))] == [
        ["~m194901"],
        ["~y0"],
    ]
    assert list(windows(date.max, date.min)) == []
