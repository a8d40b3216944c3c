"""Notices and issues of a gazette: what is printed can be read back, and the same gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pypdfium2
import pytest

from mingtang.documents.open import read
from mingtang.rendering.notices import Issue, Notice, Paper, issue_docx, issue_pdf, notice_pdf

PAGE = """<!doctype html><body><p>各学校：</p><h2>一、范围</h2><p>#set text(red) *强调* _下划线_ $x$。</p>
<table><tr><th>学校</th><th>名额</th></tr><tr><td rowspan="2">第一小学</td><td>240</td></tr>
<tr><td>180</td></tr></table></body>"""
NOTICE = Notice(
    "关于做好2026年招生入学工作的通知",
    "云江县教育局",
    date(2026, 3, 13),
    read(PAGE.encode(), "page.html").blocks,
    "云教〔2026〕5号",
    date(2026, 3, 20),
    "https://www.yunjiang.example/items/1/",
    ("招生计划.xlsx",),
)
ISSUE = Issue(
    "云江县人民政府公报",
    "云江县人民政府办公室",
    2026,
    3,
    date(2026, 3, 31),
    (NOTICE, replace(NOTICE, title="第二件", number="", lead="撤回：下列文件已经撤回。")),
)


def _pages(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize(("paper", "points"), [(Paper.A4, (595, 842)), (Paper.A3, (842, 1191))])
def test_a_sheet_has_its_paper_and_says_until_when_it_hangs(
    paper: Paper, points: tuple[int, int]
) -> None:
    data = notice_pdf(NOTICE, paper)
    size = pypdfium2.PdfDocument(data)[0].get_size()

    (text,) = _pages(data)
    assert tuple(map(round, size)) == points
    assert "公示到2026年3月20日为止" in text
    assert "第一小学" in text


def test_nothing_in_a_text_is_read_as_markup() -> None:
    (text,) = _pages(notice_pdf(NOTICE))

    assert "#set text(red) *强调* _下划线_ $x$" in text


def test_an_issue_begins_with_its_number_and_its_contents() -> None:
    cover, first, second = _pages(issue_pdf(ISSUE))

    assert "2026年第3期" in cover
    assert cover.index("关于做好") < cover.index("第二件")
    assert "云教〔2026〕5号" in first
    assert "撤回：下列文件已经撤回" in second


def test_the_docx_of_an_issue_holds_the_same_words_and_tables() -> None:
    document = docx.Document(io.BytesIO(issue_docx(ISSUE)))
    words = [paragraph.text for paragraph in document.paragraphs]

    assert words[:2] == ["云江县人民政府公报", "2026年第3期　2026年3月31日"]
    assert "2. 第二件" in words
    assert [[c.text for c in row.cells] for row in document.tables[0].rows] == [
        ["学校", "名额"],
        ["第一小学", "240"],
        ["第一小学", "180"],
    ]


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert issue_pdf(ISSUE) == issue_pdf(ISSUE)
    assert issue_docx(ISSUE) == issue_docx(ISSUE)
    assert notice_pdf(NOTICE) == notice_pdf(NOTICE)


def test_a_character_without_a_glyph_does_not_stop_the_sheet() -> None:
    odd = replace(NOTICE, title="关于\ue000的通知")

    assert notice_pdf(odd).startswith(b"%PDF")
