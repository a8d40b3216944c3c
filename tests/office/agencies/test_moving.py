from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions.moving import move
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson


def test_an_agency_moves_with_all_below_it(administrator: User, agencies: Agencies) -> None:
    moved = move(agency=agencies.education, parent=agencies.finance, by=administrator, now=NOW)

    school = Agency.objects.get(pk=agencies.school.pk)
    assert moved.get_parent() == agencies.finance
    assert school.get_parent() == moved
    assert Entry.objects.get().facts == {"parent": [agencies.county.pk, agencies.finance.pk]}
    assert not Agency.find_problems()[0]


def test_who_reached_the_old_place_alone_loses_sight(
    administrator: User, make_person: MakePerson, agencies: Agencies
) -> None:
    supervisor = make_person("zhou", Role.SUPERVISOR, agencies.education)
    school = move(agency=agencies.school, parent=agencies.finance, by=administrator, now=NOW)

    assert not policy.may(supervisor, Permission.VIEW_REPORTS, school, TODAY)


def test_a_root_does_not_move(administrator: User, agencies: Agencies) -> None:
    with pytest.raises(ValidationError, match="顶层机关"):
        move(agency=agencies.county, parent=agencies.finance, by=administrator, now=NOW)


@pytest.mark.parametrize("target", ["school", "education"])
def test_no_agency_moves_below_itself(administrator: User, agencies: Agencies, target: str) -> None:
    with pytest.raises(ValidationError, match="自己或它的下级"):
        move(
            agency=agencies.education,
            parent=getattr(agencies, target),
            by=administrator,
            now=NOW,
        )


def test_the_right_is_needed_at_the_new_superior_too(
    make_person: MakePerson, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.education)

    with pytest.raises(PermissionDenied):
        move(agency=agencies.school, parent=agencies.finance, by=local, now=NOW)


def test_trees_do_not_join_where_one_person_would_hold_two_roles_kept_apart(
    make_person: MakePerson, agencies: Agencies
) -> None:
    other = Agency.add_root(name="石桥县人民政府", kind=AgencyKind.GOVERNMENT)
    both = make_person("both", Role.ADMINISTRATOR, agencies.county)
    Membership.objects.create(
        user=both, agency=other, role=Role.ADMINISTRATOR, starts_on=date(2020, 1, 1)
    )
    auditor = make_person("shen", Role.AUDITOR, agencies.school)
    Membership.objects.create(
        user=auditor, agency=other, role=Role.SECURITY, starts_on=date(2020, 1, 1)
    )

    with pytest.raises(ValidationError, match="三人分别担任"):
        move(agency=agencies.education, parent=other, by=both, now=NOW)
    assert Agency.objects.get(pk=agencies.education.pk).get_parent() == agencies.county
