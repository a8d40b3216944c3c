"""A cell of a statutory table that prints words: its row is kept, the cell is unread and named."""

from __future__ import annotations

import pytest

import mingtang
from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport, CellState
from mingtang.rendering import render
from tests.factories.reports import make_report

FIRST, LAST = "proactive/regulations.made", "proactive/regulations.in_force"
LICENCES = "proactive/licences.decisions"
PERSON, TOTAL = "applications/granted/natural_person", "applications/granted/total"
UPHELD, PENDING = "remedies/reconsideration/upheld", "remedies/litigation_direct/pending"
CELLS = (FIRST, LAST, LICENCES, PERSON, TOTAL, UPHELD, PENDING)
VALUES = {FIRST: 3, LAST: 8, LICENCES: 55, PERSON: 41, TOTAL: 45, UPHELD: 2, PENDING: 1}


def read_back(format: str, raws: dict[str, str], code: str = "2021") -> AnnualReport:
    printed = make_report(edition_code=code, values=VALUES if code == "2021" else {}, raws=raws)
    return mingtang.read(render(printed, format), f"report.{format}")


@pytest.mark.parametrize("format", ["html", "docx"])
@pytest.mark.parametrize("words", ["约12万", "待核", "3、4", "约 12", "详见附件"])
@pytest.mark.parametrize("address", CELLS)
def test_a_cell_with_words_is_unread_and_keeps_them(format: str, words: str, address: str) -> None:
    cell = read_back(format, {address: words}).cell(address)
    assert (cell.state, cell.raw) == (CellState.UNREAD, words)


@pytest.mark.parametrize("format", ["html", "docx"])
@pytest.mark.parametrize("address", CELLS)
def test_an_issue_names_the_cell_with_words(format: str, address: str) -> None:
    issues = read_back(format, {address: "约12万"}).issues
    named = [issue for issue in issues if address in issue.cells]
    assert [issue.code for issue in named] == ["cell_not_a_number"]
    assert "“约12万”" in named[0].message


@pytest.mark.parametrize("format", ["html", "docx"])
@pytest.mark.parametrize("code", ["2019", "2021"])
def test_words_in_a_cell_of_each_table_change_no_other_cell(format: str, code: str) -> None:
    keys = edition(code).cell_keys()
    words = dict.fromkeys((keys[0], PERSON, UPHELD), "待核")
    before, after = read_back(format, {}, code), read_back(format, words, code)
    assert [key for key in keys if after.value(key) != before.value(key)] == list(words)
    assert not [issue for issue in after.issues if issue.code != "cell_not_a_number"]


def test_words_written_across_merged_cells_stand_in_each_of_them() -> None:
    page = render(make_report(), "html").decode()
    start = page.index("<td", page.index("（一）予以公开"))
    stop = page.index("</tr>", start)
    merged = page[:start] + '<td colspan="7">尚在核实</td>' + page[stop:]
    report = mingtang.read(merged.encode(), "report.html")
    row = [report.cell(key) for key in edition("2021").application_keys() if "/granted/" in key]
    assert [cell.raw for cell in row] == ["尚在核实"] * 7


@pytest.mark.parametrize(
    "line", ["| 规章 | 3 | 约5 | 8 |", "规章\t3\t约5\t8"], ids=["markdown", "tabs"]
)
def test_words_between_figures_do_not_become_the_label(line: str) -> None:
    head = "云江县教育局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
    bars = line.startswith("|")
    table = (
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n"
        if bars
        else "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    )
    text = f"{head}{table}{line}\n"
    report = mingtang.read(text.encode(), "report.md" if bars else "report.txt")
    assert (report.value(FIRST), report.value(LAST)) == (3, 8)
    assert report.cell("proactive/regulations.repealed").raw == "约5"
    assert report.labels["proactive/regulations"].text == "规章"
