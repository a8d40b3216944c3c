"""Raw documents as hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

from mingtang.documents.raw import (
    Format,
    Grid,
    GridCell,
    Paragraph,
    Place,
    RawDocument,
    Remark,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
COUNTS = st.integers(1, 9)


def places() -> st.SearchStrategy[Place]:
    number = st.none() | COUNTS
    return st.builds(Place, number, number, number, number, number)


def paragraphs() -> st.SearchStrategy[Paragraph]:
    return st.builds(Paragraph, TEXTS, places(), st.none() | COUNTS)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A grid whose cells stand where its own place says, or anywhere else."""
    at = draw(places())
    cells = []
    for _ in range(draw(st.integers(0, 4))):
        row, column = draw(COUNTS), draw(COUNTS)
        told = Place(at.page, None, at.table, row + 1, column + 1)
        place = told if draw(st.booleans()) else draw(places())
        spans = draw(st.sampled_from(((1, 1), (2, 1), (1, 3))))
        cells.append(GridCell(draw(TEXTS), row, column, place, *spans))
    return Grid(tuple(cells), draw(COUNTS), draw(COUNTS), at)


def documents() -> st.SearchStrategy[RawDocument]:
    return st.builds(
        RawDocument,
        st.sampled_from(Format),
        st.lists(paragraphs() | grids(), max_size=5).map(tuple),
        st.none() | TEXTS,
        st.lists(st.builds(Remark, TEXTS, TEXTS, places()), max_size=2).map(tuple),
    )
