"""The page, read back with lxml: complete, accessible, nothing of the report runs as markup."""

from typing import Any

import pytest
from lxml import html

from mingtang.rendering import render
from tests.factories.reports import make_report


@pytest.fixture(scope="module")
def page() -> Any:
    return html.document_fromstring(render(make_report(), "html").decode())


def test_the_page_names_its_language_and_title(page: Any) -> None:
    assert page.get("lang") == "zh-CN"
    assert page.findtext(".//title") == "云江县教育局2023年政府信息公开工作年度报告"
    assert page.findtext(".//h1") == "云江县教育局2023年政府信息公开工作年度报告"


def test_every_table_is_captioned_by_the_heading_of_its_section(page: Any) -> None:
    assert page.xpath("//table/caption/h2/text()") == [
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
    ]


def test_every_frame_can_be_scrolled_by_keyboard_and_has_a_name(page: Any) -> None:
    frames = page.xpath("//div[@role='region'][@tabindex='0'][table]")
    names = [page.get_element_by_id(frame.get("aria-labelledby")).tag for frame in frames]
    assert names == ["h2", "h2", "h2"]


def test_a_table_below_a_narrative_is_named_by_the_heading_above_it() -> None:
    report = make_report(narrative={2: ("本年度数据如下。",)})
    page = html.document_fromstring(render(report, "html").decode())
    assert page.xpath("//section[2]/*[1][self::h2]/@id") == page.xpath(
        "//section[2]//table/@aria-labelledby"
    )


def test_every_figure_names_headers_that_exist(page: Any) -> None:
    identities = set(page.xpath("//th/@id"))
    figures = page.xpath("//td[@headers]")
    assert len(figures) == 200
    assert all(set(td.get("headers").split()) <= identities for td in figures)


def test_no_two_elements_share_an_id(page: Any) -> None:
    identities = page.xpath("//@id")
    assert len(identities) == len(set(identities))


def test_the_headers_of_a_figure_say_what_it_counts(page: Any) -> None:
    (cell,) = page.xpath("//td[@data-address='remedies/litigation_direct/upheld']")
    said = [page.get_element_by_id(name).text_content() for name in cell.get("headers").split()]
    assert said == ["行政诉讼", "未经复议直接起诉", "结果维持"]


def test_every_head_tells_its_scope(page: Any) -> None:
    scopes = {th.text_content(): th.get("scope") for th in page.xpath("//th")}
    assert scopes["法人或其他组织"] == "colgroup"
    assert scopes["（三）不予公开"] == "rowgroup"
    assert scopes["（七）总计"] == "row"
    assert scopes["自然人"] == "col"


def test_nothing_is_fetched_from_elsewhere(page: Any) -> None:
    assert page.xpath("//script | //link | //img | //iframe | //@src | //@href") == []
    assert "url(" not in page.findtext(".//style")


def test_markup_in_a_report_is_shown_and_not_run() -> None:
    report = make_report(
        agency="<b>云江县</b>",
        narrative={1: ("<script>alert(1)</script>",)},
        raws={"proactive/licences.decisions": '"><img src=x>'},
    )
    page = html.document_fromstring(render(report, "html").decode())
    assert page.xpath("//script | //img") == []
    assert "<script>alert(1)</script>" in page.text_content()


def test_a_line_break_inside_a_paragraph_is_kept() -> None:
    page = html.document_fromstring(
        render(make_report(narrative={1: ("上一行\n下一行",)}), "html").decode()
    )
    (paragraph,) = page.xpath("//p[br]")
    assert paragraph.text == "上一行"
