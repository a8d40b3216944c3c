from __future__ import annotations

import pytest

from tests.office.conftest import Agencies, MakePerson
from tests.office.publication.bureau import Bureau, bureau_of


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)
