from __future__ import annotations

from datetime import date, timedelta

import pytest

from mingtang_office.accounts.models import User
from mingtang_office.agencies.calendars import current
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers import publicity, work
from mingtang_office.powers.actions import decisions
from mingtang_office.powers.models import Overturning, PowerDecision, Register
from mingtang_office.ui.work import Urgency, work_of
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson
from tests.office.powers.conftest import Put

assert work  # its source stands in the register


def decide(put: Put, on: date, **changes: object) -> PowerDecision:
    made = put(Register.DECISIONS, decided_on=on, number=f"{on}", **changes)
    assert isinstance(made, PowerDecision)
    return made


def due(decision: PowerDecision) -> date | None:
    found = publicity.due_of(decision, current().of(decision.agency))
    return found.by if found else None


@pytest.mark.parametrize(
    ("row", "by"),
    [
        ("penalties", date(2026, 3, 11)),
        ("licences", date(2026, 3, 11)),
        ("compulsory_measures", date(2026, 3, 30)),
    ],
)
def test_licences_and_penalties_are_shown_within_seven_working_days(
    put: Put, row: str, by: date
) -> None:
    assert due(decide(put, date(2026, 3, 2), row=row)) == by


def urgencies(person: User) -> dict[str, list[str]]:
    found = work_of(person, TODAY)
    return {
        urgency.value: [item.title for item in held.shown if item.kind == "执法公示"]
        for urgency, held in found.items()
        if any(item.kind == "执法公示" for item in held.shown)
    }


def test_my_work_holds_what_waits_to_be_shown_by_its_last_day(put: Put, owner: User) -> None:
    for on in (date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 5)):
        decide(put, on)
    assert urgencies(owner) == {
        Urgency.LATE: ["行政处罚 2026-03-02"],
        Urgency.DUE_TODAY: ["行政处罚 2026-03-04"],
        Urgency.WAITING_FOR_ME: ["行政处罚 2026-03-05"],
    }


def test_what_is_shown_need_not_be_or_is_another_s_waits_no_more(
    put: Put, owner: User, stranger: User, agencies: Agencies, make_person: MakePerson
) -> None:
    shown = decide(put, date(2026, 3, 2))
    decisions.publish(
        entry=shown, key="YJ-2026-1", on=date(2026, 3, 6), expected_revision=0, by=owner, now=NOW
    )
    decide(put, date(2026, 3, 3), publicity=False)
    assert urgencies(owner) == {}
    decide(put, date(2026, 3, 4))
    assert urgencies(owner) != {}
    assert urgencies(stranger) == {}
    assert urgencies(make_person("above", Role.SUPERVISOR, agencies.county)) == {}


def overturned(put: Put, owner: User, **changes: object) -> PowerDecision:
    """Shown on 6 March, revoked on the 9th."""
    shown = {"published_on": date(2026, 3, 6), "published_key": "YJ-2026-1"}
    made = decide(put, date(2026, 3, 2), **shown, **changes)
    return decisions.overturn(
        decision=made,
        how=Overturning.REVOKED,
        on=date(2026, 3, 9),
        by_what="云政复决〔2026〕8号",
        expected_revision=0,
        by=owner,
        now=NOW,
    )


def test_what_was_shown_of_a_revoked_decision_is_withdrawn_within_three_days(
    put: Put, owner: User
) -> None:
    found = overturned(put, owner)
    assert due(found) == date(2026, 3, 12)
    assert urgencies(owner) == {Urgency.LATE: ["行政处罚 2026-03-02"]}
    gone = decisions.withdraw(decision=found, on=TODAY, expected_revision=1, by=owner, now=NOW)
    assert due(gone) is None
    assert urgencies(owner) == {}


def test_a_licence_revoked_waits_without_a_day_of_its_own(put: Put, owner: User) -> None:
    found = overturned(put, owner, row="licences")
    assert due(found) is None
    assert urgencies(owner) == {Urgency.WAITING_FOR_ME: ["行政许可 2026-03-02"]}


def test_a_decision_revoked_before_it_was_shown_need_not_be(put: Put, owner: User) -> None:
    made = decide(put, date(2026, 3, 2))
    found = decisions.overturn(
        decision=made,
        how=Overturning.REVOKED,
        on=date(2026, 3, 3),
        by_what="本机关撤销决定",
        expected_revision=0,
        by=owner,
        now=NOW,
    )
    assert due(found) is None
    with pytest.raises(Refused, match="公示后被变更"):
        decisions.withdraw(decision=found, on=TODAY, expected_revision=1, by=owner, now=NOW)


@pytest.mark.parametrize("days", range(0, 40, 3))
def test_the_query_tells_late_as_the_law_does(put: Put, days: int) -> None:
    made = decide(put, TODAY - timedelta(days=days))
    late = PowerDecision.objects.filter(publicity.due_before(TODAY, current().of(made.agency)))
    by = due(made)
    assert late.exists() == (by is not None and by < TODAY)
