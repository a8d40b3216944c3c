from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import appointments
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Role
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson


def appoint(
    person: User,
    agency: Agency,
    role: Role,
    by: User,
    starts_on: date = TODAY,
    ends_on: date | None = None,
) -> Membership:
    return appointments.appoint(
        person=person, agency=agency, role=role, starts_on=starts_on, ends_on=ends_on,
        by=by, now=NOW,
    )  # fmt: skip


def test_an_appointment_gives_its_rights_from_the_first_to_the_last_day(
    security: User, stranger: User, agencies: Agencies
) -> None:
    appoint(stranger, agencies.education, Role.HEAD, security, date(2026, 3, 16), date(2026, 3, 31))

    days = [date(2026, 3, 15), date(2026, 3, 16), date(2026, 3, 31), date(2026, 4, 1)]
    assert [
        policy.may(stranger, Permission.UPLOAD_REPORTS, agencies.education, day) for day in days
    ] == [False, True, True, False]


def test_an_appointment_tells_the_trail_numbers_and_no_names(
    security: User, stranger: User, agencies: Agencies
) -> None:
    appoint(stranger, agencies.education, Role.HEAD, security)

    assert Entry.objects.get().facts == {
        "user": stranger.pk,
        "role": "head",
        "starts_on": "2026-03-13",
        "ends_on": None,
    }


def test_neither_administrator_nor_auditor_appoints(
    administrator: User, auditor: User, stranger: User, agencies: Agencies
) -> None:
    for person in (administrator, auditor):
        with pytest.raises(PermissionDenied):
            appoint(stranger, agencies.education, Role.HEAD, person)


def test_nobody_appoints_themselves(security: User, agencies: Agencies) -> None:
    with pytest.raises(PermissionDenied, match="给自己任职"):
        appoint(security, agencies.education, Role.HEAD, security)


def test_no_appointment_begins_yesterday(
    security: User, stranger: User, agencies: Agencies
) -> None:
    with pytest.raises(ValidationError, match="倒签"):
        appoint(stranger, agencies.education, Role.HEAD, security, date(2026, 3, 12))


def test_a_closed_account_is_not_appointed(
    security: User, stranger: User, agencies: Agencies
) -> None:
    User.objects.filter(pk=stranger.pk).update(is_active=False)

    with pytest.raises(ValidationError, match="已停用"):
        appoint(stranger, agencies.education, Role.HEAD, security)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (Role.ADMINISTRATOR, Role.SECURITY),
        (Role.SECURITY, Role.AUDITOR),
        (Role.AUDITOR, Role.ADMINISTRATOR),
    ],
)
def test_two_of_the_three_roles_never_come_together_in_one_tree(
    security: User, make_person: MakePerson, agencies: Agencies, held: Role, wanted: Role
) -> None:
    person = make_person("qin", held, agencies.school)

    with pytest.raises(ValidationError, match="三人分别担任"):
        appoint(person, agencies.finance, wanted, security)


def test_the_day_after_one_ended_another_of_the_three_may_begin(
    security: User, stranger: User, agencies: Agencies
) -> None:
    appoint(stranger, agencies.finance, Role.AUDITOR, security, TODAY, date(2026, 6, 30))

    with pytest.raises(ValidationError, match="三人分别担任"):
        appoint(stranger, agencies.school, Role.ADMINISTRATOR, security, date(2026, 6, 30))
    appoint(stranger, agencies.school, Role.ADMINISTRATOR, security, date(2026, 7, 1))


def test_one_that_begins_before_the_other_must_end_before_it(
    security: User, stranger: User, agencies: Agencies
) -> None:
    appoint(stranger, agencies.finance, Role.AUDITOR, security, date(2026, 7, 1))

    with pytest.raises(ValidationError, match="三人分别担任"):
        appoint(stranger, agencies.school, Role.SECURITY, security, TODAY, date(2026, 7, 1))
    appoint(stranger, agencies.school, Role.SECURITY, security, TODAY, date(2026, 6, 30))


def test_another_tree_is_another_matter(
    security: User, make_person: MakePerson, agencies: Agencies
) -> None:
    other = Agency.add_root(name="石桥县人民政府", kind=AgencyKind.GOVERNMENT)
    person = make_person("qin", Role.AUDITOR, other)

    assert appoint(person, agencies.finance, Role.ADMINISTRATOR, security).pk


def test_a_role_held_already_is_not_given_again_on_the_same_days(
    security: User, owner: User, agencies: Agencies
) -> None:
    with pytest.raises(ValidationError, match="日期重叠"):
        appoint(owner, agencies.education, Role.CLERK, security)


def end(membership: Membership, by: User, last_day: date | None = None) -> Membership:
    return appointments.end(membership=membership, last_day=last_day, by=by, now=NOW)


def test_a_role_ended_at_once_gives_nothing_from_then_on(
    security: User, owner: User, agencies: Agencies
) -> None:
    end(owner.memberships.get(), security)

    assert policy.holdings(User.objects.get(pk=owner.pk), TODAY) == ()


def test_a_role_given_today_by_mistake_can_be_taken_back_and_given_again(
    security: User, stranger: User, agencies: Agencies
) -> None:
    given = appoint(stranger, agencies.school, Role.HEAD, security)
    end(given, security)

    assert not policy.may(
        User.objects.get(pk=stranger.pk), Permission.VIEW_REPORTS, agencies.school, TODAY
    )
    assert appoint(stranger, agencies.school, Role.HEAD, security).pk


def test_a_last_day_counts(security: User, owner: User, agencies: Agencies) -> None:
    end(owner.memberships.get(), security, TODAY)

    owner = User.objects.get(pk=owner.pk)
    assert policy.holdings(owner, TODAY)
    assert not policy.holdings(owner, date(2026, 3, 14))


def test_a_last_day_in_the_past_is_refused(security: User, owner: User) -> None:
    with pytest.raises(ValidationError, match="立即终止"):
        end(owner.memberships.get(), security, date(2026, 3, 12))


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.SECURITY])
def test_the_last_of_a_root_stays(make_person: MakePerson, agencies: Agencies, role: Role) -> None:
    by = make_person("by", Role.SECURITY, agencies.county)
    last = make_person("last", role, agencies.county)
    Membership.objects.filter(user=by).update(ends_on=date(2026, 12, 31))

    with pytest.raises(ValidationError, match="最后一位"):
        end(last.memberships.get(), by)


def test_the_last_goes_when_the_next_has_come_by_the_day_after(
    security: User, make_person: MakePerson, agencies: Agencies
) -> None:
    last = make_person("last", Role.ADMINISTRATOR, agencies.county)
    following = make_person("following")
    appoint(following, agencies.county, Role.ADMINISTRATOR, security, date(2026, 4, 2))

    with pytest.raises(ValidationError, match="最后一位系统管理"):
        end(last.memberships.get(), security, date(2026, 3, 31))
    assert end(last.memberships.get(), security, date(2026, 4, 1)).ends_on == date(2026, 4, 1)


def test_nobody_ends_the_own_role(
    security: User, make_person: MakePerson, agencies: Agencies
) -> None:
    make_person("second", Role.SECURITY, agencies.county)

    with pytest.raises(PermissionDenied, match="自己的任职"):
        end(security.memberships.get(), security)


def test_what_has_ended_is_not_ended_again(security: User, owner: User) -> None:
    end(owner.memberships.get(), security)

    with pytest.raises(ValidationError, match="已经终止"):
        end(owner.memberships.get(), security)
