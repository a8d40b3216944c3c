"""What is rendered reads back equal, in every format."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

import mingtang
from mingtang.annual.report import AnnualReport, Cell, Figure
from mingtang.rendering import RenderingImpossible, render
from mingtang.rendering.fonts import choose, installed
from tests.factories.random_reports import SEEDS, random_report
from tests.factories.reports import make_report

PUBLISHED_REPORTS = Path(__file__).parents[4] / "shared" / "reports"
PUBLISHED = (
    "hongze_2023.pdf",
    "pingtan_2020.txt",
    "pingtan_2022.txt",
    "shanghai_office_2019.html",
    "shanghai_stcsm_2024.md",
)
FORMATS = ("json", "docx", "html", "xlsx", "pdf")
WHOLE = (
    "json",
    "docx",
    "html",
    "pdf",
    "xlsx",
)


def read_back(report: AnnualReport, to: str) -> AnnualReport:
    if to == "pdf":
        try:
            choose(installed().families())
        except RenderingImpossible:
            pytest.skip("no Chinese font is installed on this machine")
    return mingtang.read(render(report, to))


@pytest.mark.parametrize("to", WHOLE)
@given(seed=SEEDS)
@settings(max_examples=6, deadline=None)
def test_a_random_report_reads_back_equal(to: str, seed: int) -> None:
    report = random_report(seed)
    assert read_back(report, to).content() == report.content()


CELLS = (
    Cell(None, ""),
    Cell(None, "/"),
    Cell(None, "—"),
    Cell(None, "无"),
    Cell(4, "４"),
    Cell(12, "+12"),
    Cell(-24, "-24"),
    Cell(1095, "1,095"),
    Cell(Decimal("1.50"), "1.50"),
    Cell(401341, "401341元", unit="元"),
)


@pytest.mark.parametrize("to", FORMATS)
def test_every_kind_of_cell_reads_back_as_it_stood(to: str) -> None:
    report = make_report(edition_code="2019")
    addresses = [address for address in report.cells if address.startswith("proactive/")]
    odd = dict(zip(addresses, CELLS, strict=False))
    changed = replace(report, cells={**report.cells, **odd})
    assert read_back(changed, to).content()["cells"] == changed.content()["cells"]


@pytest.mark.parametrize("to", FORMATS)
def test_a_merged_row_reads_back_merged(to: str) -> None:
    report = make_report()
    cells = {k: c for k, c in report.cells.items() if not k.startswith("applications/other.")}
    columns = (
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other",
    )
    cells |= {f"applications/other/{column}": Cell(1, "1") for column in columns}
    cells["applications/other/total"] = Cell(6, "6")
    report = replace(report, cells=cells)
    assert read_back(report, to).content()["cells"] == report.content()["cells"]


@pytest.mark.parametrize("to", WHOLE)
def test_a_narrative_beside_a_table_reads_back(to: str) -> None:
    report = make_report(narrative={2: ("本年度主动公开情况如下，数据均截至年末。",)})
    assert read_back(report, to).content()["sections"] == report.content()["sections"]


@pytest.mark.parametrize("to", FORMATS)
def test_the_figures_of_a_free_form_report_read_back(to: str) -> None:
    rows = (("主动公开信息数", 425, 1516), ("行政复议数", 0, 3), ("行政诉讼数", 1, 2))
    figures = tuple(Figure(name, "条", year, total, "") for name, year, total in rows)
    report = replace(make_report(edition_code="2008", year=2011), figures=figures)
    assert read_back(report, to).content()["figures"] == report.content()["figures"]


@pytest.mark.parametrize("to", ["docx", "html"])
@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_report_reads_back_with_every_figure(name: str, to: str) -> None:
    source = PUBLISHED_REPORTS / name
    if not source.is_file():
        pytest.skip("the published reports (shared) are not beside the repository")
    report = mingtang.read(source)
    again = read_back(report, to)
    assert [s.title for s in again.sections] == [s.title for s in report.sections]
    assert {a: c.value for a, c in again.cells.items() if c.value is not None} == {
        a: c.value for a, c in report.cells.items() if c.value is not None
    }
