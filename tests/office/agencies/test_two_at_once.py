"""Two people at the same moment, each on a connection of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import agencies as agency_actions
from mingtang_office.agencies.actions import appointments
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each act in a thread, begun together; gives "done" or what refused, in no order."""
    outcomes: list[str] = []
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
            outcomes.append("done")
        except (ValidationError, PermissionDenied) as refused:
            outcomes.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_one_person_is_not_given_two_of_the_three_roles_by_two_officers(
    make_person: MakePerson, agencies: Agencies
) -> None:
    officers = [make_person(f"officer{n}", Role.SECURITY, agencies.county) for n in range(2)]
    person = make_person("qin")
    roles = [Role.ADMINISTRATOR, Role.AUDITOR]

    def appoint(role: Role, agency: Agency, by: User) -> Callable[[], object]:
        return lambda: appointments.appoint(
            person=person, agency=agency, role=role, starts_on=TODAY, ends_on=None, by=by, now=NOW
        )

    outcomes = at_once(
        appoint(roles[0], agencies.finance, officers[0]),
        appoint(roles[1], agencies.school, officers[1]),
    )

    assert sorted(outcome == "done" for outcome in outcomes) == [False, True]
    assert Membership.objects.filter(user=person).count() == 1


def test_two_security_officers_do_not_end_each_other(
    make_person: MakePerson, agencies: Agencies
) -> None:
    one, other = (make_person(f"officer{n}", Role.SECURITY, agencies.county) for n in range(2))

    def end(of: User, by: User) -> Callable[[], object]:
        membership = of.memberships.get()
        return lambda: appointments.end(membership=membership, last_day=None, by=by, now=NOW)

    outcomes = at_once(end(one, other), end(other, one))

    standing = Membership.objects.filter(role=Role.SECURITY).in_force(TODAY)
    assert standing.count() == 1
    assert sorted(outcome == "done" for outcome in outcomes) == [False, True]


def test_two_new_agencies_under_one_superior_both_find_their_place(
    make_person: MakePerson, agencies: Agencies
) -> None:
    by = make_person("administrator", Role.ADMINISTRATOR, agencies.county)

    def create(name: str) -> Callable[[], object]:
        return lambda: agency_actions.create(
            parent=agencies.county,
            particulars={"name": name, "kind": AgencyKind.DEPARTMENT},
            by=by,
            now=NOW,
        )

    assert at_once(*(create(f"云江县第{n}局") for n in range(4))) == ["done"] * 4
    assert [problem for problem in Agency.find_problems() if problem] == []


def test_of_two_new_namesakes_one_is_refused(make_person: MakePerson, agencies: Agencies) -> None:
    by = make_person("administrator", Role.ADMINISTRATOR, agencies.county)

    def create() -> object:
        return agency_actions.create(
            parent=agencies.county,
            particulars={
                "name": "云江县水利局",
                "established_on": date(2026, 1, 1),
                "kind": "department",
            },
            by=by,
            now=NOW,
        )

    assert sorted(outcome == "done" for outcome in at_once(create, create)) == [False, True]
    assert Agency.objects.filter(name="云江县水利局").count() == 1
