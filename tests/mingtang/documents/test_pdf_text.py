"""Lines of a PDF become the paragraphs that were written."""

from mingtang.documents.raw import Format, Place
from mingtang.documents.readers.pdf import read
from tests.mingtang.documents.pdf_writing import form, pdf, rule, text

FULL = "云江县教育局不断完善政府信息公开制度建立健全政府信息公开工作保障机制推"  # 35 characters


def body(*lines: str, indent: bool = True) -> str:
    """Lines set 12 on 20 points from 700 down; the first one indented by two characters."""
    starts = [96 if indent and not number else 72 for number in range(len(lines))]
    return "".join(
        text(x, 700 - 20 * number, line)
        for number, (x, line) in enumerate(zip(starts, lines, strict=True))
    )


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in read(data).paragraphs]


def test_wrapped_lines_become_one_paragraph() -> None:
    assert texts(pdf(body(FULL[2:], FULL, "进公开。"))) == [FULL[2:] + FULL + "进公开。"]


def test_an_indented_line_starts_a_paragraph() -> None:
    page = body(FULL[2:], FULL) + text(96, 660, "（二）依申请公开。")
    assert texts(pdf(page)) == [FULL[2:] + FULL, "（二）依申请公开。"]


def test_a_heading_stays_apart_from_the_text_under_it() -> None:
    page = text(96, 720, "一、总体情况") + body(FULL[2:], "推进公开。")
    assert texts(pdf(page)) == ["一、总体情况", FULL[2:] + "推进公开。"]


def test_a_paragraph_runs_on_over_the_page_break() -> None:
    first = body(FULL[2:], FULL)
    second = body("工作有序开展。", indent=False)
    document = read(pdf(first, second))
    assert [p.text for p in document.paragraphs] == [FULL[2:] + FULL + "工作有序开展。"]
    assert document.paragraphs[0].at == Place(page=1, paragraph=1)


def test_a_web_page_without_indents_parts_paragraphs_by_space() -> None:
    page = body(FULL, FULL, indent=False) + text(72, 640, FULL) + text(72, 620, "推进公开。")
    assert texts(pdf(page)) == [FULL + FULL, FULL + "推进公开。"]


def test_justification_between_chinese_characters_is_dropped() -> None:
    page = "".join(text(72 + 20 * n, 700, c) for n, c in enumerate("邮编：")) + text(
        132, 700, "400100"
    )
    assert texts(pdf(page)) == ["邮编：400100"]


def test_english_words_keep_their_space() -> None:
    assert texts(pdf(text(72, 700, "Yunjiang County"))) == ["Yunjiang County"]


def test_radicals_become_characters() -> None:
    assert texts(pdf(text(72, 700, "⼀、⽂件⻚"))) == ["一、文件页"]


def test_page_numbers_are_no_text() -> None:
    pages = [text(72, 700, words) + text(280, 40, f"— {n} —") for n, words in enumerate("甲乙", 1)]
    assert texts(pdf(*pages)) == ["甲", "乙"]


def test_bare_numbers_that_count_along_with_the_pages_are_no_text() -> None:
    pages = [text(72, 700, words) + text(290, 40, str(n)) for n, words in enumerate("甲乙丙", 5)]
    assert texts(pdf(*pages)) == ["甲", "乙", "丙"]


def test_a_number_in_the_margin_that_counts_nothing_stays() -> None:
    pages = [text(72, 700, "甲"), text(72, 700, "乙") + text(72, 60, "7730")]
    assert texts(pdf(*pages)) == ["甲", "乙", "7730"]


def test_a_running_head_is_no_text() -> None:
    pages = [text(72, 800, "云江县年度报告") + text(72, 700, words) for words in "甲乙丙"]
    assert texts(pdf(*pages)) == ["甲", "乙", "丙"]


def test_what_a_browser_prints_in_the_margins_is_no_text() -> None:
    page = (
        text(20, 825, "2024/1/9 10:05")
        + text(250, 825, "年度报告")
        + text(72, 700, "甲")
        + text(20, 15, "https://www.example.cn/a.html")
        + text(540, 15, "1/1")
    )
    assert texts(pdf(page)) == ["甲"]


def test_wide_gaps_become_tabs_and_numbers_stay_apart() -> None:
    page = text(72, 700, "规章") + text(200, 700, "12") + text(300, 700, "3")
    assert texts(pdf(page)) == ["规章\t12\t3"]


def test_a_blank_column_between_numbers_is_a_tab_more() -> None:
    page = (
        text(72, 700, "规章") + text(72, 680, "文件") + text(200, 680, "1") + text(400, 680, "15")
    )
    page += "".join(text(x, 700, "0") for x in (200, 300, 400))
    assert texts(pdf(page)) == ["规章\t0\t0\t0", "文件\t1\t\t15"]


def test_a_word_spread_over_the_line_is_one_word() -> None:
    assert texts(pdf(text(200, 700, "通") + text(248, 700, "知"))) == ["通知"]


def test_bold_faked_by_writing_twice_is_read_once() -> None:
    assert texts(pdf(text(72, 700, "总计") + text(72.4, 700, "总计"))) == ["总计"]


def test_a_slanting_watermark_is_no_text() -> None:
    mark = "".join(
        text(100 + 30 * n, 600 + 30 * n, c, 40, turn=".7 .7 -.7 .7") for n, c in enumerate("云江县")
    )
    assert texts(pdf(text(72, 700, "一、总体情况") + mark)) == ["一、总体情况"]


def test_text_inside_a_form_is_read() -> None:
    assert texts(pdf("/X0 Do", forms=[form(text(72, 700, "总计"), "0.5 0 0 0.5 9 9")])) == ["总计"]


def test_an_underline_makes_no_table() -> None:
    page = rule(70, 697, 300, 697) + rule(70, 677, 300, 677)
    document = read(pdf(page + text(72, 700, "一、总体情况") + text(72, 680, "二、其他")))
    assert document.grids == ()
    assert len(document.paragraphs) == 2


def test_the_title_of_the_file_is_kept() -> None:
    document = read(pdf(text(72, 700, "甲"), title="云江县教育局年度报告"))
    assert document.title == "云江县教育局年度报告"
    assert document.format is Format.PDF
