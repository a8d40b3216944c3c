from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from mingtang.annual.compile_remedies import remedy_cells
from mingtang.applications.remedies import RemedyOutcome, RemedyRoute
from mingtang_office.accounts.models import User
from mingtang_office.annual.queries import table_four
from mingtang_office.annual.queries.question import Question
from mingtang_office.remedies.models import RemedyStanding
from tests.office.annual.conftest import evening, of_year
from tests.office.conftest import Agencies, SignIn
from tests.office.remedies.conftest import Bring, Ended, bring, decided, desk, then

__all__ = ["bring", "decided", "desk", "then"]

DIRECT = RemedyRoute.LITIGATION_DIRECT


def figures(question: Question) -> dict[str, int]:
    counted = table_four.tallies(question, RemedyStanding.objects.all())
    return {key: n for key, n in remedy_cells(counted, question.form).items() if n}


def test_a_case_is_pending_in_its_year_and_ended_in_the_next(
    asked: Question, bring: Bring, decided: Ended
) -> None:
    decided(bring(on=date(2025, 12, 8)), RemedyOutcome.UPHELD, date(2026, 1, 20))
    assert figures(asked) == {
        "remedies/reconsideration/pending": 1,
        "remedies/reconsideration/total": 1,
    }
    assert figures(of_year(asked, 2026)) == {
        "remedies/reconsideration/upheld": 1,
        "remedies/reconsideration/total": 1,
    }


def test_what_is_entered_after_the_cut_off_changes_nothing(
    asked: Question, bring: Bring, decided: Ended
) -> None:
    remedy = bring(on=date(2025, 3, 3))
    early = replace(asked, cut_off=evening(date(2025, 4, 1)))
    before = figures(early)
    decided(remedy, RemedyOutcome.REVOKED, date(2025, 6, 20))
    assert figures(early) == before
    assert figures(asked)["remedies/reconsideration/corrected"] == 1


def test_a_cell_opens_the_cases_that_it_counts(
    asked: Question, bring: Bring, decided: Ended
) -> None:
    decided(bring(on=date(2025, 3, 3)), RemedyOutcome.UPHELD, date(2025, 5, 9))
    bring(on=date(2025, 8, 4))
    bring(on=date(2025, 8, 5), route=DIRECT)
    counted = figures(asked)
    for address in asked.form.remedy_keys():
        found = table_four.behind(asked, address, RemedyStanding.objects.all())
        assert found.count() == counted.get(address, 0), address


def test_the_list_behind_a_figure_names_the_case_and_masks_who_brought_it(
    asked: Question, bring: Bring, owner: User, sign_in: SignIn, agencies: Agencies
) -> None:
    remedy = bring(on=date(2025, 3, 3))
    query = urlencode({"year": 2025, "span": "year", "cell": "remedies/reconsideration/pending"})
    page = sign_in(owner).get(f"/office/statistics/cases/?{query}").content.decode()
    assert remedy.number in page
    assert "林小满" not in page
