"""What is printed around the tables: headings, narrative, signature."""

from dataclasses import replace
from datetime import date

import pytest

from mingtang.annual.report import AnnualReport, Figure, Section
from mingtang.documents.raw import Paragraph, Place
from mingtang.rendering import RenderingImpossible, outline
from tests.factories.reports import make_report, text


def test_headings_bear_the_statutory_numeral_and_the_title_as_printed() -> None:
    report = make_report()
    last = replace(report.sections[5], title="需要报告的其他事项", printed="6、")
    parts = outline(replace(report, sections=(*report.sections[:5], last))).parts
    assert parts[0].heading == "一、总体情况"
    assert parts[5].heading == "六、需要报告的其他事项"


def test_each_table_stands_in_the_section_of_its_form() -> None:
    parts = outline(make_report()).parts
    assert [part.table.key for part in parts if part.table] == [
        "proactive",
        "applications",
        "remedies",
    ]
    assert [part.number for part in parts if part.table] == [2, 3, 4]


def test_a_table_without_its_section_stands_in_place_without_a_heading() -> None:
    report = make_report()
    kept = tuple(section for section in report.sections if section.number != 3)
    parts = outline(replace(report, sections=kept)).parts
    assert [part.number for part in parts] == [1, 2, 3, 4, 5, 6]
    assert parts[2].heading is None


def test_sections_out_of_order_keep_their_order_and_their_tables() -> None:
    report = make_report()
    first, second, third, *rest = report.sections
    parts = outline(replace(report, sections=(first, third, second, *rest))).parts
    assert [(part.number, part.table is not None) for part in parts[:3]] == [
        (1, False),
        (3, True),
        (2, True),
    ]


def test_a_duplicated_section_prints_its_table_once() -> None:
    report = make_report()
    doubled = (*report.sections[:2], *report.sections[1:])
    tables = [part.table for part in outline(replace(report, sections=doubled)).parts]
    assert [table.key for table in tables if table] == ["proactive", "applications", "remedies"]


def test_a_second_level_heading_is_told_from_a_leading_phrase() -> None:
    section = make_report(
        narrative={1: ("（一）主动公开", "（二）依申请公开。全年未收到申请。", "全年无此类情况。")}
    )
    paragraphs = outline(section).parts[0].paragraphs
    assert [(p.lead, p.is_heading) for p in paragraphs] == [(7, True), (9, False), (0, False)]


def test_a_title_is_composed_where_the_report_has_none() -> None:
    report = replace(make_report(year=2022), title=None)
    assert outline(report).title == "云江县教育局2022年政府信息公开工作年度报告"


def test_the_agency_is_centred_over_a_date_four_characters_from_the_edge() -> None:
    report = replace(make_report(), closing=text("云江县教育局", "2024年1月15日"))
    agency, day = outline(report).signature
    assert (agency.text, agency.indent) == ("云江县教育局", 4.25)
    assert (day.text, day.indent) == ("2024年1月15日", 4.0)


def test_a_long_agency_keeps_two_characters_free_and_moves_the_date() -> None:
    name = "江临市青禾区住房和城乡建设与交通运输管理局"
    agency, day = outline(replace(make_report(), closing=text(name, "2024年1月15日"))).signature
    assert agency.indent == 2.0
    assert day.indent == 9.25


def test_a_signature_known_only_as_data_is_printed() -> None:
    report = replace(make_report(), closing=(), signed_on=date(2024, 1, 5))
    assert [line.text for line in outline(report).signature] == ["云江县教育局", "2024年1月5日"]


def test_a_remark_after_the_signature_stays_a_paragraph() -> None:
    report = replace(
        make_report(), closing=text("云江县教育局", "2024年1月15日", "（此件公开发布）")
    )
    assert [p.text for p in outline(report).closing] == ["（此件公开发布）"]


def test_characters_no_document_can_hold_are_left_out() -> None:
    report = make_report(narrative={1: ("全年\x00公开\x0b36条\ud800。\r\n另行统计。",)})
    assert outline(report).parts[0].paragraphs[0].text == "全年公开36条。\n另行统计。"


def test_without_an_edition_the_year_decides() -> None:
    report = replace(make_report(edition_code="2019", year=2020), edition=None)
    assert outline(report).form.code == "2019"


def test_without_edition_and_year_the_message_says_what_to_add() -> None:
    with pytest.raises(RenderingImpossible, match="报告年度") as caught:
        outline(AnnualReport(agency="云江县教育局", year=None, edition=None))
    assert caught.value.code == "unknown_edition"


def test_the_date_of_making_is_the_day_of_signature() -> None:
    assert outline(make_report(year=2023)).dated.date() == date(2024, 1, 15)
    assert outline(replace(make_report(year=2023), signed_on=None)).dated.date() == date(2024, 1, 1)


def free_report(title: str) -> AnnualReport:
    report = make_report(edition_code="2008", year=2012)
    last = replace(report.sections[-1], title=title)
    figures = (Figure("主动公开信息数", "条", 36, 120, "36 120"),)
    return replace(report, sections=(*report.sections[:-1], last), figures=figures)


def test_figures_of_a_free_form_report_are_an_annex() -> None:
    laid_out = outline(free_report("其他需要报告的事项"))
    assert laid_out.annex is not None
    assert all(part.table is None for part in laid_out.parts)


def test_figures_stand_in_the_section_that_bears_their_name() -> None:
    laid_out = outline(free_report("政府信息公开情况统计表"))
    assert laid_out.annex is None
    assert [part.number for part in laid_out.parts if part.table] == [7]


def test_a_section_numbered_beyond_the_form_keeps_its_number() -> None:
    extra = Section(12, "附则", (Paragraph("无。", Place()),), Place(), "12、")
    report = replace(make_report(), sections=(*make_report().sections, extra))
    assert outline(report).parts[-1].heading == "十二、附则"
