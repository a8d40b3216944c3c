from __future__ import annotations

import pytest

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from tests.office.conftest import Agencies, MakePerson


@pytest.fixture
def head(make_person: MakePerson, agencies: Agencies) -> User:
    """Heads the disclosure office of the education bureau."""
    return make_person("head", Role.HEAD, agencies.education)


@pytest.fixture
def supervisor(make_person: MakePerson, agencies: Agencies) -> User:
    """Looks after the county."""
    return make_person("supervisor", Role.SUPERVISOR, agencies.county)
