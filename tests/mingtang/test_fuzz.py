"""Mutated reports of every format, read and audited: a report or a refusal, in bounded time."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mingtang
from tests.factories.layouts import LAYOUTS, choose_accidents, lay_out
from tests.factories.layouts.pdf import cjk_font
from tests.factories.random_reports import SEEDS, random_report

SECONDS = 20.0

BROKEN_TEXT = st.sampled_from(
    [
        b"",
        b"\x00",
        b"|",
        b"\t",
        b"\n",
        "一、".encode(),
        "第二十条第（一）项".encode(),
        "总计".encode(),
        "（七）总计".encode(),
        "行政复议".encode(),
        b"9" * 40,
        b"-0.0e99",
        "１２，".encode(),
        b"<table><tr><td rowspan=999999 colspan=-1>",
        b"</table>",
        "\u202e\u200f\ufeff".encode(),
        "万元".encode(),
        b"\xed\xa0\x80",
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> list[tuple[str, float, float, bytes]]:
    """Up to eight changes: what to do, where it begins, how far it goes, what is put in."""
    one = st.tuples(
        st.sampled_from(["insert", "delete", "repeat", "move", "flip", "cut"]),
        st.floats(0, 1),
        st.floats(0, 0.2),
        BROKEN_TEXT,
    )
    return draw(st.lists(one, min_size=1, max_size=8))


def mutated(data: bytes, changes: list[tuple[str, float, float, bytes]]) -> bytes:
    """The bytes after these changes."""
    for kind, where, length, piece in changes:
        at = int(where * len(data))
        end = min(len(data), at + 1 + int(length * len(data)))
        chunk = data[at:end]
        data = {
            "insert": data[:at] + piece + data[at:],
            "delete": data[:at] + data[end:],
            "repeat": data[:end] + chunk + data[end:],
            "move": chunk + data[:at] + data[end:],
            "flip": data[:at] + bytes(byte ^ 0x55 for byte in chunk[:16]) + data[at + 16 :],
            "cut": data[:end],
        }[kind]
    return data[:2_000_000]


def _outcome(
    data: bytes, name: str
) -> tuple[mingtang.AnnualReport | None, mingtang.UnreadableDocument | None]:
    try:
        return mingtang.read(data, name), None
    except mingtang.UnreadableDocument as refusal:
        return None, refusal


def _survives(data: bytes, name: str) -> None:
    began = time.monotonic()
    report, refusal = _outcome(data, name)
    if report is None:
        assert refusal is not None
        assert refusal.code
        assert refusal.message
    else:
        mingtang.audit(report)
    assert time.monotonic() - began < SECONDS


@pytest.fixture(params=sorted(LAYOUTS))
def layout(request: pytest.FixtureRequest) -> str:
    if request.param.startswith("pdf") and cjk_font() is None:
        pytest.skip("no CJK font on this machine to set a PDF with")
    return str(request.param)


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=SEEDS, changes=mutations())
def test_a_mutated_report_is_read_or_refused(
    layout: str, seed: int, changes: list[tuple[str, float, float, bytes]]
) -> None:
    laid = lay_out(random_report(seed), layout, seed, choose_accidents(layout, Random(seed)))
    _survives(mutated(laid.data, changes), laid.name)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    data=st.binary(max_size=400),
    name=st.sampled_from(["", "a.docx", "a.pdf", "a.xlsx", "a.html", "a.md", "a.json", "a.doc"]),
)
def test_any_bytes_under_any_name_are_read_or_refused(data: bytes, name: str) -> None:
    _survives(data, name)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(pieces=st.lists(st.one_of(BROKEN_TEXT, st.text(max_size=20).map(str.encode)), max_size=60))
def test_any_heap_of_report_words_is_read_or_refused(pieces: list[bytes]) -> None:
    _survives(b"\n".join(pieces), "heap.txt")
