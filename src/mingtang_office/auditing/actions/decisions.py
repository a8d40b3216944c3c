"""Deciding on a finding. A decision stands by the finding's identity and so outlives every re-run."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.auditing.actions import entries, findings
from mingtang_office.auditing.actions.holding import hold_checked, hold_unchanged
from mingtang_office.auditing.models import CheckedReport, Decision, FoundFinding, Verdict
from mingtang_office.ui.days import moment

_LONGEST_REASON = 2000


@transaction.atomic
def decide(
    *,
    report: CheckedReport,
    identity: str,
    verdict: Verdict,
    reason: str,
    expected_version: int,
    by: User,
    now: datetime,
) -> Decision:
    """Decide on a finding, or change what was decided.

    Refuses a finding that the report does not have and a decision without its reason (needed for
    all but `CONFIRMED`); raises `Overtaken` where somebody decided since version
    `expected_version` (0: no decision yet).
    """
    entries.allow(report, Permission.DECIDE_FINDINGS, by, now)
    held = hold_checked(report)
    found = _finding(held, identity)
    reason = _checked_reason(verdict, reason)
    before = _unchanged(held, identity, expected_version)
    decision = _put(held, identity, verdict, reason, before, by, now)
    _carry(held, [found], verdict)
    entries.record(
        "auditing.decided",
        report=held,
        by=by,
        now=now,
        permission=Permission.DECIDE_FINDINGS,
        facts={
            "rule": found.rule,
            "identity": identity,
            "verdict": str(verdict),
            "version": decision.version,
        },
        personal={"reason": reason},
    )
    return decision


@transaction.atomic
def withdraw_decision(
    *, report: CheckedReport, identity: str, expected_version: int, by: User, now: datetime
) -> Decision:
    """Take a decision back: the finding is undecided again. Also for a finding that is gone."""
    entries.allow(report, Permission.DECIDE_FINDINGS, by, now)
    held = hold_checked(report)
    standing = _unchanged(held, identity, expected_version)
    if standing is None or standing.withdrawn:
        raise Refused("这个问题没有生效的处理意见，无需撤回。")
    standing.withdrawn = True
    standing.version += 1
    standing.by, standing.at = by, now
    standing.save(update_fields=("withdrawn", "version", "by", "at"))
    _carry(held, list(held.findings.filter(identity=identity)), "")
    entries.record(
        "auditing.decision_withdrawn",
        report=held,
        by=by,
        now=now,
        permission=Permission.DECIDE_FINDINGS,
        facts={"identity": identity, "verdict": standing.verdict, "version": standing.version},
    )
    return standing


@transaction.atomic
def decide_rule(
    *,
    report: CheckedReport,
    rule: str,
    verdict: Verdict,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> tuple[Decision, ...]:
    """Decide alike on every finding of one rule on which nobody decided yet; decisions that stand
    are left alone. Raises `Overtaken` where the findings are no longer those of this revision."""
    entries.allow(report, Permission.DECIDE_FINDINGS, by, now)
    held = hold_unchanged(report, expected_revision)
    open_findings = list(held.findings.filter(rule=rule, verdict="").order_by("position"))
    if not open_findings:
        raise Refused("这条规则下没有待处理的问题，可能同事已经处理。请刷新页面查看。")
    reason = _checked_reason(verdict, reason)
    withdrawn = {d.identity: d for d in held.decisions.filter(withdrawn=True)}
    decided = tuple(
        _put(held, found.identity, verdict, reason, withdrawn.get(found.identity), by, now)
        for found in open_findings
    )
    _carry(held, open_findings, verdict)
    entries.record(
        "auditing.decided_by_rule",
        report=held,
        by=by,
        now=now,
        permission=Permission.DECIDE_FINDINGS,
        facts={
            "rule": rule,
            "verdict": str(verdict),
            "identities": [found.identity for found in open_findings],
        },
        personal={"reason": reason},
    )
    return decided


def _finding(report: CheckedReport, identity: str) -> FoundFinding:
    found = report.findings.filter(identity=identity).first()
    if found is None:
        raise Refused(
            "最近一次检查的结果里已没有这个问题，可能单元格已被更正或者报告已重新检查。"
            "请刷新页面查看现在的问题。"
        )
    return found


def _checked_reason(verdict: Verdict, reason: str) -> str:
    reason = reason.strip()
    if not reason and verdict != Verdict.CONFIRMED:
        raise Refused(f"处理为“{Verdict(verdict).label}”的，请写明理由。")
    if len(reason) > _LONGEST_REASON:
        raise Refused(f"理由最多 {_LONGEST_REASON} 字，现在是 {len(reason)} 字，请精简。")
    return reason


def _unchanged(report: CheckedReport, identity: str, expected_version: int) -> Decision | None:
    standing = report.decisions.select_related("by").filter(identity=identity).first()
    if (standing.version if standing else 0) != expected_version:
        raise Overtaken(
            f"您打开页面之后，这个问题已有变动：{_told(standing)}您这次的处理没有保存，"
            "所填内容仍在，请核对现在的情况后再提交。"
        )
    return standing


def _told(standing: Decision | None) -> str:
    if standing is None:
        return "原有的处理意见已不在。"
    done = "撤回了处理意见" if standing.withdrawn else f"处理为“{standing.get_verdict_display()}”"
    return f"{standing.by.full_name}于{moment(standing.at)}{done}。"


def _put(
    report: CheckedReport,
    identity: str,
    verdict: Verdict,
    reason: str,
    before: Decision | None,
    by: User,
    now: datetime,
) -> Decision:
    decision = before or Decision(report=report, identity=identity, version=0)
    decision.verdict, decision.reason = verdict, reason
    decision.by, decision.at = by, now
    decision.withdrawn = False
    decision.version += 1
    decision.save()
    return decision


def _carry(report: CheckedReport, found: list[FoundFinding], verdict: str) -> None:
    """Copy the verdict to the findings and count the report's undecided ones anew."""
    for finding in found:
        finding.verdict = verdict
    FoundFinding.objects.bulk_update(found, ["verdict"])
    findings.count(report, list(report.findings.defer("wire", "message")))
    report.save(update_fields=("undecided",))
