"""Rules of a PDF become the cells that a reader sees."""

import itertools

import pytest

from mingtang.documents.raw import Grid, Place
from mingtang.documents.readers.pdf import read
from tests.mingtang.documents.pdf_writing import box, form, lattice, pdf, rule, text

XS = (72, 200, 300, 400)
YS = (700, 670, 640)
RULES = lattice(XS, YS)
WORDS = "".join(
    text(x + 8, y + 8, word)
    for x, y, word in [
        (72, 670, "规章"),
        (200, 670, "12"),
        (300, 670, "3"),
        (72, 640, "文件"),
        (300, 640, "15"),
    ]
)
ROWS = [["规章", "12", "3"], ["文件", "", "15"]]


def grid(content: str, page: str = "/MediaBox [0 0 595 842]") -> Grid:
    document = read(pdf(content, page=page))
    assert len(document.grids) == 1
    return document.grids[0]


def rows(found: Grid) -> list[list[str]]:
    return [[c.text for c in found.cells if c.row == row] for row in range(found.rows)]


def thin_rectangles() -> str:
    level = "".join(box(72, y, 400.6, y + 0.6) for y in YS)
    return level + "".join(box(x, 640, x + 0.6, 700) for x in XS)


def cell_rectangles(paint: str = "S") -> str:
    return "".join(
        box(left, low, right, high, paint)
        for left, right in itertools.pairwise(XS)
        for high, low in itertools.pairwise(YS)
    )


def cell_frames() -> str:
    """A filled frame round each cell, two points away from the next."""
    return "".join(
        f"{left + 1} {low + 1} {right - left - 2} {high - low - 2} re"
        f" {left + 2} {low + 2} {right - left - 4} {high - low - 4} re f*\n"
        for left, right in itertools.pairwise(XS)
        for high, low in itertools.pairwise(YS)
    )


def pieces() -> str:
    level = "".join(box(x, y, x + 2, y + 0.5) for y in YS for x in range(72, 400, 5))
    return level + "".join(box(x, y, x + 0.5, y + 2) for x in XS for y in range(640, 700, 5))


def dots() -> str:
    level = "".join(box(x, y, x + 1, y + 1) for y in YS for x in range(72, 401, 3))
    return level + "".join(box(x, y, x + 1, y + 1) for x in XS for y in range(640, 701, 3))


@pytest.mark.parametrize(
    "rules",
    [
        RULES,
        thin_rectangles(),
        cell_rectangles(),
        cell_frames(),
        pieces(),
        dots(),
        "[3 2] 0 d " + RULES,
        RULES + lattice([x + 2 for x in XS], [y + 2 for y in YS]),
    ],
    ids=["lines", "thin", "boxes", "frames", "pieces", "dots", "dashed", "double"],
)
def test_a_table_is_read_however_its_rules_are_drawn(rules: str) -> None:
    assert rows(grid(rules + WORDS)) == ROWS


@pytest.mark.parametrize(
    "noise",
    [
        "q 1 G " + rule(72, 655, 400, 655) + rule(250, 640, 250, 700) + "Q ",
        "q 1 g " + box(72, 654, 400, 655) + "Q ",
        "q 0 0 9 9 re W n " + rule(72, 655, 400, 655) + "Q ",
        "q .8 g " + box(72, 670, 400, 700) + box(74, 672, 198, 698) + "Q ",
        rule(74, 655, 90, 655),
    ],
    ids=["white line", "white box", "cut away", "shading", "underline"],
)
def test_what_is_no_rule_makes_no_cell(noise: str) -> None:
    assert rows(grid(noise + RULES + WORDS)) == ROWS


@pytest.mark.parametrize("turn", ["0 1 -1 0 842 0", "0 -1 1 0 0 595", "-1 0 0 -1 595 842"])
def test_a_turned_page_is_read_upright(turn: str) -> None:
    assert rows(grid(f"q {turn} cm {RULES}{WORDS} Q", "/MediaBox [0 0 842 842] /Rotate 90")) == ROWS


def test_rules_inside_nested_forms_are_found() -> None:
    inner = form(RULES + WORDS, "0.5 0 0 0.5 20 20")
    outer = form("q 1 0 0 1 5 5 cm /X0 Do Q", "1 0 0 1 9 9")
    assert rows(read(pdf("/X1 Do", forms=[inner, outer])).grids[0]) == ROWS


def test_a_missing_inner_rule_is_a_merged_cell() -> None:
    content = lattice((72, 200, 300), (700, 670)) + lattice((72, 300), (670, 640))
    found = grid(content + text(80, 678, "规章") + text(80, 648, "第二十条第（五）项"))
    assert [(c.text, c.row, c.column, c.column_span) for c in found.cells] == [
        ("规章", 0, 0, 1),
        ("", 0, 1, 1),
        ("第二十条第（五）项", 1, 0, 2),
    ]


def test_a_vertical_label_is_one_word_over_its_rows() -> None:
    content = lattice((72, 100), (700, 640)) + lattice((100, 300), (700, 670, 640))
    label = "".join(text(80, 686 - 13 * n, c) for n, c in enumerate("办理结果"))
    found = grid(content + label + text(108, 678, "21") + text(108, 648, "0"))
    assert found.cells[0].text == "办理结果"
    assert found.cells[0].row_span == 2


def test_a_wrapped_label_is_joined_without_a_space() -> None:
    content = (
        lattice((72, 130, 200), (700, 660)) + text(76, 684, "社会公") + text(76, 668, "益组织")
    )
    assert rows(grid(content + text(140, 676, "0"))) == [["社会公益组织", "0"]]


def test_a_number_wrapped_in_a_narrow_cell_is_one_number() -> None:
    content = lattice((72, 94, 200), (700, 660)) + text(76, 684, "773") + text(76, 668, "0.2")
    assert rows(grid(content + text(140, 676, "0"))) == [["7730.2", "0"]]


def test_two_numbers_in_one_cell_stay_two() -> None:
    content = lattice((72, 200, 300), (700, 660)) + text(76, 684, "12") + text(76, 668, "3")
    assert rows(grid(content + text(240, 676, "0"))) == [["12 3", "0"]]


def test_label_that_overflows_its_cell_stays_whole() -> None:
    content = lattice((72, 130, 300), (700, 670)) + text(76, 678, "行政规范性文件")
    assert rows(grid(content + text(250, 678, "5"))) == [["行政规范性文件", "5"]]


def test_open_sides_are_closed_where_the_level_rules_end() -> None:
    level = "".join(rule(72, y, 400, y) for y in YS)
    assert rows(grid(level + rule(200, 640, 200, 700) + rule(300, 640, 300, 700) + WORDS)) == ROWS


def test_labels_beside_the_ruled_box_are_its_first_column() -> None:
    assert rows(grid(lattice(XS[1:], YS) + WORDS)) == ROWS


def test_level_rules_alone_make_a_table() -> None:
    content = rule(72, 700, 400, 700) + rule(72, 670, 400, 670) + rule(72, 610, 400, 610)
    more = text(80, 620, "强制") + text(208, 620, "7") + text(308, 620, "9")
    assert rows(grid(content + WORDS + more)) == [*ROWS, ["强制", "7", "9"]]


def test_a_row_without_inner_rules_is_cut_where_other_rows_are() -> None:
    content = RULES + rule(72, 610, 400, 610) + rule(72, 610, 72, 640) + rule(400, 610, 400, 640)
    words = text(80, 620, "强制") + text(208, 620, "7") + text(308, 620, "9")
    assert rows(grid(content + WORDS + words))[2] == ["强制", "7", "9"]


def test_a_row_cut_by_the_page_keeps_the_line_below_its_last_rule() -> None:
    content = rule(72, 80, 300, 80) + "".join(rule(x, 50, x, 80) for x in (72, 200, 300))
    page = content + text(76, 64, "社会公") + text(76, 47, "益组织") + text(240, 64, "0")
    assert rows(grid(page)) == [["社会公益组织", "0"]]


def test_text_of_a_table_is_no_paragraph_and_blocks_keep_their_order() -> None:
    page = text(72, 720, "二、主动公开") + RULES + WORDS + text(72, 600, "三、依申请公开")
    document = read(pdf(page))
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Grid", "Paragraph"]
    assert document.grids[0].cells[5].at == Place(page=1, table=1, row=2, column=3)


def test_a_table_that_goes_on_overleaf_is_two_grids() -> None:
    document = read(pdf(RULES + WORDS, RULES + WORDS))
    assert [str(found.at) for found in document.grids] == ["第1页表1", "第2页表2"]


def test_a_frame_round_text_is_no_table() -> None:
    document = read(pdf(box(60, 600, 500, 760, "S") + text(72, 700, "一、总体情况")))
    assert document.grids == ()
    assert [p.text for p in document.paragraphs] == ["一、总体情况"]


def test_an_empty_sliver_between_double_borders_is_no_row() -> None:
    content = lattice((72, 200, 300), (700, 670, 664, 640))
    assert rows(grid(content + text(80, 680, "规章") + text(80, 648, "文件"))) == [
        ["规章", ""],
        ["文件", ""],
    ]
