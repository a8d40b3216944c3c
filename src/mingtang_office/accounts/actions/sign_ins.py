"""What the trail tells of coming and going: sign-in, refusal, lock-out, sign-out.

The address of the client is personal data and sealed. A name that belongs to nobody is not written
down: people type passwords into the wrong field.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.trail.actions import record


class SignOut(StrEnum):
    """Why a session ended."""

    BY_PERSON = "by_person"
    IDLE = "idle"
    TOO_LONG = "too_long"


class Refusal(StrEnum):
    """Why a sign-in was refused though an identity was proven or claimed."""

    INACTIVE = "inactive"
    NO_ACCOUNT = "no_account"
    OTHER_IDENTITY = "other_identity"
    PROVIDER = "provider"


def nobody() -> User:
    """Stands in the trail for a name that belongs to no account."""
    return User(pk=0)


@transaction.atomic
def record_sign_in(*, person: User, methods: Sequence[str], address: str, now: datetime) -> None:
    record(
        "accounts.signed_in",
        by=person,
        now=now,
        on=person,
        facts={"methods": list(methods)},
        personal={"address": address},
    )


@transaction.atomic
def record_failure(*, person: User | None, address: str, now: datetime, locked: bool) -> None:
    """A wrong name or password; `locked` where this failure was the one that locks."""
    on = person or nobody()
    personal = {"address": address}
    record("accounts.sign_in_failed", by=None, now=now, on=on, personal=personal)
    if locked:
        record("accounts.locked_out", by=None, now=now, on=on, personal=personal)


@transaction.atomic
def record_refusal(*, person: User | None, why: Refusal, address: str, now: datetime) -> None:
    record(
        "accounts.sign_in_refused",
        by=None,
        now=now,
        on=person or nobody(),
        facts={"why": why.value},
        personal={"address": address},
    )


@transaction.atomic
def record_sign_out(*, person: User, why: SignOut, now: datetime) -> None:
    by = person if why is SignOut.BY_PERSON else None
    record("accounts.signed_out", by=by, now=now, on=person, facts={"why": why.value})
