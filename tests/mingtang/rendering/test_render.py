"""One door to every format."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.annual import wire
from mingtang.annual.report import Cell
from mingtang.rendering import RenderingImpossible, Target, render
from tests.factories.reports import make_report


@pytest.mark.parametrize(
    ("to", "begins"),
    [
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("html", b"<!DOCTYPE html>"),
        ("pdf", b"%PDF-"),
        ("json", b"{"),
        (Target.HTML, b"<!DOCTYPE html>"),
        (".DOCX", b"PK"),
    ],
)
def test_each_format_begins_as_it_must_and_is_the_same_twice(to: str, begins: bytes) -> None:
    made = render(make_report(), to)
    assert made.startswith(begins)
    assert made == render(make_report(), to)


def test_json_is_the_report_itself() -> None:
    report = make_report(raws={"proactive/charges.amount": "/"})
    assert wire.loads(render(report, "json")) == report


def test_an_unknown_format_is_refused_with_those_on_offer() -> None:
    with pytest.raises(RenderingImpossible, match="docx、html、pdf、xlsx、json") as caught:
        render(make_report(), "odt")
    assert caught.value.code == "unknown_target"


def test_the_refusal_survives_the_way_between_processes() -> None:
    refusal = pickle.loads(pickle.dumps(RenderingImpossible("no_font", "没有中文字体。")))
    assert (refusal.code, refusal.message) == ("no_font", "没有中文字体。")


@pytest.mark.parametrize("to", [t for t in Target if t is not Target.PDF])
@given(text=st.text(max_size=60), number=st.integers(-3, 120))
@settings(max_examples=15, deadline=None)
def test_whatever_a_report_says_it_can_be_rendered(to: Target, text: str, number: int) -> None:
    report = make_report(agency=text, narrative={1: ("{agency}",), 6: ("{agency}",)})
    odd = replace(report.sections[5], number=number, title=text, statutory=False)
    report = replace(
        report,
        title=text,
        sections=(*report.sections[:5], odd),
        cells={**report.cells, "proactive/charges.amount": Cell(None, text)},
    )
    assert render(report, to)
