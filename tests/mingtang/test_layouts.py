"""Every layout, read whole: never a wrong number, and nearly every cell that the print tells."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings

import mingtang
from tests.factories.layouts import LAYOUTS, choose_accidents, lay_out
from tests.factories.layouts.pdf import cjk_font
from tests.factories.printed import LaidOut
from tests.factories.random_reports import SEEDS, random_report
from tests.factories.reading import compare

# The least share of the recoverable cells that must be read: after no accident, and after up to
# three of them.
LEAST_READ = {
    "text_word_export": (1.0, 0.97),
    "text_tab_rows": (1.0, 0.95),
    "text_pipe_cells": (1.0, 0.95),
    "text_run_together": (0.97, 0.9),
    "text_bare_lines": (1.0, 0.9),
    "text_space_rows": (1.0, 0.9),
    "markdown_clean": (1.0, 0.97),
    "markdown_fragments": (0.97, 0.9),
    "html_clean": (1.0, 0.97),
    "html_word_filtered": (1.0, 0.97),
    "html_portal": (1.0, 0.97),
    "html_split": (1.0, 0.97),
    "html_gbk": (1.0, 0.97),
    "docx_merged": (1.0, 0.97),
    "docx_nested": (1.0, 0.97),
    "docx_split": (1.0, 0.97),
    "docx_boxed": (1.0, 0.97),
    "xlsx_one_sheet": (1.0, 0.97),
    "xlsx_sheets": (1.0, 0.97),
    "pdf_paged": (1.0, 0.97),
}
SAMPLE = range(10)
# Seeds whose accidents once made a blank a zero, or put a row in another's place, in some layout.
ONCE_WRONG = (4285203526, 2633583553, 2055297518, 2296482330, 1890864664, 2752290736, 3076146867)

PROPERTY = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(params=sorted(LAYOUTS))
def layout(request: pytest.FixtureRequest) -> str:
    if request.param.startswith("pdf") and cjk_font() is None:
        pytest.skip("no CJK font on this machine to set a PDF with")
    return str(request.param)


def _laid_out(layout: str, seed: int, accidents: bool) -> LaidOut:
    chosen = choose_accidents(layout, Random(seed)) if accidents else ()
    return lay_out(random_report(seed), layout, seed, chosen)


def once_wrong(test: Callable[..., None]) -> Callable[..., None]:
    """The test with each seed of `ONCE_WRONG` as an example that it always runs."""
    return reduce(lambda tried, seed: example(seed=seed)(tried), ONCE_WRONG, test)


def _share_read(layout: str, accidents: bool) -> float:
    laid = [_laid_out(layout, seed, accidents) for seed in SAMPLE]
    readings = [compare(mingtang.read(each.data, each.name), each) for each in laid]
    right = sum(r.right for r in readings)
    return right / (right + sum(len(r.unread) for r in readings))


@PROPERTY
@given(seed=SEEDS)
def test_a_sound_print_is_never_read_as_a_wrong_number(layout: str, seed: int) -> None:
    laid = _laid_out(layout, seed, accidents=False)
    assert compare(mingtang.read(laid.data, laid.name), laid).wrong == ()


@PROPERTY
@given(seed=SEEDS)
@once_wrong
def test_an_accident_never_makes_a_wrong_number(layout: str, seed: int) -> None:
    laid = _laid_out(layout, seed, accidents=True)
    reading = compare(mingtang.read(laid.data, laid.name), laid)
    assert reading.wrong == (), laid.accidents


def test_nearly_every_cell_of_a_sound_print_is_read(layout: str) -> None:
    assert _share_read(layout, accidents=False) >= LEAST_READ[layout][0]


def test_nearly_every_recoverable_cell_is_read_after_accidents(layout: str) -> None:
    assert _share_read(layout, accidents=True) >= LEAST_READ[layout][1]


def test_the_report_is_known_again(layout: str) -> None:
    report = random_report(7)
    read = mingtang.read(lay_out(report, layout, 7).data, f"{layout}.bin")
    assert (read.agency, read.year, read.edition) == (report.agency, report.year, report.edition)


def test_the_six_sections_are_told(layout: str) -> None:
    report = random_report(11)
    read = mingtang.read(lay_out(report, layout, 11).data)
    assert [section.number for section in read.sections] == [1, 2, 3, 4, 5, 6]


def test_every_layout_has_its_threshold() -> None:
    assert set(LEAST_READ) == set(LAYOUTS)
