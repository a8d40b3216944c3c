"""Taking something out of the platform: nothing changes, but the trail tells who took what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.auditing.actions import entries
from mingtang_office.auditing.models import CheckedReport
from mingtang_office.trail.actions import record


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


@transaction.atomic
def enter_list_export(
    *, kind: str, findings: int, filters: Mapping[str, str], by: User, now: datetime
) -> None:
    """Write down that `by` took findings of many reports: on the trail of each agency for which
    this person may take reports out. Refuses who may not take any."""
    on = timezone.localdate(now)
    roles = GRANTS[Permission.EXPORT_REPORTS]
    held = {h.agency_id for h in policy.holdings(by, on) if h.role in roles}
    if not held:
        raise PermissionDenied(
            "您没有导出检查结果的权限。如工作需要，请联系本机关的安全管理员授权。"
        )
    for agency in Agency.objects.filter(pk__in=held).order_by("pk"):
        record(
            "auditing.exported",
            by=by,
            now=now,
            on=agency,
            agency=agency.pk,
            facts={"kind": kind, "findings": findings},
            personal={name: value for name, value in filters.items() if value} or None,
        )
