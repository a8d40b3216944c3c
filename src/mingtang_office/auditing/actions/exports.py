"""Taking something out of the platform: nothing changes, but the trail tells who took what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.policy import Permission
from mingtang_office.auditing.actions import entries
from mingtang_office.auditing.models import CheckedReport


@transaction.atomic
def enter_export(
    *,
    report: CheckedReport,
    kind: str,
    by: User,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
) -> None:
    """Write down that `by` took this kind of file of a report; refuses who may not take any."""
    entries.allow(report, Permission.EXPORT_REPORTS, by, now)
    entries.record(
        "auditing.exported",
        report=report,
        by=by,
        now=now,
        permission=Permission.EXPORT_REPORTS,
        facts={"kind": kind, "revision": report.revision, **(facts or {})},
    )
