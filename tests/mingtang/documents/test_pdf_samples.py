"""Whole files of the programs that reports are made with."""

import json
from pathlib import Path

import pytest
import typst

from mingtang.documents.raw import Grid
from mingtang.documents.readers.pdf import read

HERE = Path(__file__)
ROOT = HERE.parents[3]
SHARED = ROOT.parent / "shared" / "reports"
CHINESE = [
    name
    for name in typst.Fonts().families()
    if "CJK SC" in name or name in {"SimSun", "Source Han Serif SC", "FangSong"}
]
needs_font = pytest.mark.skipif(not CHINESE, reason="no Chinese font to set the page with")


def rows(found: Grid) -> list[list[str]]:
    return [[c.text for c in found.cells if c.row == row] for row in range(found.rows)]


def set_page(source: str) -> bytes:
    head = f'#set text(font: "{CHINESE[0]}", lang: "zh", region: "cn", size: 10pt)\n'
    return typst.compile((head + source).encode(), format="pdf")


def test_a_browser_prints_type_three_fonts_and_collapsed_borders() -> None:
    document = read((HERE.parent / "browser_print.pdf").read_bytes())
    assert rows(document.grids[0])[2:] == [["行政公开", "3", "1,095"], ["政府信息", "", "7730.28"]]
    assert rows(document.grids[1]) == [
        ["一、行政", "公开", "总计"],
        ["本年", "信息"],
        ["4", "0", "4"],
    ]
    assert document.paragraphs[1].text == "一、本年公开政府信息40条。"


def test_an_office_export_goes_on_over_three_pages() -> None:
    document = read((ROOT / "tests/corpus/should_pass/office_export.pdf").read_bytes())
    assert [(g.rows, g.columns) for g in document.grids] == [
        (14, 4),
        (8, 10),
        (15, 10),
        (5, 10),
        (4, 15),
    ]
    assert rows(document.grids[3])[3] == ["（七）总计", "3", "1", "0", "0", "0", "0", "4"]
    assert document.paragraphs[0].text == "青禾区科研局2022年政府信息公开工作年度报告"


@needs_font
def test_merged_cells_of_a_typeset_table_are_spans() -> None:
    data = set_page(
        "#table(columns: 4, table.cell(rowspan: 2)[信息内容], table.cell(colspan: 3)[申请人情况],"
        " [自然人], [商业企业], [总计], [新收], [3], [], [3])"
    )
    found = read(data).grids[0]
    assert rows(found) == [
        ["信息内容", "申请人情况"],
        ["自然人", "商业企业", "总计"],
        ["新收", "3", "", "3"],
    ]
    assert (found.cells[0].row_span, found.cells[1].column_span) == (2, 3)


@needs_font
@pytest.mark.parametrize("stroke", ["0.2pt + gray", '(dash: "dashed")', '(dash: "dotted")', "2pt"])
def test_strokes_of_all_kinds_rule_a_typeset_table(stroke: str) -> None:
    data = set_page(f"#table(columns: 3, stroke: {stroke}, [规章], [1], [0], [文件], [12], [7])")
    assert rows(read(data).grids[0]) == [["规章", "1", "0"], ["文件", "12", "7"]]


@needs_font
def test_a_landscape_table_in_small_print_with_a_shaded_head_is_read() -> None:
    cells = ", ".join(f"[{n}]" for n in range(15))
    data = set_page(
        "#set page(flipped: true)\n#set text(size: 5pt)\n"
        f"#table(columns: 15, fill: (_, y) => if y == 0 {{ aqua }}, {cells}, {cells})"
    )
    assert rows(read(data).grids[0]) == [[str(n) for n in range(15)]] * 2


@needs_font
def test_a_typeset_three_line_table_is_read() -> None:
    data = set_page(
        "#table(columns: (1fr, 1fr, 1fr), stroke: none, table.hline(), [内容], [本年], [总计],"
        " table.hline(), [许可], [5], [12], [处罚], [0], [3], table.hline())"
    )
    assert rows(read(data).grids[0]) == [
        ["内容", "本年", "总计"],
        ["许可", "5", "12"],
        ["处罚", "0", "3"],
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared reports are not here")
def test_every_figure_of_the_published_report_stands_in_a_grid() -> None:
    gold = json.loads((SHARED / "gold/hongze_2023.gold.json").read_text("utf-8"))
    document = read((SHARED / "hongze_2023.pdf").read_bytes())
    figures = [
        [int(text) for text in row[-7:]]
        for found in document.grids
        for row in rows(found)
        if found.columns == 10 and len(row) >= 8 and all(text.isdigit() for text in row[-7:])
    ]
    assert figures == [row["values"] for row in gold["table3"]["rows"]]
    remedies = gold["table4"]
    assert [int(text) for text in rows(document.grids[-1])[-1]] == [
        *remedies["复议"],
        *remedies["未经复议直接起诉"],
        *remedies["复议后起诉"],
    ]
