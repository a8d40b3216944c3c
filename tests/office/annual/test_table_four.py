"""Table four out of random worlds of reconsiderations and suits, against a count by hand."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

import pytest

from mingtang.annual.compile_remedies import counted_remedies
from mingtang.annual.period import Period
from mingtang.applications.remedies import RemedyOutcome, RemedyRoute, outcomes
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.annual.compilation import compiled
from mingtang_office.annual.queries.question import Question
from mingtang_office.remedies import statistics
from mingtang_office.remedies.models import Remedy, RemedyStanding
from mingtang_office.remedies.projection import restate
from tests.office.annual.conftest import evening
from tests.office.conftest import TODAY, Agencies, MakePerson

FY = "remedies/reconsideration"
DIRECT = "remedies/litigation_direct"
_numbers = count(1)


@pytest.fixture
def counter(make_person: MakePerson, agencies: Agencies) -> User:
    """Whoever counts for the whole county."""
    return make_person("counter", Role.SUPERVISOR, agencies.county)


def enter(
    agency: Agency,
    by: User,
    filed_on: date,
    concluded_on: date | None = None,
    outcome: RemedyOutcome = RemedyOutcome.UPHELD,
    *,
    route: RemedyRoute = RemedyRoute.RECONSIDERATION,
    at: datetime | None = None,
) -> Remedy:
    """A case as its projection stands, entered `at` (else on its last day)."""
    remedy = Remedy.objects.create(
        agency=agency,
        number=f"FY-{next(_numbers):08d}",
        route=route.value,
        described="未按期公开预算",
        claimant_masked="林某某",
        stage="concluded" if concluded_on else "filed",
        instance="reconsideration",
        forum="云江县人民政府",
        filed_on=filed_on,
        concluded_on=concluded_on,
        outcome=outcome.value if concluded_on else "",
        column=outcome.column.value if concluded_on else "pending",
        entered_by=by,
        entered_at=evening(filed_on),
    )
    restate(remedy, at or evening(concluded_on or filed_on))
    return remedy


def end(remedy: Remedy, on: date, outcome: RemedyOutcome, at: datetime) -> None:
    remedy.concluded_on, remedy.outcome, remedy.column = on, outcome.value, outcome.column.value
    remedy.save()
    restate(remedy, at)


def figures(question: Question, by: User) -> dict[str, int]:
    """The cells of table four that are not zero."""
    report = compiled(question, by, TODAY)
    found = {a: int(report.value(a) or 0) for a in report.cells if a.startswith("remedies/")}
    assert len(found) == 15
    return {address: number for address, number in found.items() if number}


def behind(question: Question, address: str) -> set[int]:
    rows = question.known_of_agency(RemedyStanding.objects.all())
    cell = counted_remedies(address, question.form)
    found = statistics.behind(rows, question.period, cell)
    return set(found.values_list("remedy_id", flat=True))


def test_a_case_counts_by_its_ending(asked: Question, counter: User) -> None:
    enter(asked.agency, counter, date(2025, 3, 3), date(2025, 5, 5))
    enter(asked.agency, counter, date(2025, 3, 3), date(2025, 5, 5), RemedyOutcome.REVOKED)
    enter(asked.agency, counter, date(2025, 3, 3), date(2025, 5, 5), RemedyOutcome.WITHDRAWN)
    assert figures(asked, counter) == {
        f"{FY}/upheld": 1,
        f"{FY}/corrected": 1,
        f"{FY}/other": 1,
        f"{FY}/total": 3,
    }


def test_what_ended_after_the_year_was_pending_in_it(asked: Question, counter: User) -> None:
    enter(
        asked.agency,
        counter,
        date(2025, 11, 3),
        date(2026, 2, 2),
        route=RemedyRoute.LITIGATION_DIRECT,
    )
    assert figures(asked, counter) == {f"{DIRECT}/pending": 1, f"{DIRECT}/total": 1}


def test_what_ended_before_the_year_does_not_count(asked: Question, counter: User) -> None:
    enter(asked.agency, counter, date(2024, 11, 3), date(2024, 12, 31))
    assert figures(asked, counter) == {}


def test_what_is_still_pending_counts_in_each_year(asked: Question, counter: User) -> None:
    enter(asked.agency, counter, date(2024, 11, 3))
    assert figures(asked, counter)[f"{FY}/pending"] == 1


def test_what_is_entered_after_the_cut_off_changes_no_figure(
    asked: Question, counter: User
) -> None:
    remedy = enter(asked.agency, counter, date(2025, 3, 3))
    question = replace(asked, cut_off=evening(date(2026, 1, 20)))
    before = figures(question, counter)
    end(remedy, date(2025, 12, 30), RemedyOutcome.REVOKED, evening(date(2026, 1, 21)))
    assert figures(question, counter) == before == {f"{FY}/pending": 1, f"{FY}/total": 1}
    assert figures(asked, counter) == {f"{FY}/corrected": 1, f"{FY}/total": 1}


def test_a_struck_case_is_out_of_the_figures_from_then_on(asked: Question, counter: User) -> None:
    remedy = enter(asked.agency, counter, date(2025, 3, 3))
    remedy.struck_at = evening(date(2026, 1, 21))
    restate(remedy, remedy.struck_at)
    assert figures(asked, counter) == {}
    assert figures(replace(asked, cut_off=evening(date(2026, 1, 20))), counter) != {}


def test_the_branch_counts_what_its_agencies_count(
    asked: Question, agencies: Agencies, counter: User
) -> None:
    for agency in (agencies.county, agencies.education, agencies.finance):
        enter(agency, counter, date(2025, 3, 3))
    county = replace(asked, agency=agencies.county)
    assert figures(county, counter)[f"{FY}/total"] == 1
    assert figures(replace(county, below=True), counter)[f"{FY}/total"] == 3


def test_a_clerk_counts_no_other_agency(
    asked: Question, agencies: Agencies, counter: User, stranger: User
) -> None:
    enter(agencies.education, counter, date(2025, 3, 3))
    assert figures(asked, stranger) == {}


def _random_world(
    dice: random.Random, agency: Agency, by: User
) -> list[tuple[Remedy, date, date | None]]:
    world = []
    for _ in range(30):
        route = dice.choice(list(RemedyRoute))
        filed_on = date(2024, 1, 1) + timedelta(dice.randrange(1000))
        ended = filed_on + timedelta(dice.randrange(400)) if dice.random() < 0.7 else None
        outcome = dice.choice([o for o in outcomes(route) if o is not RemedyOutcome.PENDING])
        at = evening(date(2027, 12, 1))
        remedy = enter(agency, by, filed_on, ended, outcome, route=route, at=at)
        world.append((remedy, filed_on, ended))
    return world


@pytest.mark.parametrize("seed", range(4))
def test_the_columns_of_a_random_world_sum_to_their_total(
    seed: int, asked: Question, counter: User
) -> None:
    dice = random.Random(seed)
    world = _random_world(dice, asked.agency, counter)
    for year in (2024, 2025, 2026):
        question = replace(asked, period=Period.of_year(year), cut_off=evening(date(2027, 12, 31)))
        first, last = date(year, 1, 1), date(year, 12, 31)
        expected: Counter[str] = Counter()
        for remedy, filed_on, ended in world:
            if filed_on <= last and (ended is None or ended >= first):
                column = remedy.column if ended and ended <= last else "pending"
                expected[f"remedies/{remedy.route}/{column}"] += 1
                expected[f"remedies/{remedy.route}/total"] += 1
        found = figures(question, counter)
        assert found == dict(expected)
        for route in RemedyRoute:
            group = f"remedies/{route.value}"
            parts = ("upheld", "corrected", "other", "pending")
            assert sum(found.get(f"{group}/{p}", 0) for p in parts) == found.get(
                f"{group}/total", 0
            )
        for address, number in found.items():
            assert len(behind(question, address)) == number
