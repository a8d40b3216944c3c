from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.applications.likeness import NEAR, SAME, likeness, marks, plain

ENROLMENT = "云江县2025年义务教育学校招生计划及调整情况"


@pytest.mark.parametrize(
    "same",
    [
        "云江县２０２５年义务教育学校招生计划及调整情况",
        "申请公开：云江县2025年义务教育学校招生计划及调整情况。",
        "请求贵局依法公开 云江县2025年义务教育学校招生计划，及调整情况！谢谢",
    ],
)
def test_couched_otherwise_it_is_the_same(same: str) -> None:
    assert likeness(ENROLMENT, same) == SAME
    assert marks(ENROLMENT, "1")[0] == marks(same, "1")[0]


@pytest.mark.parametrize(
    "near",
    [
        "云江县2025年义务教育学校的招生计划和调整情况",
        "2025年云江县义务教育学校招生计划及其调整情况",
        "云江县教育局2025年义务教育学校招生计划及调整情况说明",
    ],
)
def test_a_little_different_it_is_near_and_shares_a_mark(near: str) -> None:
    assert NEAR <= likeness(ENROLMENT, near) < SAME
    assert set(marks(ENROLMENT, "1")) & set(marks(near, "1"))


@pytest.mark.parametrize(
    "other", ["望江路道路改造工程的中标通知书", "云江县2025年一般公共预算执行情况报告"]
)
def test_other_information_is_not_near(other: str) -> None:
    assert likeness(ENROLMENT, other) < NEAR


def test_another_agency_has_other_marks() -> None:
    assert not set(marks(ENROLMENT, "1")) & set(marks(ENROLMENT, "2"))


def test_without_a_word_there_is_no_mark() -> None:
    assert marks(" ，。！ ", "1") == ()


def test_what_is_nothing_but_phrases_is_kept() -> None:
    assert plain("申请公开政府信息") == "申请公开政府信息"


@given(st.text(max_size=60))
def test_marks_fit_a_column_and_likeness_its_range(text: str) -> None:
    assert all(-(2**63) <= mark < 2**63 for mark in marks(text, "1"))
    assert likeness(text, text) == SAME
