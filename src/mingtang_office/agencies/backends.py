from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy

_OFFICE = "wagtailadmin.access_admin"


class MembershipBackend(BaseBackend):
    """Tells Wagtail who may enter its screens: whoever holds a role. Every other permission of
    Django's own kind is held by nobody; `agencies.policy` decides."""

    def has_perm(self, user_obj: User | AnonymousUser, perm: str, obj: Any = None) -> bool:
        return perm == _OFFICE and policy.is_staff(user_obj, timezone.localdate())
