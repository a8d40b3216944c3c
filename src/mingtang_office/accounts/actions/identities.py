"""Identities of the house's single sign-on, tied to the accounts that an administrator made."""

from __future__ import annotations

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.trail.actions import record


@transaction.atomic
def link_identity(
    *, person: User, provider: str, subject: str, by: User, now: datetime
) -> SocialAccount:
    """Tie the identity `subject` of `provider` to `person`, for good. Nothing else that the
    provider tells is kept."""
    linked = SocialAccount.objects.create(
        user=person, provider=provider, uid=subject, extra_data={}
    )
    record("accounts.identity_linked", by=by, now=now, on=person, facts={"provider": provider})
    return linked
