"""Masking by findings: in texts, and in files by way of redaction."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from mingtang.redaction import redact
from mingtang.screening import (
    Attachment,
    Passage,
    TextChanged,
    marks_for,
    masked_text,
    screen,
)
from tests.mingtang.screening.planted import NUMBER

TEXT = (
    f"三年级2班张小明同学，{NUMBER}，监护人：李建国，手机13800138000，"
    "家庭住址：云江县青禾镇东风村三组，咨询电话0571-88012345。"
)


def findings(text: str = TEXT) -> tuple:  # type: ignore[type-arg]
    return screen([Passage("正文第1段", text)]).findings


def test_all_that_was_found_is_masked_and_office_numbers_stay() -> None:
    assert masked_text(TEXT, findings()) == (
        "三年级2班张某某同学，11*************02X，监护人：李某某，手机138****8000，"
        "家庭住址：云江县青禾镇****，咨询电话0571-88012345。"
    )


def test_only_what_was_chosen_is_masked() -> None:
    chosen = [each for each in findings() if each.concern.value == "mobile"]
    assert masked_text(TEXT, chosen) == TEXT.replace("13800138000", "138****8000")


def test_findings_of_another_text_mask_nothing() -> None:
    with pytest.raises(TextChanged, match="正文第1段"):
        masked_text("手机13900139000，请联系", findings("手机13800138000，请联系"))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_masked_text_has_nothing_left_to_mask(before: str, after: str) -> None:
    text = f"{before}，手机13800138000，身份证{NUMBER}。{after}"
    masked = masked_text(text, screen([Passage("x", text)]).findings)
    assert NUMBER not in masked
    assert "13800138000" not in masked
    left = screen([Passage("x", masked)]).findings
    assert [each for each in left if each.concern.value in ("mobile", "id_card")] == []


def _list() -> Attachment:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "名单"
    for row in (
        ["2026年临时救助名单"],
        ["序号", "姓名", "身份证号", "联系电话"],
        ["1", "张大山", NUMBER, "13800138000"],
        ["2", "王小红", NUMBER, "13900139000"],
    ):
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return Attachment("附件1", "名单.xlsx", buffer.getvalue())


def test_what_was_found_in_a_file_is_taken_out_by_redaction() -> None:
    file = _list()
    marks = marks_for(file, screen([], [file]).findings)
    assert len(marks) == 5
    made = redact(file.data, file.name, marks)
    assert screen([], [Attachment("附件1", made.name, made.data)]).findings == ()


def test_only_the_columns_chosen_are_marked() -> None:
    file = _list()
    chosen = [e for e in screen([], [file]).findings if e.concern.value == "id_card"]
    assert [mark.text for mark in marks_for(file, chosen)] == [NUMBER]
    assert str(marks_for(file, chosen)[0].ground.citation) == "《条例》第十五条"
