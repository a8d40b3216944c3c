from __future__ import annotations

import pytest

from mingtang.documents.open import read
from mingtang.documents.raw import RawDocument
from tests.mingtang.documents.building import lines_of, refusal, rows_of

PROSE = "<p>本年度围绕群众关切公开政策文件及其解读，" + "内容充实，" * 40 + "</p>"


def page(body: str, head: str = "") -> RawDocument:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def test_blocks_and_breaks_end_paragraphs_and_headings_have_levels() -> None:
    document = page("<h2>一、总体情况</h2><div>收到<b>3</b>件<br>办结<span>2</span>件</div>")
    assert [(each.text, each.level) for each in document.paragraphs] == [
        ("一、总体情况", 2),
        ("收到3件", None),
        ("办结2件", None),
    ]


def test_a_line_end_of_the_source_between_chinese_characters_is_no_space() -> None:
    assert lines_of(page("<p>政府\n  信息公开 PDF\n版</p>")) == ["政府信息公开 PDF 版"]


def test_merged_cells_have_spans_and_lines_within_a_cell_stay_apart() -> None:
    table = (
        "<table><tr><td rowspan=2><p>自</p><p>然人</p></td><td colspan=2>法人<br>组织</td></tr>"
        "<tr><td>&nbsp;</td><td>０</td></tr></table>"
    )
    cells = page(table).grids[0].cells
    assert [(c.text, c.row, c.column, c.row_span, c.column_span) for c in cells] == [
        ("自\n然人", 0, 0, 2, 1),
        ("法人\n组织", 0, 1, 1, 2),
        ("", 1, 1, 1, 1),
        ("０", 1, 2, 1, 1),
    ]


def test_absurd_spans_end_where_the_table_ends() -> None:
    table = "<table><tr><td rowspan=99 colspan=1000>甲</td></tr><tr><td>1<td>2<td>3</tr></table>"
    grid = page(table.replace("rowspan=99", "rowspan=1")).grids[0]
    assert (grid.rows, grid.columns) == (2, 3)
    tall = page("<table><tr><td rowspan=99>甲<td>1</tr><tr><td>2</tr></table>").grids[0]
    assert (tall.rows, tall.cells[0].row_span) == (2, 2)


def test_a_table_that_lays_out_the_page_is_taken_apart() -> None:
    inner = "<table><tr><td>规章<td>0</tr><tr><td>规范性文件<td>2</tr></table>"
    document = page(f"<table><tr><td>{PROSE}{inner}<p>三、申请</p></td></tr></table>")
    assert rows_of(document.grids[0]) == [["规章", "0"], ["规范性文件", "2"]]
    assert [block.at.table for block in document.blocks] == [None, 1, None]


def test_a_caption_stands_before_its_table() -> None:
    document = page("<table><caption>表二</caption><tr><td>甲<td>1</tr></table>")
    assert lines_of(document) == ["表二"]


def test_navigation_sharing_and_related_links_go_and_the_report_stays() -> None:
    links = "".join(f"<li><a href='/{n}'>相关新闻标题第{n}条</a></li>" for n in range(5))
    document = page(
        f"<div class='nav'><a href='/'>首页</a></div><div>当前位置：首页 &gt; 年报</div>"
        f"<div id='zoom'><p>发布日期：2024-01-20</p>{PROSE}</div><div>【打印】 【关闭】</div>"
        f"<div class='share'>分享到：微信</div><ul>{links}</ul><div class='footer'>主办单位</div>"
    )
    assert [line[:5] for line in lines_of(document)] == ["发布日期：", "本年度围绕"]


def test_what_bears_the_name_of_furniture_but_holds_the_report_stays() -> None:
    document = page(f"<div class='print'>{PROSE}<table><tr><td>甲<td>1</tr></table></div>")
    assert len(document.grids) == 1
    assert len(document.paragraphs) == 1


def test_hidden_text_goes_with_a_remark() -> None:
    hidden = "<div style='display: none'>上年底稿：全年收到政府信息公开申请共计九百九十九件，均已办结</div>"
    document = page(PROSE + hidden)
    assert len(document.paragraphs) == 1
    assert [remark.code for remark in document.remarks] == ["hidden_text"]


def test_a_page_that_a_script_unfolds_is_read_though_it_is_hidden() -> None:
    assert len(page(f"<div style='display:none'>{PROSE}</div>").paragraphs) == 1


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> 云江县教育局\n年报 </title>", "云江县教育局年报"),
        ("<title>门户</title><meta name='ArticleTitle' content='教育局年报'>", "教育局年报"),
        ("", "正文标题"),
    ],
)
def test_the_title_is_what_the_page_declares(head: str, title: str) -> None:
    assert page("<h1>正文标题</h1><p>正文</p>", head).title == title


def test_a_gbk_page_that_declares_gb2312_is_read_whole() -> None:
    source = "<html><head><meta charset=gb2312></head><body><p>镕基喆</p></body></html>"
    assert lines_of(read(source.encode("gbk"))) == ["镕基喆"]


def test_the_numerals_of_an_ordered_list_are_in_the_text() -> None:
    editor = '<ol class="custom_cn" start="2"><li><p>主动公开</p></li><li><p>申请</p></li></ol>'
    assert lines_of(page(editor)) == ["二、主动公开", "三、申请"]
    plain = "<ol><li>甲<ul><li>乙</ul><li>2.丙<li>丁</ol>"
    assert lines_of(page(plain)) == ["1. 甲", "乙", "2.丙", "3. 丁"]


def test_an_entity_of_the_page_is_not_resolved(tmp_path: object) -> None:
    source = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>甲&x;乙</p></body>'
    assert lines_of(read(source.encode()))[-1].endswith("甲&x;乙")


def test_a_web_archive_is_read_by_its_page() -> None:
    archive = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        b"Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable"
        b"\r\n\r\n<html><body><p>=D6=D0=B9=FA=D5=FE=B8=AE</p></body></html>\r\n--b--\r\n"
    )
    assert lines_of(read(archive, "report.doc")) == ["中国政府"]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "深",
        "<table>" + "<tr><td>1</td><td>2</td></tr>" * 1_000_000 + "</table>",
        "<table>" + "<tr><td>1<td>2" * 25_000 + "</table>",
        "<table>" + "<tr><td rowspan=9999 colspan=50>1<td>2</tr>" * 3000 + "</table>",
    ],
    ids=["nested", "million rows", "rows", "spans"],
)
def test_a_hostile_page_is_refused(body: str) -> None:
    assert refusal(f"<html><body>{body}".encode()).code in {"too_complex", "too_large"}


def test_a_page_without_text_is_empty() -> None:
    assert (
        refusal(b"<html><body><img src='a.png'><script>var a = 1</script></body>").code == "empty"
    )
