"""Comments of a docx, read back with python-docx: each over the words that it speaks of."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

import mingtang
from mingtang.annual.report import AnnualReport
from mingtang.documents.open import read
from mingtang.rendering import Comment, RenderingImpossible, render
from tests.factories.random_reports import SEEDS, random_report
from tests.factories.reports import make_report

SENTENCE = "（一）主动公开。全年通过政府门户网站主动公开政府信息36条。"
TITLE = "云江县教育局2023年政府信息公开工作年度报告"


def remark(text: str = "请核对。", **where: Any) -> Comment:
    return Comment(text, "云江县政务公开办", "政", **where)


def spans(*comments: Comment, report: AnnualReport | None = None) -> list[str]:
    """The text between start and end of each comment, in the order of their numbers."""
    document = docx.Document(io.BytesIO(render(report or make_report(), "docx", comments)))
    told = {comment.comment_id: "" for comment in document.comments}
    is_open: set[int] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            is_open.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            is_open.remove(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for number in is_open:
                told[number] += element.text
    assert not is_open
    return list(told.values())


def test_a_comment_names_its_author_and_keeps_its_paragraphs() -> None:
    data = render(make_report(), "docx", [remark("总计不平。\n请更正。")])
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert (comment.author, comment.initials) == ("云江县政务公开办", "政")
    assert [p.text for p in comment.paragraphs] == ["总计不平。", "请更正。"]


def test_a_comment_stands_at_the_first_cell_that_the_form_prints() -> None:
    report = make_report(values={"applications/granted/business": 56})
    cells = (
        "applications/other/total",
        "applications/granted/business",
        "applications/total/total",
    )
    assert spans(remark(cells=cells, quote="主动公开"), report=report) == ["56"]


def test_the_address_of_a_row_leads_to_its_first_figure() -> None:
    report = make_report(values={"applications/declined.repeated/natural_person": 7})
    assert spans(remark(cells=("applications/declined.repeated",)), report=report) == ["7"]


def test_a_comment_can_stand_in_a_blank_cell() -> None:
    address = "remedies/reconsideration/upheld"
    data = render(make_report(values={address: None}), "docx", [remark(cells=(address,))])
    (found,) = [each for each in read(data).remarks if each.code == "comment"]
    assert str(found.at) == "表3第4行第1列"
    assert mingtang.read(data).cell(address).raw == ""


def test_a_comment_spans_exactly_the_words_it_quotes() -> None:
    assert spans(
        remark(quote="主动公开政府信息36条"),
        remark(quote="（一）主动公开。全年"),
        remark(quote="主 动公开\n政府信息 36 条"),
        remark(quote=SENTENCE),
    ) == ["主动公开政府信息36条", "（一）主动公开。全年", "主动公开政府信息36条", SENTENCE]


def test_overlapping_comments_keep_their_own_words() -> None:
    assert spans(
        remark(quote="全年通过政府门户网站"),
        remark(quote="门户网站主动公开"),
        remark(quote="网站"),
    ) == ["全年通过政府门户网站", "门户网站主动公开", "网站"]


def test_words_are_looked_for_in_their_own_section_first() -> None:
    told = {1: ("本年度运行平稳，无异常。",), 6: ("收费方面运行平稳，无异常。",)}
    data = render(make_report(narrative=told), "docx", [remark(quote="运行平稳", section=6)])
    (found,) = [each for each in read(data).remarks if each.code == "comment"]
    place = next(p.at for p in read(data).paragraphs if p.text.startswith("收费方面"))
    assert found.at == place


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ({"section": 6}, "六、其他需要报告的事项"),
        ({"section": 6, "quote": "报告里没有这句话"}, "六、其他需要报告的事项"),
        ({"section": 9}, TITLE),
        ({"quote": " "}, TITLE),
        ({"cells": ("applications/no_such_row/total",)}, TITLE),
        ({}, TITLE),
        ({"quote": "2024年1月15日"}, "2024年1月15日"),
    ],
)
def test_a_comment_without_such_words_stands_at_a_heading(where: dict[str, Any], text: str) -> None:
    assert spans(remark(**where)) == [text]


def test_several_comments_at_one_cell_all_survive_in_order() -> None:
    cells = ("applications/total/total",)
    data = render(make_report(), "docx", [remark(text, cells=cells) for text in "甲乙丙"])
    messages = [each.message for each in read(data).remarks if each.code == "comment"]
    assert messages == ["批注：“甲”。", "批注：“乙”。", "批注：“丙”。"]


@given(seed=SEEDS, data=st.data())
@settings(max_examples=6, deadline=None)
def test_a_report_with_comments_anywhere_reads_back_equal(seed: int, data: st.DataObject) -> None:
    report = random_report(seed)
    told = "".join(p.text for s in report.sections for p in s.paragraphs)
    comments = [
        remark(told[start : start + 9], quote=told[start : start + 9])
        for start in data.draw(st.lists(st.integers(0, len(told)), max_size=6))
    ]
    addresses = data.draw(st.lists(st.sampled_from(sorted(report.cells)), max_size=6))
    comments += [remark("九", cells=(address,)) for address in addresses]
    rendered = render(report, "docx", comments)
    assert mingtang.read(rendered).content() == report.content()
    assert rendered == render(report, "docx", comments)


def test_what_no_document_can_hold_is_left_out_of_a_comment() -> None:
    data = render(make_report(), "docx", [remark("请\x00核对\ud800。")])
    assert [comment.text for comment in docx.Document(io.BytesIO(data)).comments] == ["请核对。"]


def test_comments_belong_to_docx_alone() -> None:
    with pytest.raises(RenderingImpossible, match="请改为生成docx") as refused:
        render(make_report(), "html", [remark()])
    assert refused.value.code == "no_comments"


def test_without_comments_the_file_holds_no_part_for_them() -> None:
    assert b"word/comments.xml" not in render(make_report(), "docx")
    assert b"word/comments.xml" in render(make_report(), "docx", [remark()])
