"""Second factors: what is added, removed, used in vain, and what an administrator takes away."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.trail.actions import record


@transaction.atomic
def record_added(*, person: User, kind: str, now: datetime) -> None:
    record("accounts.factor_added", by=person, now=now, on=person, facts={"kind": kind})


@transaction.atomic
def record_removed(*, person: User, kind: str, now: datetime) -> None:
    record("accounts.factor_removed", by=person, now=now, on=person, facts={"kind": kind})


@transaction.atomic
def record_recovery_codes(*, person: User, now: datetime) -> None:
    record("accounts.recovery_codes_made", by=person, now=now, on=person)


@transaction.atomic
def record_factor_failure(*, person: User, address: str, now: datetime) -> None:
    record("accounts.factor_failed", by=None, now=now, on=person, personal={"address": address})


@transaction.atomic
def remove_lost_factors(
    *, person: User, reason: str, by: User | None, now: datetime, agency: int | None = None
) -> int:
    """Take away every factor of a person who has lost theirs; they set up new ones at the next
    sign-in. Whether `by` may do this is for the caller to ask the policy.

    Returns how many there were; `agency` names the trail's chain.
    """
    held = Authenticator.objects.select_for_update().filter(user=person)
    kinds = sorted(held.values_list("type", flat=True))
    held.delete()
    record(
        "accounts.factors_taken_away",
        by=by,
        now=now,
        on=person,
        agency=agency,
        facts={"kinds": kinds},
        personal={"reason": reason},
    )
    return len(kinds)
