from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.annual.compile_remedies import RemedyTally, remedy_cells, remedy_tallied
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.applications.remedies import RemedyColumn, RemedyRoute
from tests.factories.patience import patient

YEAR = Period.of_year(2025)
ROUTE = RemedyRoute.LITIGATION_DIRECT

tallies = st.lists(
    st.builds(
        RemedyTally,
        st.sampled_from(RemedyRoute),
        st.sampled_from(RemedyColumn),
        st.integers(0, 90),
    ),
    max_size=20,
)


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_every_cell_of_the_form_is_compiled(code: str) -> None:
    assert tuple(remedy_cells((), edition(code))) == edition(code).remedy_keys()


@patient
@given(tallies)
def test_the_four_columns_of_a_route_are_its_total(drawn: list[RemedyTally]) -> None:
    cells = remedy_cells(drawn, edition("2021"))
    for route in RemedyRoute:
        parts = (cells[f"remedies/{route}/{column}"] for column in RemedyColumn)
        assert cells[f"remedies/{route}/total"] == sum(parts)


@pytest.mark.parametrize(
    ("filed_on", "ended_on", "column"),
    [
        (date(2025, 3, 1), None, RemedyColumn.PENDING),
        (date(2025, 3, 1), date(2025, 12, 31), RemedyColumn.CORRECTED),
        (date(2025, 3, 1), date(2026, 1, 1), RemedyColumn.PENDING),
        (date(2024, 3, 1), date(2025, 1, 1), RemedyColumn.CORRECTED),
        (date(2024, 3, 1), date(2024, 12, 31), None),
        (date(2026, 1, 1), None, None),
    ],
)
def test_a_case_counts_by_its_ending_within_the_year(
    filed_on: date, ended_on: date | None, column: RemedyColumn | None
) -> None:
    ended = (ended_on, RemedyColumn.CORRECTED) if ended_on else None
    tally = remedy_tallied(ROUTE, filed_on, ended, YEAR)
    assert (tally and tally.column) == column
