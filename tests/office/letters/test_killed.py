"""kill -9 in the middle of a signature: no number is taken, no half file is held, and it can be
signed again."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.office.letters.dying import AFTER, POINTS
from tests.office.operation.site import Site, Sites

_PREPARE = "from tests.office.letters.desk import prepare; prepare()"
_SIGN = "from tests.office.letters.desk import sign_the_letter; sign_the_letter()"
_SWEEP = """
from datetime import timedelta
from django.utils import timezone
from mingtang_office.letters.actions.sweeping import sweep
print(len(sweep(now=timezone.now() + timedelta(days=2))))
"""
_STANDING = (
    "SELECT state, number, docx_file FROM letters_letter",
    "SELECT last FROM letters_seriescounter",
    "SELECT action FROM trail_entry WHERE action = 'letters.signed'",
)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    url = os.environ.get("DATABASE_URL", "")
    return Sites(url if url.startswith("postgres") else None, tmp_path_factory.mktemp("letters"))


@pytest.fixture
def site(sites: Sites) -> Site:
    prepared = sites.new()
    prepared.python(_PREPARE)
    return prepared


def _die(site: Site, point: str) -> None:
    done = site.process("-m", "tests.office.letters.dying", point)
    assert done.returncode == -signal.SIGKILL, done.stderr


def _files(site: Site) -> int:
    return sum(path.is_file() for path in Path(site.folder, "files", "letters").rglob("*"))


@pytest.mark.parametrize("point", POINTS)
def test_killed_before_the_commit_nothing_was_signed(point: str, site: Site) -> None:
    _die(site, point)

    state, counters, entries = (site.rows(query) for query in _STANDING)
    assert (state, counters, entries) == ([("in_review", None, "")], [], [])
    left = _files(site)
    assert site.python(_SWEEP) == str(left)
    assert _files(site) == 0

    site.python(_SIGN)
    assert site.rows("SELECT state, number FROM letters_letter") == [("signed", 1)]


def test_killed_after_the_commit_it_was_signed_whole(site: Site) -> None:
    (point,) = AFTER
    _die(site, point)

    assert site.rows("SELECT state, number FROM letters_letter") == [("signed", 1)]
    assert site.python(_SWEEP) == "0"
    assert _files(site) == 2
