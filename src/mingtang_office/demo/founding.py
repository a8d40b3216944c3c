"""云江县 comes to be: regions, agencies, people and what they may do, all through the apps' own actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.actions.deputies import name_deputy
from mingtang_office.accounts.actions.factors import record_added
from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import agencies, appointments, people, regions, reorganisation
from mingtang_office.agencies.actions.reorganisation import Ground
from mingtang_office.agencies.models import Agency, Region
from mingtang_office.demo import county
from mingtang_office.demo.codes import PROVINCE, region_code
from mingtang_office.demo.conducting import office_hour
from mingtang_office.demo.hashing import quick_hashes, salted
from mingtang_office.demo.people import (
    EDUCATION_HEAD,
    EDUCATION_REVIEWER,
    Member,
    cast,
    factor_secret,
    password,
)
from mingtang_office.trail.actions import record

_CODES_SINCE = date(2000, 1, 1)


def found_county(*, under: Agency | None, now: datetime) -> Agency:
    """The county with its agencies and people; gives its government, a root where `under` is None."""
    government = _found_agencies(under, now)
    admit(cast(), now=now)
    return government


def admit(members: Sequence[Member], *, now: datetime) -> None:
    """Give people their accounts and roles. The first three, administrator, security officer and
    auditor, are made by the platform itself; the administrator enrols and the security officer
    appoints the others."""
    with quick_hashes():
        for member in members[:3]:
            _admit(member, None, None, now)
        administrator, security = (find_person(each) for each in members[:2])
        for number, member in enumerate(members[3:]):
            _admit(member, administrator, security, now + timedelta(minutes=10 + number))


def take_up(members: Sequence[Member], *, seed: str, now: datetime) -> None:
    """Everybody sets the password of the demonstration, lately enough that it need not be changed."""
    with quick_hashes():
        for number, member in enumerate(members):
            _take_up(find_person(member), member, seed, now + timedelta(minutes=number))


def find_region(code: str, name: str, now: datetime) -> Region:
    """The division of this code, entered where it is not there yet."""
    known = Region.objects.valid(timezone.localdate(now)).filter(code=code).first()
    return known or regions.add_region(
        code=code, name=name, valid_from=_CODES_SINCE, by=None, now=now
    )


def find_agency(name: str) -> Agency:
    found: Agency = Agency.objects.get(name=name)
    return found


def _found_agencies(under: Agency | None, now: datetime) -> Agency:
    find_region(PROVINCE, county.PROVINCE, now)
    find_region(region_code(city=1), county.CITY, now)
    region = find_region(county.REGION, county.COUNTY, now)
    for office in county.offices():
        parent = under if office.parent is None else find_agency(office.parent)
        particulars = {**office.particulars(), "region": region}
        agencies.create(parent=parent, particulars=particulars, by=None, now=now)
    _reorganise(max(now, office_hour(county.HEALTH_RENAMED_ON)))
    return find_agency(county.GOVERNMENT)


def _reorganise(now: datetime) -> None:
    reorganisation.merge(
        agencies=[find_agency(county.MERGED_AWAY)],
        into=find_agency(county.MARKET),
        ground=Ground(county.MERGED_ON, county.MERGER_DOCUMENT),
        by=None,
        now=now,
    )
    reorganisation.rename(
        agency=find_agency(county.HEALTH_BEFORE),
        name=county.HEALTH,
        short_name="县卫健局",
        ground=Ground(county.HEALTH_RENAMED_ON, county.HEALTH_DOCUMENT),
        by=None,
        now=now,
    )


def find_person(member: Member) -> User:
    found: User = User.objects.get(username=member.username)
    return found


def _admit(
    member: Member, administrator: User | None, security: User | None, now: datetime
) -> None:
    """Give a person an account and the roles; by nobody where nobody is there yet to do it."""
    agency = find_agency(member.agency)
    person = people.enrol(
        agency=agency,
        username=member.username,
        full_name=member.full_name,
        phone=agency.telephone,
        by=administrator,
        now=now,
    ).person
    for role in member.roles:
        appointments.appoint(
            person=person,
            agency=agency,
            role=role,
            starts_on=timezone.localdate(now),
            ends_on=None,
            by=security,
            now=now,
        )


@transaction.atomic
def _take_up(person: User, member: Member, seed: str, now: datetime) -> None:
    """The person sets the password of the demonstration, and a second factor where one is needed."""
    person.password = salted(password(seed, member.username), member.username)
    person.must_change_password = False
    person.password_set_at = now
    person.save(update_fields=("password", "must_change_password", "password_set_at"))
    record("accounts.password_changed", by=person, now=now, on=person, facts={"how": "demo"})
    if member.needs_second_factor():
        TOTP.activate(person, factor_secret(seed, member.username))
        record_added(person=person, kind="totp", now=now)


def name_demo_deputy(*, now: datetime) -> None:
    """The head of the education bureau is away; a colleague covers the absence."""
    name_deputy(
        deputy=find_person(EDUCATION_REVIEWER),
        starts_on=timezone.localdate(now),
        ends_on=timezone.localdate(now) + timedelta(days=30),
        reason="赴省委党校学习",
        by=find_person(EDUCATION_HEAD),
        now=now,
    )
