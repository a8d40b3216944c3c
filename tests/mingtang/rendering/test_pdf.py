"""The PDF, read back with pdfium: its text can be copied, heads repeat, nothing runs as markup."""

from collections.abc import Iterator

import pypdfium2
import pytest

from mingtang.annual.report import AnnualReport
from mingtang.rendering import RenderingImpossible, render
from mingtang.rendering.fonts import choose, installed
from tests.factories.reports import make_report


@pytest.fixture(autouse=True)
def _needs_a_chinese_font() -> None:
    try:
        choose(installed().families())
    except RenderingImpossible:
        pytest.skip("no Chinese font is installed on this machine")


def pages(report: AnnualReport) -> Iterator[str]:
    with pypdfium2.PdfDocument(render(report, "pdf")) as document:
        for page in document:
            yield page.get_textpage().get_text_range().replace("\r\n", "\n")
            page.close()


def test_the_text_can_be_copied() -> None:
    lines = "".join(pages(make_report())).split("\n")
    assert lines[:2] == ["云江县教育局2023年政府信息公开", "工作年度报告"]
    assert "一、总体情况" in lines
    assert "2023年，本机关未收取信息处理费。" in lines
    assert lines.index("云江县教育局") + 1 == lines.index("2024年1月15日")


def test_pages_are_a4_and_numbered() -> None:
    with pypdfium2.PdfDocument(render(make_report(), "pdf")) as document:
        width, height = document.get_page_size(0)
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)
    assert [f"— {n} —" in text for n, text in enumerate(pages(make_report()), start=1)] == [
        True
    ] * 4


def test_a_table_that_fits_on_a_page_is_not_torn() -> None:
    (page,) = (text for text in pages(make_report()) if "申请人情况" in text)
    assert "三、收到和处理政府信息公开申请情况" in page
    assert "四、结转下年度继续办理" in page


def test_a_table_longer_than_a_page_repeats_its_head() -> None:
    raw = "\n".join(["0"] * 12)
    keys = ("granted", "refused.deliberative", "other.rest")
    report = make_report(raws={f"applications/{key}/total": raw for key in keys})
    *_, last = (text for text in pages(report) if "四、结转下年度继续办理" in text)
    assert "（一）予以公开" not in last
    assert "申请人情况" in last


def test_markup_in_a_report_is_shown_and_not_run() -> None:
    line = '#read("/etc/passwd") $x$ *粗* _斜_ \\ // ` <标签> @引用 = 标题'
    text = "".join(pages(make_report(narrative={1: (line,)})))
    assert line.replace(" ", "") in text.replace("\n", "").replace(" ", "")


def test_the_file_is_tagged_for_assistive_technology() -> None:
    assert b"/MarkInfo" in render(make_report(), "pdf")


def test_a_character_that_no_font_can_show_does_not_stop_the_report() -> None:
    text = "".join(pages(make_report(narrative={1: ("符号\U000f0000之后仍有正文。",)})))
    assert "之后仍有正文。" in text


def test_without_a_chinese_font_the_message_names_what_to_install() -> None:
    with pytest.raises(RenderingImpossible, match="fonts-noto-cjk") as caught:
        choose({"DejaVu Sans", "Libertinus Serif"})
    assert caught.value.code == "no_font"


def test_the_faces_of_the_standard_come_first() -> None:
    faces = choose({"FangSong", "SimHei", "Noto Serif CJK SC"})
    assert faces["fang"] == ["FangSong", "Noto Serif CJK SC"]
    assert faces["hei"] == ["SimHei"]
    assert faces["kai"] == ["Noto Serif CJK SC"]


def test_any_chinese_face_is_better_than_none() -> None:
    assert choose({"Microsoft YaHei"})["fang"] == ["Microsoft YaHei"]
