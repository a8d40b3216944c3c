"""A reversed decision is handled anew under the order; an upheld one is not."""

from datetime import date

import pytest

from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import RemedyOutcome, RemedyRoute, RemedyStep
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.intake import Taken
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.applications.queries.retention import kept_on
from mingtang_office.remedies.actions.outcome import apply_outcome
from mingtang_office.remedies.models import Remedy
from tests.office.applications.desk import Desk
from tests.office.applications.lives import life_of
from tests.office.remedies.conftest import Bring, Ended, Then, at

FILED, DECIDED = date(2026, 4, 20), date(2026, 5, 18)


@pytest.fixture
def answered(desk: Desk) -> Application:
    """An application that was answered, and the answer served."""
    return life_of(desk, Disposition.REISSUE).application


@pytest.fixture
def remedy(answered: Application, bring: Bring) -> Remedy:
    return bring(application=answered, letter=letters_of(answered).last(), on=FILED)


def applied(remedy: Remedy, desk: Desk, runs_from: date = DECIDED) -> Taken:
    remedy.refresh_from_db()
    return apply_outcome(
        remedy=remedy,
        runs_from=runs_from,
        expected_revision=remedy.revision,
        by=desk.clerk,
        now=at(DECIDED, 5),
    )


def test_the_application_is_taken_up_again_and_both_are_linked(
    remedy: Remedy, answered: Application, decided: Ended, desk: Desk
) -> None:
    decided(remedy, RemedyOutcome.REVOKED, DECIDED)
    anew = applied(remedy, desk).application
    remedy.refresh_from_db()
    assert (anew.reopens, remedy.anew) == (answered, anew)
    assert (anew.received_on, anew.due_on) == (DECIDED, date(2026, 6, 15))
    assert open_identity(anew) == open_identity(answered)


def test_handling_anew_is_how_the_decision_is_obeyed(
    remedy: Remedy, decided: Ended, desk: Desk
) -> None:
    decided(remedy, RemedyOutcome.REVOKED, DECIDED)
    assert remedy.next_code == "obey"
    applied(remedy, desk)
    remedy.refresh_from_db()
    assert remedy.next_code == ""
    assert remedy.course.filter(kind=RemedyStep.COMPLIED).exists()


@pytest.mark.parametrize("outcome", [RemedyOutcome.UPHELD, RemedyOutcome.WITHDRAWN])
def test_what_was_not_reversed_is_not_handled_anew(
    outcome: RemedyOutcome, remedy: Remedy, decided: Ended, desk: Desk
) -> None:
    decided(remedy, outcome, DECIDED)
    with pytest.raises(Refused, match="没有要求重新答复"):
        applied(remedy, desk)


def test_a_judgment_not_in_effect_orders_nothing_yet(
    answered: Application, bring: Bring, decided: Ended, desk: Desk
) -> None:
    suit = bring(route=RemedyRoute.LITIGATION_DIRECT, application=answered, on=FILED)
    decided(suit, RemedyOutcome.REVOKED, DECIDED)
    with pytest.raises(Refused, match="还没有生效"):
        applied(suit, desk)


def test_it_is_handled_anew_once(remedy: Remedy, decided: Ended, desk: Desk) -> None:
    decided(remedy, RemedyOutcome.REVOKED, DECIDED)
    applied(remedy, desk)
    with pytest.raises(Refused, match="不用再次办理"):
        applied(remedy, desk)


def test_the_new_period_does_not_begin_before_the_decision(
    remedy: Remedy, decided: Ended, desk: Desk
) -> None:
    decided(remedy, RemedyOutcome.REVOKED, DECIDED)
    with pytest.raises(Refused, match="不会早于收到决定"):
        applied(remedy, desk, date(2026, 5, 17))


def test_what_concerns_no_application_is_obeyed_otherwise(
    bring: Bring, decided: Ended, then: Then, desk: Desk
) -> None:
    outside = decided(bring(), RemedyOutcome.ORDERED_TO_ACT, DECIDED)
    with pytest.raises(Refused, match="履行完毕"):
        applied(outside, desk)
    assert then(outside, RemedyStep.COMPLIED, date(2026, 6, 1)).next_code == ""


def test_an_application_sued_over_is_kept(
    remedy: Remedy, answered: Application, decided: Ended
) -> None:
    assert kept_on([answered.pk]) == {answered.pk}
    decided(remedy, RemedyOutcome.UPHELD, DECIDED)
    assert kept_on([answered.pk]) == set()
