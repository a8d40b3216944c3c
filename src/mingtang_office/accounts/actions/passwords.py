"""Passwords: one's own change, and the first one that an administrator gives."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.hashers import is_password_usable
from django.db import transaction

from mingtang_office.accounts.lock_out import forget_failures
from mingtang_office.accounts.models import OldPassword, User
from mingtang_office.accounts.validators import PASSWORDS_REMEMBERED
from mingtang_office.trail.actions import record

# Without letters and digits that are mistaken for each other when read out or copied by hand.
_UPPER, _LOWER, _DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghjkmnpqrstuvwxyz", "23456789"
_GROUPS = 4


def _random_password() -> str:
    """Four groups such as Wq7m: 19 characters of four classes, about 67 bits."""
    return "-".join(
        "".join(secrets.choice(alphabet) for alphabet in (_UPPER, _LOWER, _DIGITS, _LOWER))
        for _ in range(_GROUPS)
    )


def _set(person: User, password: str, *, must_change: bool, now: datetime) -> None:
    if is_password_usable(person.password):
        OldPassword.objects.create(user=person, encoded=person.password, until=now)
        kept = person.old_passwords.values_list("pk", flat=True)[: PASSWORDS_REMEMBERED - 1]
        person.old_passwords.exclude(pk__in=list(kept)).delete()
    person.set_password(password)
    person.must_change_password = must_change
    person.password_set_at = now
    person.save(update_fields=("password", "must_change_password", "password_set_at"))


@transaction.atomic
def change_password(*, person: User, password: str, by: User, now: datetime, how: str) -> None:
    """Set the password that `person` chose. `how` is "change" or "reset_by_mail".

    The password has passed the validators; every other session of the person ends with it.
    """
    User.objects.select_for_update().get(pk=person.pk)
    _set(person, password, must_change=False, now=now)
    record("accounts.password_changed", by=by, now=now, on=person, facts={"how": how})


@transaction.atomic
def give_first_password(
    *, person: User, by: User | None, now: datetime, agency: int | None = None
) -> str:
    """Give `person` a random password, to be shown once, that must be changed at the next sign-in.

    For a new person and for one who has forgotten the own password; ends every session of theirs
    and lifts a lock-out.
    Whether `by` may do this is for the caller to ask the policy. `agency` names the trail's chain.
    """
    password = _random_password()
    _set(person, password, must_change=True, now=now)
    forget_failures(person)
    record("accounts.password_given", by=by, now=now, on=person, agency=agency)
    return password
