"""The demonstration, loaded once for a module, in a transaction that is rolled back after it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from mingtang_office.accounts.models import Deputy, User
from mingtang_office.agencies.models import Agency, Membership, Region, Succession
from mingtang_office.applications.models import Application, CaseEvent, CaseFile, Standing
from mingtang_office.auditing.models import CheckedReport, Correction, Decision, FoundFinding
from mingtang_office.demo import loading, wider
from mingtang_office.demo.loading import Plan, load
from mingtang_office.letters.models import Letter
from mingtang_office.remedies.models import Remedy
from mingtang_office.trail.models import Entry

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
COUNTY = Plan("yunjiang", wider.COUNTY_SIZE)

# What is told of each row: no numbers given by the database, nothing salted or sealed.
_TOLD = {
    Region: ("code", "name", "valid_from"),
    Agency: ("path", "name", "kind", "credit_code", "telephone", "abolished_on", "numchild"),
    Succession: ("predecessor__name", "successor__name", "kind", "on"),
    User: ("username", "full_name", "password", "phone", "password_set_at"),
    Membership: ("user__username", "agency__name", "role", "starts_on", "ends_on"),
    Deputy: ("principal__username", "deputy__username", "starts_on", "ends_on"),
    CheckedReport: ("agency__name", "original_name", "sha256", "state", "errors", "checked_at"),
    FoundFinding: ("report__original_name", "identity", "message", "verdict"),
    Correction: ("report__original_name", "cell", "value", "by__username", "at"),
    Decision: ("report__original_name", "identity", "verdict", "reason", "by__username", "at"),
    Application: ("agency__name", "channel", "content", "applicant_masked", "phase", "due_on"),
    CaseEvent: ("application__content", "number", "kind", "on", "by__username", "at"),
    CaseFile: ("application__content", "kind", "part", "media_type", "by__username", "at"),
    Standing: ("agency__name", "received_on", "closed_on", "disposition", "since", "until"),
    Letter: ("code", "year", "number", "kind", "state", "signed_by__username", "signed_at"),
    Remedy: ("agency__name", "route", "stage", "forum", "outcome", "concluded_on", "next_by"),
    Entry: ("chain__length", "number", "at", "action", "object_type"),
}


def digest() -> str:
    """A digest of every row of the demonstration."""
    rows = [
        (model.__name__, *sorted(map(repr, model.objects.values_list(*fields))))
        for model, fields in _TOLD.items()
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def without_cases() -> Iterator[None]:
    """What is loaded here has no applications and publishes nothing: they take half a minute, and
    are not looked at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "cases", lambda *_: ())
        patch.setattr(loading, "publications", lambda *_: ())
        patch.setattr(loading, "years_of_publications", lambda *_: ())
        yield


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The county, for the tests of one module; without its thousands of publications, which take
    long and are looked at in one module alone."""
    with (
        django_db_blocker.unblock(),
        rolled_back(),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(loading, "years_of_publications", lambda *_: ())
        load(COUNTY, now=NOW)
        yield


@pytest.fixture(scope="module")
def loaded_without_cases(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The county with its people and checked reports alone, for the tests of one module."""
    with django_db_blocker.unblock(), rolled_back(), without_cases():
        load(COUNTY, now=NOW)
        yield


@pytest.fixture(scope="module")
def wholly_loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The county with all that it published in two years, for the tests of one module."""
    with django_db_blocker.unblock(), rolled_back():
        load(COUNTY, now=NOW)
        yield
