from __future__ import annotations

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.actions import people
from mingtang_office.agencies.actions.people import Enrolled
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Affiliation, Membership, Role
from mingtang_office.trail import sealing
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson


def enrol(agencies: Agencies, by: User, username: str = "jiang") -> Enrolled:
    return people.enrol(
        agency=agencies.education, username=username, full_name="江小云", phone="0990-1234567",
        by=by, now=NOW,
    )  # fmt: skip


def test_a_new_person_has_a_first_password_to_be_changed(
    administrator: User, agencies: Agencies
) -> None:
    made = enrol(agencies, administrator)

    person = User.objects.get(username="jiang")
    assert person.check_password(made.password)
    assert person.must_change_password
    assert person.affiliation.agency == agencies.education


def test_an_account_gives_no_right(administrator: User, agencies: Agencies) -> None:
    person = enrol(agencies, administrator).person

    assert policy.holdings(person, TODAY) == ()
    assert not policy.is_staff(person, TODAY)


def test_names_stand_sealed_in_the_trail(administrator: User, agencies: Agencies) -> None:
    enrol(agencies, administrator)

    entry = Entry.objects.get(action="accounts.enrolled")
    assert entry.facts == {}
    assert (sealing.unseal(entry) or {})["full_name"] == "江小云"


def test_no_name_is_given_to_two_accounts(administrator: User, agencies: Agencies) -> None:
    enrol(agencies, administrator)

    with pytest.raises(ValidationError):
        enrol(agencies, administrator)


def test_neither_security_nor_auditor_makes_accounts(
    security: User, auditor: User, agencies: Agencies
) -> None:
    for person in (security, auditor):
        with pytest.raises(PermissionDenied):
            enrol(agencies, person)


def test_a_closed_account_has_no_right_from_then_on(
    administrator: User, owner: User, agencies: Agencies
) -> None:
    people.deactivate(person=owner, reason="退休", by=administrator, now=NOW)

    owner = User.objects.get(pk=owner.pk)
    assert not owner.is_active
    assert policy.holdings(owner, TODAY) == ()
    with pytest.raises(ValidationError, match="已经停用"):
        people.deactivate(person=owner, reason="退休", by=administrator, now=NOW)


def test_an_account_opened_again_has_a_new_password(administrator: User, owner: User) -> None:
    people.deactivate(person=owner, reason="借调", by=administrator, now=NOW)
    opened = people.reactivate(person=owner, reason="返岗", by=administrator, now=NOW)

    owner = User.objects.get(pk=owner.pk)
    assert owner.is_active
    assert owner.check_password(opened.password)


def test_nobody_closes_the_own_account(administrator: User) -> None:
    with pytest.raises(PermissionDenied, match="自己的账号"):
        people.deactivate(person=administrator, reason="", by=administrator, now=NOW)


def test_the_last_administrator_of_a_root_is_not_closed(
    administrator: User, make_person: MakePerson, agencies: Agencies
) -> None:
    second = make_person("second", Role.ADMINISTRATOR, agencies.county)
    people.deactivate(person=administrator, reason="离职", by=second, now=NOW)
    third = make_person("third", Role.ADMINISTRATOR, agencies.county)
    Membership.objects.filter(user=third).update(ends_on=date(2026, 12, 31))

    with pytest.raises(ValidationError, match="最后一位系统管理"):
        people.deactivate(person=second, reason="离职", by=third, now=NOW)


def test_the_account_of_a_superior_is_out_of_reach(
    make_person: MakePerson, owner: User, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.education)
    Membership.objects.create(
        user=owner, agency=agencies.county, role=Role.SUPERVISOR, starts_on=date(2026, 4, 1)
    )

    with pytest.raises(PermissionDenied, match="管辖之外还有任职"):
        people.reset_password(person=owner, reason="忘记", by=local, now=NOW)


def test_a_role_that_has_ended_elsewhere_does_not_stand_in_the_way(
    make_person: MakePerson, owner: User, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.education)
    Membership.objects.create(
        user=owner, agency=agencies.county, role=Role.SUPERVISOR,
        starts_on=date(2025, 1, 1), ends_on=date(2026, 3, 12),
    )  # fmt: skip

    given = people.reset_password(person=owner, reason="忘记密码", by=local, now=NOW)
    assert User.objects.get(pk=owner.pk).check_password(given.password)


def factor(person: User) -> None:
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    Authenticator.objects.create(user=person, type="recovery_codes", data={"seed": "x"})


def test_a_lost_factor_is_taken_away_with_its_codes_by_security(
    security: User, owner: User
) -> None:
    factor(owner)

    assert (
        people.remove_second_factor(
            person=owner, reason="手机遗失，当面核对工作证", by=security, now=NOW
        )
        == 2
    )
    assert not Authenticator.objects.filter(user=owner).exists()


def test_who_gives_passwords_takes_away_no_factor(administrator: User, owner: User) -> None:
    factor(owner)

    with pytest.raises(PermissionDenied):
        people.remove_second_factor(person=owner, reason="遗失", by=administrator, now=NOW)


def test_a_factor_is_not_taken_away_without_a_reason(security: User, owner: User) -> None:
    factor(owner)

    with pytest.raises(ValidationError, match="事由"):
        people.remove_second_factor(person=owner, reason=" ", by=security, now=NOW)


def test_a_person_goes_over_to_another_agency(administrator: User, agencies: Agencies) -> None:
    person = enrol(agencies, administrator).person
    people.change_affiliation(person=person, agency=agencies.finance, by=administrator, now=NOW)

    assert Affiliation.objects.get(user=person).agency == agencies.finance
    chains = Entry.objects.filter(action="accounts.affiliated").values_list("agency", flat=True)
    assert set(chains) == {agencies.education.pk, agencies.finance.pk}


def test_a_changed_name_is_sealed_and_its_field_told(administrator: User, owner: User) -> None:
    people.change_person(person=owner, full_name="江大云", phone="", by=administrator, now=NOW)

    entry = Entry.objects.get(action="accounts.changed")
    assert entry.facts == {"fields": ["full_name"]}
    assert User.objects.get(pk=owner.pk).full_name == "江大云"


def test_who_left_the_reach_altogether_is_seen_by_the_past_but_a_stranger_never(
    make_person: MakePerson, stranger: User, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.education)

    assert not policy.may_see_person(local, Permission.VIEW_APPOINTMENTS, stranger, TODAY)
    Membership.objects.create(
        user=stranger, agency=agencies.education, role=Role.CLERK,
        starts_on=date(2020, 1, 1), ends_on=date(2021, 1, 1),
    )  # fmt: skip
    assert policy.may_see_person(local, Permission.VIEW_APPOINTMENTS, stranger, TODAY)
