"""The filter of a list and the check of an object say the same, and what the policy's words say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingtang_office.accounts.models import Deputy, User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import (
    GRANTS,
    KEPT_APART,
    SECOND_FACTOR_ROLES,
    Permission,
    Reach,
)
from mingtang_office.agencies.models import (
    Affiliation,
    Agency,
    AgencyKind,
    Membership,
    Role,
    Succession,
    SuccessionKind,
)

DAY = date(2026, 3, 13)
DAYS = [DAY + timedelta(days=n) for n in range(-2, 3)]
PEOPLE = 3
day = st.sampled_from(DAYS)
first_day, last_day = st.sampled_from(DAYS[:3]), st.sampled_from(DAYS[2:])
person = st.integers(0, PEOPLE - 1)


@dataclass
class World:
    """Agencies by the place of their superior in the list, and what people hold in them."""

    above: list[int | None]
    active: list[bool]
    memberships: list[tuple[int, int, Role, date, date | None, date | None]]
    deputies: list[tuple[int, int, date, date]]
    successions: list[tuple[int, int, date]]
    staff: dict[int, int]
    agencies: list[Agency] = field(default_factory=list)
    people: list[User] = field(default_factory=list)

    def build(self) -> None:
        for number, above in enumerate(self.above):
            fields = {"name": f"机关{number}", "kind": AgencyKind.DEPARTMENT}
            if above is None:
                made = Agency.add_root(**fields)
            else:
                made = Agency.objects.get(pk=self.agencies[above].pk).add_child(**fields)
            self.agencies.append(made)
        self.people = [
            User.objects.create(username=f"p{n}", full_name="某人", is_active=self.active[n])
            for n in range(PEOPLE)
        ]
        for who, where, role, first, last, revoked in self.memberships:
            Membership.objects.create(
                user=self.people[who], agency=self.agencies[where], role=role,
                starts_on=first, ends_on=last, revoked_on=revoked,
            )  # fmt: skip
        for principal, deputy, first, last in self.deputies:
            Deputy.objects.create(
                principal=self.people[principal], deputy=self.people[deputy],
                starts_on=first, ends_on=last,
            )  # fmt: skip
        for old, new, on in self.successions:
            Succession.objects.create(
                predecessor=self.agencies[old], successor=self.agencies[new],
                kind=SuccessionKind.MERGED, on=on,
            )  # fmt: skip
            Agency.objects.filter(pk=self.agencies[old].pk).update(abolished_on=on)
        for who, where in self.staff.items():
            Affiliation.objects.create(user=self.people[who], agency=self.agencies[where])

    # -- the same in the plainest words, as an oracle ---------------------------------------------

    def under(self, top: int) -> set[int]:
        return {top}.union(*(self.under(n) for n, above in enumerate(self.above) if above == top))

    def inherited(self, heir: int, on: date, seen: frozenset[int] = frozenset()) -> set[int]:
        direct = {o for o, n, since in self.successions if n == heir and since <= on} - seen
        return direct.union(*(self.inherited(o, on, seen | direct | {heir}) for o in direct))

    def reached(self, who: int, permission: Permission, on: date) -> set[int]:
        if not self.active[who]:
            return set()
        covered = {
            principal
            for principal, deputy, first, last in self.deputies
            if deputy == who and first <= on <= last and self.active[principal]
        }
        found: set[int] = set()
        for holder, where, role, first, last, revoked in self.memberships:
            in_force = (
                first <= on and (last is None or on <= last) and (revoked is None or on < revoked)
            )
            carried = holder == who or (holder in covered and role not in KEPT_APART)
            reach = GRANTS[permission].get(role)
            if in_force and carried and reach is not None:
                found |= self.under(where) if reach is Reach.BELOW else {where}
                found |= self.inherited(where, on)
        return found


@st.composite
def worlds(draw: st.DrawFn) -> World:
    size = draw(st.integers(1, 7))
    above = [None if n == 0 else draw(st.none() | st.integers(0, n - 1)) for n in range(size)]
    agency = st.integers(0, size - 1)
    memberships = draw(
        st.lists(
            st.tuples(
                person,
                agency,
                st.sampled_from(Role),
                first_day,
                st.none() | last_day,
                st.none() | last_day,
            ),
            min_size=2,
            max_size=8,
            unique_by=lambda row: row[:4],
        )
    )
    deputies = draw(
        st.lists(
            st.tuples(person, person, first_day, last_day).filter(lambda row: row[0] != row[1]),
            max_size=4,
        )
    )
    successions = draw(
        st.lists(
            st.tuples(agency, agency, day).filter(lambda row: row[0] != row[1]),
            max_size=2,
            unique_by=lambda row: row[0],
        )
    )
    return World(
        above=above,
        active=draw(st.lists(st.integers(0, 2).map(bool), min_size=PEOPLE, max_size=PEOPLE)),
        memberships=memberships,
        deputies=deputies,
        successions=successions,
        staff=draw(st.dictionaries(person, agency, max_size=PEOPLE)),
    )


@pytest.mark.django_db
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(world=worlds(), on=day)
def test_filter_and_check_agree_with_the_words_of_the_policy(
    django_db_setup: None, world: World, on: date
) -> None:
    with transaction.atomic():
        world.build()
        everything = {a.pk: n for n, a in enumerate(Agency.objects.order_by("pk"))}
        fresh = list(Agency.objects.order_by("pk"))
        for who, someone in enumerate(world.people):
            for permission in Permission:
                listed = policy.visible(Agency.objects.all(), someone, permission, on, field="")
                said = world.reached(who, permission, on)
                assert {everything[a.pk] for a in listed} == said
                assert {
                    n for n, a in enumerate(fresh) if policy.may(someone, permission, a, on)
                } == said
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(world=worlds(), on=day)
def test_people_listed_are_those_who_may_be_seen_and_whoever_is_handled_is_seen(
    django_db_setup: None, world: World, on: date
) -> None:
    with transaction.atomic():
        world.build()
        for viewer in world.people:
            listed = set(
                policy.visible_people(User.objects.all(), viewer, Permission.VIEW_APPOINTMENTS, on)
            )
            may = {
                someone
                for someone in world.people
                if policy.may_see_person(viewer, Permission.VIEW_APPOINTMENTS, someone, on)
            }
            handled = {
                someone
                for someone in world.people
                if policy.may_handle(viewer, Permission.MANAGE_PEOPLE, someone, on)
            }
            assert listed == may
            assert handled <= may - {viewer}
        transaction.set_rollback(True)


def test_the_three_roles_kept_apart_need_a_second_factor() -> None:
    assert KEPT_APART <= SECOND_FACTOR_ROLES


def test_every_permission_is_granted_to_somebody() -> None:
    assert {permission for permission in Permission if GRANTS.get(permission)} == set(Permission)


def test_no_role_kept_apart_holds_what_another_of_them_does() -> None:
    """Looking is shared; doing is not (GB/T 22239-2019)."""
    looking = {Permission.VIEW_AGENCIES, Permission.VIEW_APPOINTMENTS}
    shared = [
        permission
        for permission, roles in GRANTS.items()
        if len(KEPT_APART & set(roles)) > 1 and permission not in looking
    ]
    assert shared == []
