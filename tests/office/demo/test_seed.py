from __future__ import annotations

import pytest

from mingtang_office.demo.loading import load
from tests.office.demo.conftest import COUNTY, NOW, digest, rolled_back


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_database() -> None:
    digests = set()
    for _ in range(2):
        with rolled_back():
            load(COUNTY, now=NOW)
            digests.add(digest())
    assert len(digests) == 1
