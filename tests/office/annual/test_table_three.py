from dataclasses import replace
from datetime import date, timedelta

import pytest

from mingtang.annual.compile_applications import NoSuchCell, application_cells
from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang_office.annual.queries import table_three
from mingtang_office.annual.queries.question import Question
from mingtang_office.applications.models import Standing
from mingtang_office.applications.projection import restate
from tests.office.annual.conftest import enter, evening, of_year
from tests.office.conftest import Agencies

NEW, BEFORE, TOTAL, AFTER = (
    f"applications/{row}/total" for row in ("new_received", "carried_in", "total", "carried_out")
)


def figures(question: Question) -> dict[str, int]:
    counted = table_three.tallies(question, Standing.objects.all())
    return {key: n for key, n in application_cells(counted, question.form).items() if n}


def behind(question: Question, address: str) -> set[int]:
    found = table_three.behind(question, address, Standing.objects.all())
    return set(found.values_list("application_id", flat=True))


def test_received_and_closed_in_the_year_it_counts_in_its_row(asked: Question) -> None:
    enter(
        asked.agency,
        date(2025, 3, 3),
        date(2025, 3, 20),
        Disposition.DOES_NOT_EXIST,
        kind=ApplicantKind.BUSINESS,
    )
    row = "applications/unavailable.not_held"
    assert figures(asked) == {
        "applications/new_received/business": 1,
        NEW: 1,
        f"{row}/business": 1,
        f"{row}/total": 1,
        "applications/total/business": 1,
        TOTAL: 1,
    }


def test_open_over_the_turn_of_the_year_it_is_carried_from_one_into_the_next(
    asked: Question,
) -> None:
    enter(asked.agency, date(2025, 12, 20), date(2026, 1, 9))
    this, following = figures(asked), figures(of_year(asked, 2026))
    assert (this[NEW], this[AFTER], TOTAL in this) == (1, 1, False)
    assert (following[BEFORE], following[TOTAL], NEW in following) == (1, 1, False)


def test_what_is_not_received_yet_does_not_count(asked: Question) -> None:
    enter(asked.agency, None)
    assert figures(asked) == {}


def test_a_case_merged_into_another_counts_no_longer(asked: Question) -> None:
    kept, gone = (enter(asked.agency, date(2025, 3, 3)) for _ in range(2))
    gone.merged_into = kept
    restate(gone, evening(date(2025, 3, 9)))
    assert figures(asked)[NEW] == 1
    assert figures(replace(asked, cut_off=evening(date(2025, 3, 8))))[NEW] == 2


def test_another_kind_of_applicant_counts_from_the_instant_it_was_entered(asked: Question) -> None:
    application = enter(asked.agency, date(2025, 3, 3))
    application.applicant_kind = ApplicantKind.RESEARCH.value
    restate(application, evening(date(2025, 4, 1)))
    assert "applications/new_received/research" in figures(asked)
    assert "applications/new_received/research" not in figures(
        replace(asked, cut_off=evening(date(2025, 3, 31)))
    )


def test_what_is_entered_after_the_cut_off_changes_nothing(asked: Question) -> None:
    enter(asked.agency, date(2025, 3, 3))
    before = figures(asked)
    enter(asked.agency, date(2025, 5, 5), at=asked.cut_off + timedelta(seconds=1))
    assert figures(asked) == before


def test_a_branch_counts_what_its_agencies_count(asked: Question, agencies: Agencies) -> None:
    for agency in (agencies.county, agencies.education, agencies.finance):
        enter(agency, date(2025, 3, 3))
    county = replace(asked, agency=agencies.county)
    assert figures(county)[NEW] == 1
    assert figures(replace(county, below=True))[NEW] == 3


def test_the_edition_before_has_one_row_of_other_endings(asked: Question) -> None:
    enter(asked.agency, date(2020, 3, 3), date(2020, 6, 1), Disposition.FEE_UNPAID)
    enter(asked.agency, date(2020, 3, 3), date(2020, 3, 9), Disposition.REST)
    of_2020 = replace(of_year(asked, 2020), form=edition("2019"))
    assert figures(of_2020)["applications/other/natural_person"] == 2


def test_a_quarter_carries_in_what_the_quarter_before_left(asked: Question) -> None:
    enter(asked.agency, date(2025, 3, 20), date(2025, 4, 10))
    second = replace(asked, period=Period.of_months(2025, 4, 6))
    assert (figures(second)[BEFORE], figures(second)[TOTAL]) == (1, 1)


def test_a_cell_opens_the_cases_that_it_counts(asked: Question) -> None:
    open_case = enter(asked.agency, date(2025, 12, 20))
    closed = enter(asked.agency, date(2025, 2, 2), date(2025, 2, 20))
    assert behind(asked, AFTER) == {open_case.pk}
    assert behind(asked, "applications/granted/natural_person") == {closed.pk}
    assert behind(asked, "applications/granted/business") == set()


def test_a_cell_that_the_form_does_not_have_is_refused(asked: Question) -> None:
    with pytest.raises(NoSuchCell):
        behind(asked, "applications/other/total")


def test_every_cell_counts_as_many_as_it_opens(asked: Question) -> None:
    for n, disposition in enumerate(Disposition):
        kind = list(ApplicantKind)[n % 6]
        closed_on = date(2025, 1, 3) + timedelta(days=n)
        enter(
            asked.agency, date(2024, 12, 20) + timedelta(days=n), closed_on, disposition, kind=kind
        )
    for kind in ApplicantKind:
        enter(asked.agency, date(2025, 12, 1), date(2026, 1, 5), kind=kind)
    counted = figures(asked)
    for address in asked.form.application_keys():
        assert len(behind(asked, address)) == counted.get(address, 0), address
