"""What every step of a year report leaves behind: the trail entry, and the row of who did what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.models import ReportPassage, Verdict, YearReport

_LONGEST_OPINION = 1000


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does a step, when, and in whose absence (None: in their own right)."""

    by: User
    now: datetime
    acting_for: int | None = None


def allow(report: YearReport, permission: Permission, by: User, now: datetime) -> Hand:
    """Raise `PermissionDenied` where the policy does not let this person do this."""
    on = timezone.localdate(now)
    policy.require(by, permission, report.agency, on)
    return Hand(by, now, policy.acting_for(by, permission, report.agency, on))


def checked_opinion(opinion: str, *, needed_to: str = "") -> str:
    """The opinion as kept; refused where it is too long, or empty though `needed_to` (退回)."""
    opinion = opinion.strip()
    if needed_to and not opinion:
        raise Refused(f"请写明{needed_to}的理由，以便修改和日后查考。")
    if len(opinion) > _LONGEST_OPINION:
        raise Refused(f"意见最多 {_LONGEST_OPINION} 字，现在是 {len(opinion)} 字，请精简。")
    return opinion


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
