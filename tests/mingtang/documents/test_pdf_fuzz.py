"""Mutilated files give a document or a refusal, and that soon."""

from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang.documents.pages import boxes, page_image
from mingtang.documents.raw import Place, RawDocument, UnreadableDocument
from mingtang.documents.readers.pdf import read
from tests.mingtang.documents.pdf_writing import lattice, pdf, rule, text

PRINTED = (Path(__file__).parent / "browser_print.pdf").read_bytes()
WRITTEN = pdf(
    lattice((72, 200, 300), (700, 670, 640)) + text(80, 678, "规章") + text(208, 648, "12")
)
NUMBERS = st.floats(-1e9, 1e9).map(lambda number: round(number, 2))
BOUND = settings(
    max_examples=60, deadline=timedelta(seconds=5), suppress_health_check=[HealthCheck.too_slow]
)


def outcome(data: bytes) -> RawDocument | UnreadableDocument:
    try:
        return read(data)
    except UnreadableDocument as refusal:
        return refusal


def places_and_picture(data: bytes, document: RawDocument) -> int:
    """How many boxes the paragraphs and cells have; the first page is drawn, too."""
    try:
        page_image(data, 1, 60)
    except UnreadableDocument:
        return 0
    asked = [(p.at, p.text) for p in document.paragraphs]
    asked += [(cell.at, "") for grid in document.grids for cell in grid.cells]
    found = boxes(data, [*asked, (Place(), "总计")])
    sides = [(b.left, b.top, b.right, b.bottom) for own in found.values() for b in own]
    assert all(0 <= left <= right <= 1 and 0 <= top <= low <= 1 for left, top, right, low in sides)
    return len(sides)


@BOUND
@given(st.data(), st.sampled_from([PRINTED, WRITTEN]))
def test_changed_bytes_never_raise(draw: st.DataObject, source: bytes) -> None:
    data = bytearray(source)
    places = st.integers(0, len(data) - 1)
    for place, value in draw.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=40)):
        data[place] = value
    found = outcome(bytes(data))
    assert isinstance(found, UnreadableDocument) or places_and_picture(bytes(data), found) >= 0


@BOUND
@given(st.integers(0, len(PRINTED)), st.integers(0, len(PRINTED)))
def test_missing_parts_never_raise(start: int, end: int) -> None:
    cut = PRINTED[: min(start, end)] + PRINTED[max(start, end) :]
    found = outcome(cut)
    assert isinstance(found, UnreadableDocument) or places_and_picture(cut, found) >= 0


@BOUND
@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=30))
def test_rules_anywhere_never_raise_and_never_lose_the_text(rules: list[tuple[float, ...]]) -> None:
    drawn = "".join(rule(*points) for points in rules)
    data = pdf(drawn + text(72, 700, "总计") + text(300, 500, "12"))
    found = outcome(data)
    assert isinstance(found, RawDocument)
    words = [p.text for p in found.paragraphs] + [c.text for g in found.grids for c in g.cells]
    assert "总计" in "".join(words)
    assert places_and_picture(data, found) > 0
