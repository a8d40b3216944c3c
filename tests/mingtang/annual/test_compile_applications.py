from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.annual.compile_applications import (
    NoSuchCell,
    Tally,
    application_cells,
    cells_counted,
    counted,
    tallied,
)
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from tests.factories.patience import patient

PERSON, FIRM = ApplicantKind.NATURAL_PERSON, ApplicantKind.BUSINESS
YEAR = Period.of_year(2025)
KINDS = [kind.value for kind in ApplicantKind]

tallies = st.lists(
    st.builds(
        Tally,
        st.sampled_from(ApplicantKind),
        st.booleans(),
        st.none() | st.sampled_from(Disposition),
        st.integers(0, 500),
    ),
    max_size=30,
)


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_every_cell_of_the_form_is_compiled(code: str) -> None:
    assert tuple(application_cells((), edition(code))) == edition(code).application_keys()


def test_the_free_form_has_no_cells() -> None:
    assert application_cells([Tally(PERSON, True, None, 3)], edition("2008")) == {}


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_each_disposition_counts_in_one_row_alone(code: str) -> None:
    form = edition(code)
    assert form.applications is not None
    for disposition in Disposition:
        cells = application_cells([Tally(FIRM, True, disposition, 1)], form)
        rows = [row for row in form.applications.outcome_keys if cells[f"applications/{row}/total"]]
        assert len(rows) == 1, disposition


@pytest.mark.parametrize(
    ("disposition", "of_2019", "of_2021"),
    [
        (Disposition.ALREADY_PUBLIC, "granted", "granted"),
        (Disposition.NOT_RESPONSIBLE, "unavailable.not_held", "unavailable.not_held"),
        (Disposition.NOT_RECTIFIED, "other", "other.not_rectified"),
        (Disposition.FEE_UNPAID, "other", "other.fee_unpaid"),
        (Disposition.REST, "other", "other.rest"),
    ],
)
def test_an_edition_counts_in_its_own_row(
    disposition: Disposition, of_2019: str, of_2021: str
) -> None:
    for code, row in (("2019", of_2019), ("2021", of_2021)):
        cells = application_cells([Tally(PERSON, False, disposition, 7)], edition(code))
        assert cells[f"applications/{row}/natural_person"] == 7


def test_what_is_open_at_the_end_is_carried_out() -> None:
    cells = application_cells([Tally(FIRM, False, None, 4)], edition("2021"))
    assert {address for address, number in cells.items() if number} == {
        "applications/carried_in/business",
        "applications/carried_in/total",
        "applications/carried_out/business",
        "applications/carried_out/total",
    }


@patient
@given(tallies, st.sampled_from(["2019", "2021"]))
def test_the_sums_that_the_form_demands_hold_whatever_is_counted(
    drawn: list[Tally], code: str
) -> None:
    form = edition(code)
    cells = application_cells(drawn, form)
    assert form.applications is not None
    for column in (*KINDS, "total"):
        new, before, total, after = (
            cells[f"applications/{row}/{column}"]
            for row in ("new_received", "carried_in", "total", "carried_out")
        )
        outcomes = (cells[f"applications/{row}/{column}"] for row in form.applications.outcome_keys)
        assert new + before == total + after
        assert total == sum(outcomes)
    for row in form.applications.rows:
        parts = (cells[f"applications/{row.key}/{kind}"] for kind in KINDS)
        assert cells[f"applications/{row.key}/total"] == sum(parts)


@pytest.mark.parametrize(
    ("received_on", "closed_on", "expected"),
    [
        (date(2025, 1, 1), None, (True, None)),
        (date(2024, 12, 31), None, (False, None)),
        (date(2025, 12, 31), date(2026, 1, 1), (True, None)),
        (date(2025, 12, 31), date(2025, 12, 31), (True, Disposition.PROVIDED)),
        (date(2024, 12, 31), date(2025, 1, 1), (False, Disposition.PROVIDED)),
        (date(2024, 12, 1), date(2024, 12, 31), None),
        (date(2026, 1, 1), None, None),
    ],
)
def test_the_first_and_the_last_day_belong_to_the_period(
    received_on: date, closed_on: date | None, expected: tuple[bool, Disposition | None] | None
) -> None:
    closed = (closed_on, Disposition.PROVIDED) if closed_on else None
    tally = tallied(PERSON, received_on, closed, YEAR)
    assert (tally and (tally.is_new, tally.disposition)) == expected


@pytest.mark.parametrize("address", ["remedies/reconsideration/upheld", "applications/other/total"])
def test_an_address_that_is_no_cell_of_the_form_is_refused(address: str) -> None:
    with pytest.raises(NoSuchCell, match="表三"):
        counted(address, edition("2021"))


def test_a_cell_of_all_applicants_counts_every_kind() -> None:
    cell = cells_counted(edition("2021"))["applications/carried_out/total"]
    assert (cell.kinds, cell.is_closed) == (frozenset(ApplicantKind), False)
