"""Besides the cast: the three people who keep the county's tree, each in one of the roles apart."""

from __future__ import annotations

import pytest

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from tests.office.conftest import Agencies, MakePerson


@pytest.fixture
def administrator(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("administrator", Role.ADMINISTRATOR, agencies.county)


@pytest.fixture
def security(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("security", Role.SECURITY, agencies.county)


@pytest.fixture
def auditor(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("auditor", Role.AUDITOR, agencies.county)
