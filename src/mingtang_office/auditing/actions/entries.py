"""The trail entries of this app: always on the report's agency, and in whose place it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.trail import actions as trail


def allow(report: CheckedReport, permission: Permission, by: User, now: datetime) -> None:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    policy.require(by, permission, report.agency, timezone.localdate(now))


def record(
    action: str,
    *,
    report: CheckedReport,
    by: User | None,
    now: datetime,
    permission: Permission | None = None,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """Write the entry; free text that people typed goes into `personal`."""
    known = dict(facts or {})
    if by is not None and permission is not None:
        principal = policy.acting_for(by, permission, report.agency, timezone.localdate(now))
        if principal is not None:
            known["acting_for"] = principal
    told = {name: text for name, text in (personal or {}).items() if text}
    trail.record(
        action,
        by=by,
        now=now,
        on=report,
        agency=report.agency_id,
        facts=known,
        personal=told or None,
    )
