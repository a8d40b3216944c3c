"""The cast of the office's tests: always the same agencies and the same people.

云江县 has an education bureau with a school, and a finance bureau. The owner works at the education
bureau, the colleague beside the owner, the stranger at the finance bureau.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import timezone

from mingtang_office.accounts.factors import note_added
from mingtang_office.accounts.models import User
from mingtang_office.accounts.queries import factors_of
from mingtang_office.accounts.session_limits import begin
from mingtang_office.agencies import policy
from mingtang_office.agencies.models import Agency, AgencyKind, Membership, Region, Role
from mingtang_office.trail import guards

NOW = datetime(2026, 3, 13, 2, 0, tzinfo=UTC)
TODAY = date(2026, 3, 13)
PASSWORD = "云江-Mingtang-2026"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is marked `sqlite` or `postgresql` is run on that database alone."""
    (other,) = {"sqlite", "postgresql"} - {connection.vendor}
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if item not in elsewhere]


def _flush_past_the_guards(
    original: Callable[[TransactionTestCase], None],
) -> Callable[[TransactionTestCase], None]:
    """A test that commits is cleaned up by emptying every table, which the trail refuses."""

    def teardown(case: TransactionTestCase) -> None:
        guards.remove(connection)
        try:
            original(case)
        finally:
            guards.install(connection)

    return teardown


_original_teardown = TransactionTestCase._fixture_teardown


@pytest.fixture(scope="session", autouse=True)
def trail_lets_go() -> Iterator[None]:
    patch = pytest.MonkeyPatch()
    patch.setattr(
        TransactionTestCase, "_fixture_teardown", _flush_past_the_guards(_original_teardown)
    )
    yield
    patch.undo()


@dataclass(frozen=True)
class Agencies:
    """county > education > school, and county > finance."""

    county: Agency
    education: Agency
    school: Agency
    finance: Agency


@pytest.fixture
def agencies(db: None) -> Agencies:
    region = Region.objects.create(code="990101", name="云江县", valid_from=date(2000, 1, 1))
    county = Agency.add_root(name="云江县人民政府", kind=AgencyKind.GOVERNMENT, region=region)
    education = county.add_child(name="云江县教育局", kind=AgencyKind.DEPARTMENT, region=region)
    school = education.add_child(name="云江县第一中学", kind=AgencyKind.SCHOOL, region=region)
    finance = county.add_child(name="云江县财政局", kind=AgencyKind.DEPARTMENT, region=region)
    return Agencies(
        *(Agency.objects.get(pk=made.pk) for made in (county, education, school, finance))
    )


MakePerson = Callable[..., User]


@pytest.fixture
def make_person(db: None) -> MakePerson:
    """make_person("lin", Role.CLERK, agency): a person who holds this role since 2020."""

    def make(username: str, role: Role | None = None, agency: Agency | None = None) -> User:
        person = User.objects.create_user(
            username, password=PASSWORD, full_name=f"{username}（测试）"
        )
        if role is not None and agency is not None:
            Membership.objects.create(
                user=person, agency=agency, role=role, starts_on=date(2020, 1, 1)
            )
        return person

    return make


@pytest.fixture
def owner(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("owner", Role.CLERK, agencies.education)


@pytest.fixture
def colleague(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("colleague", Role.SECTION_REVIEWER, agencies.education)


@pytest.fixture
def stranger(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("stranger", Role.CLERK, agencies.finance)


SignIn = Callable[[User], Client]


SECRET = "JBSWY3DPEHPK3PXP"


def hold_second_factor(person: User) -> None:
    """As if the person had set up an authenticator app."""
    if not factors_of(person).exists():
        TOTP.activate(person, SECRET)


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """sign_in(person): a client of their own, signed in, with a second factor where the role of
    the person calls for one."""

    def enter(person: User) -> Client:
        client = Client()
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        begin(session, timezone.now())
        if policy.needs_second_factor(person, timezone.localdate()):
            hold_second_factor(person)
            note_added(session)
        session.save()
        return client

    return enter
