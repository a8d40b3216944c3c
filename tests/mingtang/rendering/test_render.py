"""One door to every format."""

import pickle

import pytest

from mingtang.annual import wire
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
