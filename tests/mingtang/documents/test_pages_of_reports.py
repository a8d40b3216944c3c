"""Boxes on reports that the package itself printed: each figure and sentence is in its own box."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mingtang
from mingtang.documents.pages import boxes
from mingtang.rendering import RenderingImpossible, render
from mingtang.rendering.fonts import choose, installed
from tests.factories.random_reports import SEEDS, random_report
from tests.mingtang.documents.test_pages import words_in


@pytest.fixture(autouse=True, scope="module")
def _needs_a_chinese_font() -> None:
    try:
        choose(installed().families())
    except RenderingImpossible:
        pytest.skip("no Chinese font is installed on this machine")


@given(seed=SEEDS)
@settings(max_examples=4, deadline=None)
def test_the_box_of_every_cell_holds_its_figure(seed: int) -> None:
    data = render(random_report(seed), "pdf")
    cells = [cell for cell in mingtang.read(data).cells.values() if cell.at and cell.at.table]
    found = boxes(data, [(cell.at, "") for cell in cells if cell.at])
    printed = words_in(data, [box for cell in cells if cell.at for box in found[cell.at, ""]])
    assert printed == [cell.raw for cell in cells]


@given(seed=SEEDS, data=st.data())
@settings(max_examples=4, deadline=None)
def test_the_boxes_of_a_quote_hold_its_words(seed: int, data: st.DataObject) -> None:
    pdf = render(random_report(seed), "pdf")
    paragraphs = [p for s in mingtang.read(pdf).sections for p in s.paragraphs]
    quotes = []
    for paragraph in paragraphs:
        start = data.draw(st.integers(0, len(paragraph.text) - 1))
        quotes.append((paragraph.at, paragraph.text[start : start + 30].replace(" ", "")))
    found = boxes(pdf, quotes)
    assert ["".join(words_in(pdf, found[quote])) for quote in quotes] == [q for _, q in quotes]
