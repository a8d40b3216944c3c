"""The trail entries of this app: always on the report's agency, and in whose place it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.auditing.models import CheckedReport


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
    entries.write(
        action,
        on=report,
        agency=report.agency,
        by=by,
        now=now,
        permission=permission,
        facts=facts,
        personal=personal,
    )
