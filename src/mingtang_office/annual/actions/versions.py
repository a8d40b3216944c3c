"""A report that is changed after its signature is another version; one that was begun in error is put
away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import checked_opinion
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.holding import CALLED, hold, require_state, save
from mingtang_office.annual.models import (
    WRITABLE,
    Explanation,
    ReportPart,
    ReportState,
    Verdict,
    YearReport,
)

_COPIED = ("agency", "year", "edition", "cut_off", "counted_at", "frozen_at", "cells", "entered")
_LONGEST_REASON = 300


@transaction.atomic
def begin_new_version(
    *, report: YearReport, reason: str, expected_revision: int, by: User, now: datetime
) -> YearReport:
    """Begin a version after this signed one, with its words and tables, for this reason (条例第五十条:
    what was published is corrected in the open). The signed one stays as it is."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, ReportState.SIGNED, to="修改并出新版本")
    reason = checked_opinion(reason, needed_to="修改")
    if len(reason) > _LONGEST_REASON:
        raise Refused(f"改动理由最多 {_LONGEST_REASON} 字，现在是 {len(reason)} 字，请精简。")
    later = YearReport.objects.filter(agency=held.agency, year=held.year)
    if later.filter(version__gt=held.version).exclude(state=ReportState.DISCARDED).exists():
        raise Refused(f"{CALLED}已有更新的版本，请在那一版中办理。")
    made = YearReport.objects.create(
        **{name: getattr(held, name) for name in _COPIED},
        version=later.count() + 1,
        reason=reason,
        begun_by=by,
        begun_at=now,
    )
    ReportPart.objects.bulk_create(
        ReportPart(report=made, number=part.number, text=part.text, drafted=part.drafted)
        for part in held.parts.all()
    )
    Explanation.objects.bulk_create(
        Explanation(
            report=made, **{n: getattr(each, n) for n in ("identity", "rule", "reason", "by", "at")}
        )
        for each in held.explanations.all()
    )
    entries.pass_by(made, Verdict.BEGUN, hand, opinion=reason)
    entries.record(
        "annual.new_version_begun",
        report=made,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        facts={"after": held.version},
        personal={"reason": reason},
    )
    return made


@transaction.atomic
def discard(
    *, report: YearReport, reason: str, expected_revision: int, by: User, now: datetime
) -> YearReport:
    """Give up a report that was never signed."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="弃用")
    reason = checked_opinion(reason, needed_to="弃用")
    held.state = ReportState.DISCARDED
    save(held, "state")
    entries.pass_by(held, Verdict.DISCARDED, hand, opinion=reason)
    entries.record(
        "annual.discarded",
        report=held,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        personal={"reason": reason},
    )
    return held
