"""The way of a report through the chain, before the signature: handed in, passed, sent back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies import turns
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import Hand, checked_opinion
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.holding import CALLED, hold, require_state, save
from mingtang_office.annual.judging import content_digest, refuse_unready
from mingtang_office.annual.models import WRITABLE, ReportState, Verdict, YearReport
from mingtang_office.annual.queries.reports import CHAIN, permission_of, whose_work


@transaction.atomic
def submit(*, report: YearReport, expected_revision: int, by: User, now: datetime) -> YearReport:
    """Hand the report in to the first step of the chain. Refused with a gap, an error, a warning
    without a word, or tables that are not frozen."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="提交审核")
    refuse_unready(held, timezone.localdate(now), to="提交审核")
    entries.note_writer(held, hand)
    held.round += 1
    _turn_to(held, CHAIN[0])
    entries.pass_by(held, Verdict.SUBMITTED, hand, digest=content_digest(held))
    entries.record(
        "annual.submitted",
        report=held,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        facts={"round": held.round},
    )
    return held


@transaction.atomic
def pass_on(
    *, report: YearReport, opinion: str, expected_revision: int, by: User, now: datetime
) -> YearReport:
    """Find the report in order and give it to the next step. The last step signs instead."""
    held = hold(report, expected_revision)
    role = role_of(held, to="审核")
    if role is CHAIN[-1]:
        raise Refused("现在是签发环节，请“签发”或者“退回修改”。")
    hand = right_to(held, role, by, now)
    opinion = checked_opinion(opinion)
    entries.pass_by(
        held, Verdict.PASSED, hand, role=role, opinion=opinion, digest=content_digest(held)
    )
    _turn_to(held, CHAIN[CHAIN.index(role) + 1])
    entries.record(
        "annual.passed",
        report=held,
        hand=hand,
        permission=permission_of(role),
        facts={"role": role},
    )
    return held


@transaction.atomic
def send_back(
    *, report: YearReport, opinion: str, expected_revision: int, by: User, now: datetime
) -> YearReport:
    """Return the report to its writers, with the reason; it begins the chain anew."""
    held = hold(report, expected_revision)
    role = role_of(held, to="退回修改")
    hand = right_to(held, role, by, now)
    opinion = checked_opinion(opinion, needed_to="退回")
    held.state, held.turn = ReportState.RETURNED, ""
    save(held, "state", "turn")
    entries.pass_by(held, Verdict.RETURNED, hand, role=role, opinion=opinion)
    entries.record(
        "annual.returned",
        report=held,
        hand=hand,
        permission=permission_of(role),
        facts={"role": role},
    )
    return held


def role_of(report: YearReport, *, to: str) -> Role:
    """Whose turn it is with a report that is under review."""
    require_state(report, ReportState.IN_REVIEW, to=to)
    return Role(report.turn)


def right_to(report: YearReport, role: Role, by: User, now: datetime) -> Hand:
    """Who takes this step, in whose right; refuses all others."""
    acting_for = turns.right_to(
        role,
        permission_of(role),
        agency=report.agency,
        hands=whose_work(report),
        by=by,
        on=timezone.localdate(now),
        called=CALLED,
    )
    return Hand(by, now, acting_for)


def _turn_to(report: YearReport, role: Role) -> None:
    report.state, report.turn = ReportState.IN_REVIEW, role
    save(report, "state", "turn", "round")
