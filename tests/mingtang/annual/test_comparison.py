"""Two years of one agency beside each other."""

from __future__ import annotations

import pytest

from mingtang.annual.comparison import NotComparable, compare
from tests.factories.reports import make_report


def carried(comparison_rule: str, earlier: object, later: object) -> list[tuple[str, bool | None]]:
    compared = compare(earlier, later)
    return [(c.address, c.agrees) for c in compared.carry_overs if c.rule == comparison_rule]


def test_each_cell_shows_both_years_and_the_difference() -> None:
    compared = compare(
        make_report(year=2022, values={"applications/total/total": 5}),
        make_report(year=2023, values={"applications/total/total": 8}),
    )
    change = next(c for c in compared.changes if c.address == "applications/total/total")
    assert (change.before, change.after, change.difference) == (5, 8, 3)


def test_the_earlier_year_comes_first_however_they_are_given() -> None:
    compared = compare(make_report(year=2023), make_report(year=2022))
    assert (compared.before.year, compared.after.year) == (2022, 2023)


def test_what_was_carried_out_must_be_carried_in() -> None:
    earlier = make_report(year=2022, values={"applications/carried_out/natural_person": 2})
    agreed = dict(carried("T3-04", earlier, make_report(year=2023)))
    assert agreed["applications/carried_in/natural_person"] is False
    assert agreed["applications/carried_in/business"] is True


def test_documents_in_force_follow_from_last_year() -> None:
    stem = "proactive/normative_documents."
    earlier = make_report(year=2022, values={stem + "in_force": 11})
    later = make_report(
        year=2023, values={stem + "made": 2, stem + "repealed": 1, stem + "in_force": 12}
    )
    assert (stem + "in_force", True) in carried("T2-01", earlier, later)


def test_items_of_the_older_form_follow_from_last_year() -> None:
    stem = "proactive/licences."
    earlier = make_report(
        edition_code="2019",
        year=2019,
        values={stem + "items_last_year": 7, stem + "change": 8},
    )
    later = make_report(edition_code="2019", year=2020, values={stem + "items_last_year": 7})
    assert (stem + "items_last_year", False) in carried("T2-08", earlier, later)


def test_a_blank_operand_leaves_the_carry_over_open() -> None:
    earlier = make_report(year=2022, values={"applications/carried_out/total": None})
    agreed = dict(carried("T3-04", earlier, make_report(year=2023)))
    assert agreed["applications/carried_in/total"] is None


def test_table_two_is_not_compared_across_forms() -> None:
    compared = compare(make_report(edition_code="2019", year=2020), make_report(year=2021))
    assert not any(c.address.startswith("proactive/") for c in compared.changes)
    assert any("口径" in note for note in compared.notes)


def test_other_outcomes_are_compared_as_a_sum_across_forms() -> None:
    compared = compare(
        make_report(edition_code="2019", year=2020, values={"applications/other/total": 3}),
        make_report(year=2021, values={"applications/other.rest/total": 2}),
    )
    change = next(c for c in compared.changes if c.address == "applications/other/total")
    assert (change.before, change.after) == (3, 2)


def test_years_that_do_not_follow_carry_nothing_over() -> None:
    compared = compare(make_report(year=2021), make_report(year=2023))
    assert compared.carry_overs == ()


def test_one_year_twice_is_refused() -> None:
    with pytest.raises(NotComparable, match="都是2023年度"):
        compare(make_report(), make_report())
