"""A file as an item to be: what stands where, what is only guessed, what did not come over."""

from __future__ import annotations

from typing import Any

import pytest

from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.importing.reading import Refusal, Taken, take
from tests.office.publication.importing import files


def taken(data: bytes, name: str) -> Taken:
    found = take(data, name)
    assert isinstance(found, Taken), found
    return found


def guesses(found: Taken) -> dict[str, str]:
    return {each.field: each.value for each in found.guesses}


def texts(found: Taken) -> list[Any]:
    return [block["value"] for block in found.body if block["type"] != "table"]


def test_a_letter_tells_its_metadata() -> None:
    found = guesses(taken(files.letter(), "1.docx"))

    assert found == {
        "title": "云江县教育局关于印发《云江县中小学招生管理办法》的通知",
        "document_number": "云教发〔2026〕7号",
        "issuer": "云江县教育局",
        "written_on": "2026-03-10",
        "formed_on": "2026-03-10",
        "genre": "notice",
        "kind": ItemKind.NORMATIVE_DOCUMENT,
        "effective_on": "2026-05-01",
        "expires_on": "2031-04-30",
        "summary": "现将《云江县中小学招生管理办法》印发给你们，请遵照执行。",
    }


def test_each_guess_says_what_it_rests_on() -> None:
    found = {each.field: each.because for each in taken(files.letter(), "1.docx").guesses}

    assert found["written_on"] == "文末落款日期"
    assert found["kind"] == "有文号，标题为“办法”，正文写明施行日期"


def test_the_head_goes_into_the_fields_and_the_rest_into_the_body() -> None:
    found = taken(files.letter(), "1.docx")

    assert texts(found) == [
        "<p>各中小学、幼儿园：</p>"
        "<p>现将《云江县中小学招生管理办法》印发给你们，请遵照执行。</p>"
        "<p>本办法自2026年5月1日起施行，有效期5年。</p>"
        "<p>云江县教育局</p><p>2026年3月10日</p>"
    ]
    assert [(each.matter, each.count) for each in found.omissions] == [("head", 2)]


def test_a_merged_cell_stays_merged_and_a_figure_its_text() -> None:
    [table] = [
        block["value"]
        for block in taken(files.letter(merged=True), "1.docx").body
        if block["type"] == "table"
    ]

    assert table["data"] == [
        ["学校", "班级", "人数"],
        ["第一小学", "一班", "045"],
        ["", "二班", "46.50"],
    ]
    assert table["mergeCells"] == [{"row": 1, "col": 0, "rowspan": 2, "colspan": 1}]
    assert table["cell"] == [{"row": 2, "col": 0, "hidden": True}]
    assert table["table_header_choice"] == "row"


def test_a_page_tells_its_day_its_address_and_its_files() -> None:
    found = taken(files.PAGE.encode(), "t1.html")

    told = guesses(found)
    assert told["title"] == "关于2024年春季开学时间的公告"
    assert told["published_on"] == "2024-02-20"
    assert told["address"] == "https://old.yunjiang.example/xxgk/t1.html"
    assert (told["index_number"], told["document_number"]) == (
        "990/2024-00012",
        "云教公告〔2024〕3号",
    )
    assert found.files == ("P01.docx",)
    assert [each.matter for each in found.omissions] == ["picture", "file", "head"]


def test_a_number_that_is_only_cited_is_not_taken() -> None:
    lines = ("关于开学的公告", "根据云政办发〔2025〕9号文件精神，全县中小学三月二日开学。")

    assert "document_number" not in guesses(taken(files.letter(lines), "1.docx"))


def test_words_that_were_deleted_are_told_without_being_said() -> None:
    found = taken(files.letter_with_deleted("张三家庭住址"), "1.docx")

    [omission] = [each for each in found.omissions if each.matter == "deleted_text"]
    assert omission.count == 1
    assert "张三" not in str(found)


def test_a_hidden_sheet_is_told() -> None:
    data = files.workbook([["学校", "人数"], ["第一小学", 12]], hidden="底稿")

    assert "hidden_sheet" in [each.matter for each in taken(data, "1.xlsx").omissions]


def test_a_paper_with_a_mark_of_secrecy_is_refused() -> None:
    found = take("机密★1年\n关于某事的通知\n内容".encode(), "1.txt")

    assert isinstance(found, Refusal)
    assert found.code == "secret"
    assert "只在公文备案中登记文号和结论" in found.message


def test_markup_in_a_text_stays_text() -> None:
    found = taken(
        "关于某事的公告\n正文<script>alert(1)</script>&amp;结束了这一句话。".encode(), "1.txt"
    )

    assert texts(found) == [
        "<p>正文&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;结束了这一句话。</p>"
    ]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", b"PK\x03\x04broken", b"\x00" * 50])
def test_what_cannot_be_read_is_refused_in_words(data: bytes) -> None:
    found = take(data, "1.docx")

    assert isinstance(found, Refusal)
    assert found.message.endswith("。")


def test_a_character_that_no_database_keeps_is_left_out() -> None:
    found = taken("关于某事的公告\n正文\x00在这里，请大家知悉并遵照执行。".encode(), "1.txt")

    assert "\x00" not in str(found.body)


def test_a_table_too_large_for_the_editor_is_taken_and_told() -> None:
    rows: list[list[object]] = [["学校", "人数"], ["第一小学", "说" * 5001]]

    found = taken(files.workbook(rows), "1.xlsx")
    assert [each.matter for each in found.omissions] == ["large_table"]
    assert "说" * 5001 in str(found.body)
