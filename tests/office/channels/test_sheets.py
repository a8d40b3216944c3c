"""A piece cut into pages of an e-screen: nothing is lost, nothing is too much for a page."""

from __future__ import annotations

from datetime import date

from mingtang.rendering.characters import width
from mingtang_office.channels.models import Piece
from mingtang_office.channels.sheets import CHARACTERS, LINES, Row, sheets_of


def _piece(html: str, number: str = "云教〔2026〕5号") -> Piece:
    return Piece(
        title="关于招生的通知",
        organ="云江县教育局",
        dated=date(2026, 3, 13),
        html=html,
        number=number,
    )


def test_a_short_piece_is_one_page() -> None:
    (sheet,) = sheets_of(_piece("<p>各学校：</p><p>请遵照执行。</p>"))

    assert sheet.parts == ("各学校：", "请遵照执行。")


def test_a_long_paragraph_goes_on_where_the_page_ends_without_losing_a_word() -> None:
    words = "".join(f"第{n}条规定。" for n in range(400))

    sheets = sheets_of(_piece(f"<p>{words}</p>"))

    assert "".join(part for sheet in sheets for part in sheet.parts) == words  # type: ignore[misc]
    assert all(width(str(sheet.parts[0])) <= LINES * CHARACTERS for sheet in sheets)
    assert [sheet.number for sheet in sheets] == list(range(1, sheets[0].total + 1))


def test_a_table_keeps_its_rows_and_a_merged_cell_says_the_same_in_each() -> None:
    html = (
        "<table><tr><th>学校</th><th>名额</th></tr>"
        '<tr><td rowspan="2">第一小学</td><td>240</td></tr><tr><td>180</td></tr></table>'
    )

    (sheet,) = sheets_of(_piece(html))

    assert sheet.parts == (
        Row(("学校", "名额"), is_head=True),
        Row(("第一小学", "240")),
        Row(("第一小学", "180")),
    )
    assert len(sheet.groups) == 1


def test_what_has_no_text_shows_its_title() -> None:
    (sheet,) = sheets_of(_piece('<img src="a.png">'))

    assert sheet.parts == ("关于招生的通知",)
