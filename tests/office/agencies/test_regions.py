from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions.regions import add_region, end_region
from mingtang_office.agencies.models import Region, Role
from mingtang_office.agencies.region_codes import codes_above
from tests.office.conftest import NOW, Agencies, MakePerson


def add(code: str, name: str, by: User, valid_from: date = date(2001, 1, 1)) -> Region:
    return add_region(code=code, name=name, valid_from=valid_from, by=by, now=NOW)


@pytest.fixture
def city(administrator: User) -> Region:
    add("980000", "云省", administrator)
    return add("980100", "江州市", administrator)


@pytest.mark.parametrize(
    ("code", "above"),
    [
        ("530000", ()),
        ("530100", ("530000",)),
        ("530102", ("530100", "530000")),
        ("429004", ("420000",)),
        ("110101", ("110000",)),
    ],
)
def test_a_code_lies_under_those_of_its_first_digits(code: str, above: tuple[str, ...]) -> None:
    assert codes_above(code) == above


def test_a_county_is_entered_under_its_city(administrator: User, city: Region) -> None:
    assert str(add("980102", "文昌区", administrator)) == "文昌区（980102）"


def test_a_county_without_its_city_is_refused(administrator: User, city: Region) -> None:
    with pytest.raises(ValidationError, match="上级 980200"):
        add("980201", "云山县", administrator)


def test_the_city_must_be_valid_on_the_first_day(administrator: User, city: Region) -> None:
    with pytest.raises(ValidationError, match="上级 980100"):
        add("980102", "文昌区", administrator, valid_from=date(2000, 12, 31))


def test_a_code_in_use_is_not_given_twice(administrator: User, city: Region) -> None:
    with pytest.raises(ValidationError, match="仍在使用"):
        add("980100", "新江州市", administrator, valid_from=date(2020, 1, 1))


def test_a_code_is_free_the_day_after_its_last(administrator: User, city: Region) -> None:
    end_region(region=city, valid_to=date(2019, 12, 31), by=administrator, now=NOW)

    with pytest.raises(ValidationError):
        add("980100", "新江州市", administrator, valid_from=date(2019, 12, 31))
    add("980100", "新江州市", administrator, valid_from=date(2020, 1, 1))


def test_a_city_does_not_end_before_its_counties(administrator: User, city: Region) -> None:
    add("980102", "文昌区", administrator)

    with pytest.raises(ValidationError, match="文昌区"):
        end_region(region=city, valid_to=date(2020, 1, 1), by=administrator, now=NOW)


def test_regions_are_kept_by_the_administrator_of_a_root_alone(
    make_person: MakePerson, security: User, agencies: Agencies
) -> None:
    local = make_person("local", Role.ADMINISTRATOR, agencies.education)

    for person in (local, security):
        with pytest.raises(PermissionDenied):
            add("970000", "别省", person)
