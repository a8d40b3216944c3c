"""An identity number planted in every place where a file can hold one is found there, and not told."""

from __future__ import annotations

import pytest

from mingtang.screening import Attachment, Concern, Screening, screen
from tests.mingtang.screening.planted import NUMBER, beds

BEDS = beds()
WORD = {
    name: BEDS["word_bed"].docx(bed)
    for name, bed in BEDS["word_places"].PLACES.items()
    if not bed.visible
}
# the words of these places stand in letters of their own, or pikepdf replaces them when it saves
NOT_PLANTED = {"sheet name", "a cell a character", "xmp", "comment in the content"}
FILES = {
    **{f"docx: {name}": data for name, data in WORD.items()},
    **{f"xlsx: {k}": v for k, v in BEDS["sheet_places"].PLACES.items() if k not in NOT_PLANTED},
    **{f"pdf: {k}": v for k, v in BEDS["pdf_bed"].PLACES.items() if k not in NOT_PLANTED},
}


def screened(data: bytes) -> Screening:
    return screen([], [Attachment("附件1", "文件", data)])


@pytest.mark.parametrize("place", FILES)
def test_the_number_is_found_wherever_it_is_hidden(place: str) -> None:
    result = screened(FILES[place])
    assert [each.at for each in result.findings if each.concern is Concern.ID_CARD]
    assert result.blocks


@pytest.mark.parametrize("place", FILES)
def test_no_finding_holds_the_number(place: str) -> None:
    findings = screened(FILES[place]).findings
    assert [each for each in findings if NUMBER in repr(each) + each.message] == []


@pytest.mark.parametrize("visible", [k for k, v in BEDS["word_places"].PLACES.items() if v.visible])
def test_what_word_shows_is_read_at_all(visible: str) -> None:
    assert not any(
        each.concern.is_unseen
        for each in screened(WORD.get(visible, b"") or _docx(visible)).findings
    )


def _docx(name: str) -> bytes:
    data: bytes = BEDS["word_bed"].docx(BEDS["word_places"].PLACES[name])
    return data


@pytest.mark.parametrize(
    ("place", "at", "advice"),
    [
        ("docx: deleted", "附件1修订记录", "remove_hidden"),
        ("docx: comment", "附件1批注", "remove_hidden"),
        ("docx: vanish", "附件1隐藏的文字", "remove_hidden"),
        ("docx: hidden in a header", "附件1页眉隐藏的文字", "remove_hidden"),
        ("docx: core properties", "附件1文件属性“标题”", "remove_metadata"),
        ("docx: exif", "附件1第1张图片（说明）", "remove_metadata"),
        ("docx: white", "附件1第2段", "mask"),
        ("xlsx: hidden sheet", "附件1第2张表“其他”第1行第1列", "remove_hidden"),
        ("xlsx: hidden column", "附件1第1张表“台账”第1行第6列", "remove_hidden"),
        ("xlsx: hidden row", "附件1第1张表“台账”第9行（隐藏）第1列", "remove_hidden"),
        ("xlsx: pivot cache", "附件1（数据透视表缓存）", "remove_hidden"),
        ("xlsx: formula", "附件1第1张表“台账”的公式", "remove_hidden"),
        ("pdf: properties", "附件1文件属性“作者”", "remove_metadata"),
        ("pdf: note", "附件1（注释、表单）", "remove_hidden"),
        ("pdf: attachment", "附件1嵌入的第1个附件第1段", "mask"),
        ("pdf: under a black rectangle", "附件1第1页第3段", "mask"),
        ("pdf: old version", "附件1（旧版本）", "remove_hidden"),
    ],
)
def test_the_place_is_told_as_people_look_for_it(place: str, at: str, advice: str) -> None:
    findings = screened(FILES[place]).findings
    assert (at, advice) in [
        (each.at, each.advice.value) for each in findings if each.concern is Concern.ID_CARD
    ]
