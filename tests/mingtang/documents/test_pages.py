"""Pages of a PDF as pictures, and boxes on them that hold the very words they stand for."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pypdfium2 as pdfium
import pytest
from PIL import Image

import mingtang
from mingtang.documents import pages
from mingtang.documents.pages import Box, boxes, page_count, page_image
from mingtang.documents.raw import Place, UnreadableDocument
from mingtang.documents.readers import pdf as reader
from tests.mingtang.documents.pdf_writing import lattice, pdf, picture, rule, text

TABLE = (
    text(100, 760, "一、总体情况")
    + lattice((100, 250, 400), (600, 650, 700))
    + text(110, 670, "行政许可")
    + text(300, 670, "51")
    + text(110, 620, "行政处罚")
    + text(300, 620, "4119")
)
LINES = text(100, 500, "全年主动公开政府信息三十六条，其中门户网站公开二") + text(
    76, 480, "十条，政务新媒体公开十六条。"
)
BODY = "".join(
    text(76, 460 - 20 * n, "各项工作均按期办结并及时公开没有逾期情况发生") for n in range(4)
)
FLOWING = text(100, 540, "二、主动公开政府信息情况如下") + LINES + BODY


def words_in(data: bytes, found: Iterable[Box]) -> list[str]:
    """What PDFium finds inside each box, on a page that is not turned."""
    told = []
    with reader.PDFIUM, pdfium.PdfDocument(data) as document:
        for box in found:
            page = document[box.page - 1]
            (width, height), textpage = page.get_size(), page.get_textpage()
            sides = (box.left * width, height - box.bottom * height)
            sides += (box.right * width, height - box.top * height)
            left, bottom, right, top = sides
            told.append(textpage.get_text_bounded(left + 1, bottom + 1, right - 1, top - 1))
            textpage.close()
            page.close()
    return ["".join(words.split()) for words in told]


def found(data: bytes, place: Place, quote: str = "") -> tuple[Box, ...]:
    return boxes(data, [(place, quote)])[place, quote]


def test_a_cell_is_found_where_its_text_stands() -> None:
    data = pdf(TABLE)
    cells = [Place(table=1, row=row, column=column) for row in (1, 2) for column in (1, 2)]
    told = [words_in(data, found(data, cell)) for cell in cells]
    assert told == [["行政许可"], ["51"], ["行政处罚"], ["4119"]]


def test_a_box_is_told_in_shares_of_the_page() -> None:
    (box,) = found(pdf(TABLE), Place(page=1, table=1, row=2, column=2))
    sides = (box.left, box.top, box.right, box.bottom)
    assert sides == pytest.approx((250 / 595, 192 / 842, 400 / 595, 242 / 842), abs=0.002)
    assert box.page == 1


def test_a_row_and_a_table_have_one_box_each() -> None:
    data = pdf("", TABLE)
    assert words_in(data, found(data, Place(table=1, row=2))) == ["行政处罚4119"]
    (box,) = found(data, Place(table=1))
    assert words_in(data, [box]) == ["行政许可51行政处罚4119"]
    assert box.page == 2


@pytest.mark.parametrize(
    ("page", "sides"),
    [
        ("/MediaBox [0 0 595 842] /Rotate 90", (600 / 842, 250 / 595, 650 / 842, 400 / 595)),
        ("/MediaBox [0 0 595 842] /Rotate 180", (195 / 595, 600 / 842, 345 / 595, 650 / 842)),
        ("/MediaBox [50 100 450 900]", (200 / 400, 250 / 800, 350 / 400, 300 / 800)),
        (
            "/MediaBox [0 0 595 842] /CropBox [100 500 500 800]",
            (150 / 400, 150 / 300, 300 / 400, 200 / 300),
        ),
    ],
)
def test_a_turned_or_cut_page_is_answered_as_it_is_shown(
    page: str, sides: tuple[float, ...]
) -> None:
    (box,) = found(pdf(TABLE, page=page), Place(table=1, row=2, column=2))
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx(sides, abs=0.002)


def test_text_written_sideways_is_found_sideways() -> None:
    turned = (
        rule(100, 100, 100, 300)
        + rule(150, 100, 150, 300)
        + rule(200, 100, 200, 300)
        + rule(100, 100, 200, 100)
        + rule(100, 200, 200, 200)
        + rule(100, 300, 200, 300)
        + text(130, 110, "行政许可", turn="0 1 -1 0")
        + text(130, 230, "51", turn="0 1 -1 0")
        + text(180, 110, "行政处罚", turn="0 1 -1 0")
        + text(180, 230, "77", turn="0 1 -1 0")
    )
    data = pdf(turned)
    assert words_in(data, found(data, Place(table=1, row=1, column=2))) == ["51"]
    assert words_in(data, found(data, Place(table=1, row=2, column=2))) == ["77"]


def test_a_quote_that_wraps_has_a_box_on_each_line() -> None:
    data = pdf(FLOWING)
    place = mingtang.documents.open.read(data).paragraphs[1].at
    assert words_in(data, found(data, place, "门户网站公开二十条")) == ["门户网站公开二", "十条"]
    assert words_in(data, found(data, place, "三十 六条")) == ["三十六条"]


def test_a_quote_that_runs_over_a_page_has_a_box_on_each() -> None:
    upper = BODY + text(100, 60, "全年主动公开政府信息三十六条，其中门户网站公开二")
    lower = text(76, 760, "十条，政务新媒体公开十六条。") + BODY
    data = pdf(upper, lower)
    places = [p.at for p in mingtang.documents.open.read(data).paragraphs if "三十六" in p.text]
    answer = found(data, places[0], "公开二十条")
    assert [(box.page, word) for box, word in zip(answer, words_in(data, answer), strict=True)] == [
        (1, "公开二"),
        (2, "十条"),
    ]


def test_words_that_the_paragraph_does_not_print_mark_all_of_it() -> None:
    data = pdf(FLOWING)
    place = mingtang.documents.open.read(data).paragraphs[1].at
    whole = found(data, place)
    assert len(whole) == 2
    assert found(data, place, "没有这句话") == whole


def test_words_without_a_place_are_looked_for() -> None:
    data = pdf(text(100, 700, "一、总体情况") + text(100, 300, "已经印发"), FLOWING)
    assert words_in(data, found(data, Place(), "政务新媒体")) == ["政务新媒体"]
    assert found(data, Place(page=1), "政务新媒体") == ()
    assert found(data, Place(), "") == ()


def test_words_that_run_over_two_paragraphs_are_found_without_a_place() -> None:
    data = pdf(text(200, 760, "青禾区教育局", 22) + text(80, 600, "年度报告", 12))
    assert words_in(data, found(data, Place(), "教育局年度报告")) == ["教育局", "年度报告"]


@pytest.mark.parametrize(
    "place",
    [Place(table=9), Place(table=1, row=9), Place(table=1, row=1, column=9), Place(paragraph=99)],
)
def test_a_place_that_is_not_there_has_no_box(place: Place) -> None:
    assert found(pdf(TABLE), place, "51") == ()


def test_a_letter_printed_twice_counts_once() -> None:
    bold = text(100, 700, "主动公开36条") + text(100.4, 700, "主动公开36条")
    (box,) = found(pdf(bold), Place(paragraph=1), "公开36条")
    assert box.left * 595 == pytest.approx(124, abs=1)


def test_marks_that_are_set_close_keep_off_their_neighbours() -> None:
    close = text(100, 700, "公开，") + text(130, 700, "受理") + text(148, 700, "（件）")
    (box,) = found(pdf(close), Place(paragraph=1), "公开，")
    assert box.right * 595 == pytest.approx(130, abs=0.5)
    (box,) = found(pdf(close), Place(paragraph=1), "（件")
    assert box.left * 595 == pytest.approx(154, abs=0.5)


def test_a_page_is_drawn_as_wide_as_asked() -> None:
    image = Image.open(io.BytesIO(page_image(pdf("", TABLE), 2, 595)))
    assert (image.format, image.size) == ("PNG", (595, 842))
    (box,) = found(pdf(TABLE), Place(table=1, row=1, column=1))
    edge = image.convert("L").crop((round(box.left * 595) - 2, 150, round(box.left * 595) + 2, 190))
    assert min(edge.tobytes()) < 200


def test_a_picture_keeps_within_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MAX_PIXELS", 10_000)
    width, height = Image.open(io.BytesIO(page_image(pdf(TABLE), 1, 9_999_999))).size
    assert 9_500 < width * height < 10_300
    tall = Image.open(io.BytesIO(page_image(pdf("", page="/MediaBox [0 0 3 14400]"), 1, 3)))
    assert tall.height <= pages.MAX_SIDE


def test_a_scanned_page_has_a_picture_and_no_boxes() -> None:
    scan = pdf("q 595 0 0 842 0 0 cm /X0 Do Q", forms=[picture()])
    assert Image.open(io.BytesIO(page_image(scan, 1, 60))).size[0] == 60
    with pytest.raises(UnreadableDocument, match="扫描"):
        boxes(scan, [])


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    data = pdf(TABLE, TABLE)
    assert page_count(data) == 2
    with pytest.raises(UnreadableDocument, match="该PDF共2页") as refused:
        page_image(data, page, 600)
    assert refused.value.code == "no_such_page"


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"%PDF-1.7", "corrupt")])
def test_what_is_no_pdf_has_no_pages(data: bytes, code: str) -> None:
    for ask in (page_count, lambda d: page_image(d, 1, 600), lambda d: boxes(d, [])):
        with pytest.raises(UnreadableDocument) as refused:
            ask(data)
        assert refused.value.code == code


def test_a_width_below_one_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="正整数"):
        page_image(pdf(TABLE), 1, 0)
