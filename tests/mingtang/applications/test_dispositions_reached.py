"""Every disposition is the end of some lawful life."""

import pytest

from mingtang.applications import (
    Abandoned,
    ConsultationAnswered,
    ConsultationSent,
    Disposition,
    Event,
    FeeNoticed,
    Opinion,
    Phase,
    ReasonsAsked,
    ReasonsGiven,
    RectificationAsked,
    Rectified,
    Withdrawn,
)
from tests.mingtang.applications.lives import day, decided, life, served

ASKED = RectificationAsked(day(2, 11), reply_by=day(2, 28))
REFUSED = ConsultationAnswered(day(2, 27), answer=Opinion.REFUSAL)

# what has to come before the decision
COURSE: dict[Disposition, list[Event]] = {
    Disposition.THIRD_PARTY_RIGHTS: [ConsultationSent(day(2, 12)), REFUSED],
    Disposition.STILL_UNCLEAR: [ASKED, Rectified(day(2, 27))],
    Disposition.EXCESSIVE: [ReasonsAsked(day(2, 12)), ReasonsGiven(day(2, 25))],
}
# what no decision makes
GIVEN_UP: dict[Disposition, list[Event]] = {
    Disposition.NOT_RECTIFIED: [ASKED, Abandoned(day(3, 2))],
    Disposition.FEE_UNPAID: [FeeNoticed(day(2, 12)), Abandoned(day(4, 1))],
    Disposition.REST: [Withdrawn(day(3, 2))],
}


@pytest.mark.parametrize("disposition", [code for code in Disposition if code not in GIVEN_UP])
def test_a_disposition_is_decided_and_served(disposition: Disposition) -> None:
    events = COURSE.get(disposition, [])
    case = life(*events, decided(day(3, 2), disposition), served(day(3, 3)))
    assert (case.disposition, case.phase, case.closed_on) == (disposition, Phase.SERVED, day(3, 3))
    assert case.in_time is True


@pytest.mark.parametrize("disposition", GIVEN_UP)
def test_what_is_given_up_or_withdrawn_has_its_own_disposition(disposition: Disposition) -> None:
    case = life(*GIVEN_UP[disposition])
    assert case.disposition is disposition
    assert (case.decided_on, case.phase.is_closed, case.obligations) == (None, True, ())


def test_an_open_application_has_no_disposition() -> None:
    assert life(ASKED).disposition is None
