"""The docx, read back with python-docx: layout of GB/T 9704, headings, merged cells."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table

from mingtang.annual.report import AnnualReport
from mingtang.rendering import render
from tests.factories.reports import make_report


def open_docx(report: AnnualReport) -> Any:
    return docx.Document(io.BytesIO(render(report, "docx")))


@pytest.fixture(scope="module")
def document() -> Any:
    return open_docx(make_report(values={"applications/granted/business": 56}))


def texts(table: Table, row: int) -> list[str]:
    return [cell.text for cell in table.rows[row].cells]


def test_the_page_has_the_margins_of_the_standard(document: Any) -> None:
    section = document.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_body_is_set_in_fangsong_of_size_three_with_an_exact_pitch(document: Any) -> None:
    style = document.styles["Normal"]
    assert style.font.size.pt == 16
    assert style.paragraph_format.line_spacing.pt == 28.95
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert style.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_section_headings_are_real_headings(document: Any) -> None:
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [p.text for p in headings][:2] == ["一、总体情况", "二、主动公开政府信息情况"]
    assert len(headings) == 6
    assert document.styles["Heading 1"].element.pPr[-1].tag == qn("w:outlineLvl")


def test_the_title_comes_first_and_the_signature_last(document: Any) -> None:
    assert document.paragraphs[0].style.name == "Title"
    assert document.paragraphs[0].text == "云江县教育局2023年政府信息公开工作年度报告"
    assert [p.text for p in document.paragraphs[-2:]] == ["云江县教育局", "2024年1月15日"]


def test_page_numbers_stand_on_the_outer_side(document: Any) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment.name, even.alignment.name) == ("RIGHT", "LEFT")
    assert "PAGE" in odd._p.xml


def test_table_three_is_merged_as_published(document: Any) -> None:
    table = document.tables[1]
    assert (
        texts(table, 0)[:3]
        == ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] * 3
    )
    assert texts(table, 2)[3:6] == ["自然人", "商业企业", "科研机构"]
    assert texts(table, 5)[:5] == [
        "三、本年度办理结果",
        "（一）予以公开",
        "（一）予以公开",
        "0",
        "56",
    ]
    assert texts(table, 8)[:3] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "2.其他法律行政法规禁止公开",
    ]


def test_the_vertical_label_is_written_downwards(document: Any) -> None:
    turned = document.tables[1]._tbl.findall(f".//{qn('w:textDirection')}")
    assert len(turned) == 22
    assert {element.get(qn("w:val")) for element in turned} == {"tbRlV"}


def test_heads_repeat_and_rows_are_not_torn(document: Any) -> None:
    table = document.tables[1]._tbl
    assert len(table.findall(f".//{qn('w:tblHeader')}")) == 3
    assert len(table.findall(f".//{qn('w:cantSplit')}")) == len(document.tables[1].rows)


def test_the_columns_fill_the_text_width(document: Any) -> None:
    for table in document.tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert abs(sum(widths) - 156 * 1440 / 25.4) < len(widths)


def test_nothing_in_the_file_names_its_moment_or_its_tool() -> None:
    with zipfile.ZipFile(io.BytesIO(render(make_report(), "docx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert "2024-01-15T00:00:00Z" in core
    assert "python" not in core


def test_a_title_longer_than_a_property_may_be_is_still_printed() -> None:
    document = open_docx(make_report(agency="江临市" * 90))
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text.endswith("年度报告")
