from __future__ import annotations

from mingtang.annual.report import AnnualReport, Cell
from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.documents.raw import Format, Grid, GridCell, Paragraph, Place, RawDocument
from mingtang_office.auditing.marking import Numbered, cell_marks, quoted_cells
from mingtang_office.auditing.passages import marked
from mingtang_office.auditing.source import (
    ShownGrid,
    ShownText,
    passages_of_finding,
    text_pane,
)

TOTAL = "applications/total/total"
AT = Place(table=1, row=2, column=3)
REPORT = AnnualReport("云江县教育局", 2024, "2021", cells={TOTAL: Cell(5, "5", AT)})


def numbered(
    *quotes: Quote, number: int = 1, cells: tuple[str, ...] = (), rule: str = "TN-01"
) -> Numbered:
    finding = Finding(rule, Severity.ERROR, Status.FAIL, "不符", cells=cells, quotes=quotes)
    return Numbered(number, f"{number:064}", finding)


def document(*texts: str) -> RawDocument:
    return RawDocument(
        Format.TEXT, tuple(Paragraph(text, Place(paragraph=n)) for n, text in enumerate(texts, 1))
    )


def stretches(text: str, *quotes: tuple[int, str]) -> list[tuple[str, str]]:
    wanted = [(numbered(number=number), quote) for number, quote in quotes]
    return [(each.text, each.numbers) for each in marked(text, None, wanted).stretches]


def test_a_text_is_cut_where_quotes_begin_and_end() -> None:
    assert stretches("全年收到申请15件，公开3件。", (1, "收到申请15件"), (2, "15件，公开")) == [
        ("全年", ""),
        ("收到申请", "1"),
        ("15件", "1 2"),
        ("，公开", "2"),
        ("3件。", ""),
    ]


def test_white_space_does_not_hide_a_quote() -> None:
    assert stretches("收到 申请\n15 件。", (1, "收到申请15件")) == [
        ("收到 申请\n15 件", "1"),
        ("。", ""),
    ]


def test_a_quote_shows_the_cell_that_prints_it() -> None:
    assert quoted_cells(REPORT, Quote("（七）总计 5", AT)) == (TOTAL,)


def test_a_quote_of_last_year_with_the_same_place_shows_no_cell() -> None:
    assert quoted_cells(REPORT, Quote("（七）总计 8", AT)) == ()


def test_a_finding_on_many_cells_is_marked_where_it_quotes_and_lights_all() -> None:
    cells = (*(f"applications/total/{n}" for n in "abcdef"), TOTAL)

    marks = cell_marks(REPORT, [numbered(Quote("总计 5", AT), cells=cells)])

    assert set(marks.shown) == {TOTAL}
    assert set(marks.speaking) == set(cells)


def test_the_source_shows_the_paragraph_of_a_quote_and_marks_its_words() -> None:
    source = document("标题", "全年收到申请15件。", "完")
    quote = Quote("收到申请15件", Place(paragraph=2))

    passages = passages_of_finding(REPORT, source, numbered(quote))
    shown = text_pane(source, passages).blocks[1]

    assert isinstance(shown, ShownText)
    assert shown.stretches == (
        ("全年", False, False),
        ("收到申请15件", True, True),
        ("。", False, False),
    )


def test_a_quote_that_this_source_does_not_print_marks_nothing() -> None:
    source = document("标题", "全年收到申请15件。")

    assert passages_of_finding(REPORT, source, numbered(Quote("去年3件", Place(paragraph=2)))) == ()


def test_the_source_shows_the_cell_of_a_table() -> None:
    cells = tuple(
        GridCell(f"{row}{column}", row, column, Place(table=1, row=row + 1, column=column + 1))
        for row in range(2)
        for column in range(3)
    )
    source = RawDocument(Format.DOCX, (Grid(cells, 2, 3, Place(table=1)),))

    (grid,) = text_pane(source, ((AT, ""),)).blocks

    assert isinstance(grid, ShownGrid)
    assert [shown.cell.text for row in grid.rows for shown in row if shown.is_marked] == ["12"]


def test_a_long_source_is_shown_a_window_at_a_time_around_the_place() -> None:
    source = document(*(f"第{n}段" for n in range(1, 3001)))

    pane = text_pane(source, ((Place(paragraph=1500), "第1500段"),))
    onwards = text_pane(source, (), start=pane.after)

    assert len(pane.blocks) <= 601
    assert any(stretch[1] for block in pane.blocks for stretch in block.stretches)  # type: ignore[union-attr]
    assert pane.before is not None
    assert pane.after is not None
    assert len(onwards.blocks) == 600


def test_an_empty_source_shows_nothing() -> None:
    pane = text_pane(document(), (), start=40)

    assert (pane.blocks, pane.before, pane.after) == ((), None, None)
