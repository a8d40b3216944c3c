"""Every address × every role × own, subordinate and other agency: nobody sees or does what the
policy does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role
from mingtang_office.trail.models import Entry
from mingtang_office.ui.closed_screens import OPEN
from tests.office.conftest import TODAY, Agencies, MakePerson, SignIn
from tests.office.walk import world
from tests.office.walk.surfaces import (
    BY_CONFIGURATION,
    SURFACES,
    TRIED_ELSEWHERE,
    Door,
    Surface,
)
from tests.office.walk.world import Side

HOME = "/office/"
SIGN_IN = "/accounts/login/"


def _addresses(
    resolver: URLResolver | Any, names: tuple[str, ...] = ()
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inside = (*names, pattern.namespace) if pattern.namespace else names
            yield from _addresses(pattern, inside)
        else:
            yield ":".join((*names, pattern.name or "")), pattern


def _is_shut(name: str) -> bool:
    return name.startswith("wagtail") and name not in OPEN


def test_every_address_is_listed() -> None:
    known = SURFACES.keys() | TRIED_ELSEWHERE.keys() | BY_CONFIGURATION
    named = {name for name, _ in _addresses(get_resolver()) if name.rpartition(":")[2]}

    assert {name for name in named - known if not _is_shut(name)} == set()
    assert SURFACES.keys() - named == set()


def test_every_address_without_a_name_is_shut(
    make_person: MakePerson, agencies: Agencies, sign_in: SignIn
) -> None:
    client = sign_in(make_person("walker", Role.ADMINISTRATOR, agencies.county))

    for path in ("/office/login/", "/office/password_reset/", "/office/no-such-screen/"):
        assert client.get(path).status_code == 404


def test_wagtail_s_own_screens_are_shut_for_every_role(
    make_person: MakePerson, agencies: Agencies, sign_in: SignIn
) -> None:
    paths = []
    for name, pattern in _addresses(get_resolver()):
        if not _is_shut(name):
            continue
        kwargs = {each: _guess(each) for each in pattern.pattern.converters}
        try:
            paths.append(reverse(name, kwargs=kwargs))
        except NoReverseMatch:
            continue
    assert len(paths) > 100

    client = sign_in(make_person("walker", Role.ADMINISTRATOR, agencies.county))
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


def _guess(parameter: str) -> object:
    return 1 if parameter.endswith(("id", "pk")) else "x"


def _door_opens(person: User | None, door: Door) -> bool:
    if door is Door.ANYBODY or person is None:
        return door is Door.ANYBODY
    if door is Door.SIGNING_IN:
        return True
    return {
        Door.SIGNED_IN: True,
        Door.STAFF: policy.is_staff(person, TODAY),
        Door.REGION_KEEPER: policy.may_manage_regions(person, TODAY),
        Door.CALENDAR_KEEPER: policy.keeps_calendar(person, TODAY),
    }[door]


def _may(person: User | None, surface: Surface, side: Side) -> bool:
    """What the policy says, by the statement and not by the view."""
    if isinstance(surface.opens, Door):
        return _door_opens(person, surface.opens)
    if person is None or surface.own_only:
        return False
    if surface.at is None or "pk" not in surface.at(side):
        return bool(policy.scope(person, surface.opens, TODAY))
    return policy.may(person, surface.opens, side.agency, TODAY)


def _was_let_in(response: HttpResponse) -> bool:
    if response.status_code in (301, 302):
        to = response["Location"]
        return to != HOME and not to.startswith(SIGN_IN)
    return response.status_code not in (401, 403, 404)


def _was_turned_away_silently(response: HttpResponse, url: str) -> bool:
    """Whether an address of the office sends a person elsewhere instead of saying why it is shut."""
    redirected = response.status_code in (301, 302)
    return url.startswith(HOME) and redirected


def _body(response: HttpResponse) -> str:
    data = b"".join(response) if response.streaming else response.content
    return data.decode("utf-8", "replace")


def _hidden_marks(person: User | None, sides: dict[str, Side]) -> list[str]:
    """The marks of agencies none of whose things this person may see."""
    looks = (Permission.VIEW_REPORTS, Permission.VIEW_APPOINTMENTS, Permission.READ_TRAIL)
    return [
        side.mark
        for side in sides.values()
        if person is None or not any(policy.may(person, look, side.agency, TODAY) for look in looks)
    ]


def _walk(person: User | None, client: Client, sides: dict[str, Side]) -> list[str]:
    """Everything that is not as the policy says, in words."""
    wrong = []
    for name, surface in SURFACES.items():
        for side in sides.values():
            url = reverse(name, kwargs=surface.at(side) if surface.at else {})
            with transaction.atomic():
                before = Entry.objects.count()
                response = client.post(url) if surface.post else client.get(url)
                let_in, body = _was_let_in(response), _body(response)
                wrote = Entry.objects.count() - before
                transaction.set_rollback(True)
            expected = _may(person, surface, side)
            if let_in != expected and surface.opens is not Door.SIGNING_IN:
                says = "opens" if let_in else f"is shut ({response.status_code})"
                wrong.append(f"{name} at {side.name} {says}")
            if person and not expected and _was_turned_away_silently(response, url):
                wrong.append(f"{name} at {side.name} refuses without a reason")
            if not expected and wrote:
                wrong.append(f"{name} at {side.name} wrote {wrote} entries")
            wrong += [
                f"{name} shows {mark}" for mark in _hidden_marks(person, sides) if mark in body
            ]
    return sorted(set(wrong))


@pytest.fixture
def sides(agencies: Agencies) -> dict[str, Side]:
    return world.build(agencies)


@pytest.mark.parametrize("role", list(Role))
def test_nobody_gets_where_the_policy_does_not_let_them(
    role: Role, make_person: MakePerson, agencies: Agencies, sides: dict[str, Side], sign_in: SignIn
) -> None:
    person = make_person("walker", role, agencies.education)

    assert not (wrong := _walk(person, sign_in(person), sides)), "; ".join(wrong)


def test_who_is_not_signed_in_sees_the_public_pages_alone(
    sides: dict[str, Side], client: Client
) -> None:
    assert not (wrong := _walk(None, client, sides)), "; ".join(wrong)


def test_who_holds_no_role_has_an_account_and_nothing_else(
    make_person: MakePerson, sides: dict[str, Side], sign_in: SignIn
) -> None:
    person = make_person("newcomer")

    assert not (wrong := _walk(person, sign_in(person), sides)), "; ".join(wrong)
