"""What every step of a year report leaves behind: the trail entry, and the row of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.turns import Hand, hand_of
from mingtang_office.annual.models import ReportPassage, Verdict, YearReport


def allow(report: YearReport, permission: Permission, by: User, now: datetime) -> Hand:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    return hand_of(report.agency, permission, by, now)


def pass_by(
    report: YearReport,
    verdict: Verdict,
    hand: Hand,
    *,
    role: Role | None = None,
    opinion: str = "",
    digest: str = "",
) -> ReportPassage:
    """Enter one step in the report's own history."""
    return ReportPassage.objects.create(
        report=report,
        round=report.round,
        role=role or "",
        verdict=verdict,
        opinion=opinion,
        content_digest=digest,
        by=hand.by,
        acting_for_id=hand.acting_for,
        at=hand.now,
    )


def note_writer(report: YearReport, hand: Hand) -> None:
    """Whoever wrote in this round has had a hand in it: once is enough to know."""
    known = {"round": report.round, "verdict": Verdict.WRITTEN, "by": hand.by}
    if not report.passages.filter(**known, acting_for=hand.acting_for).exists():
        pass_by(report, Verdict.WRITTEN, hand)


def record(
    action: str,
    *,
    report: YearReport,
    hand: Hand,
    permission: Permission,
    facts: Mapping[str, Any] | None = None,
    personal: Mapping[str, str] | None = None,
) -> None:
    """Write the entry; free text that people typed goes into `personal`."""
    known = {"year": report.year, "version": report.version, "revision": report.revision}
    entries.write(
        action,
        on=report,
        agency=report.agency,
        by=hand.by,
        now=hand.now,
        permission=permission,
        facts={**known, **(facts or {})},
        personal=personal,
    )
