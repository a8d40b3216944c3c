"""Inspecting an account or client of new media as the inspectors would (网站检查指标)."""

from __future__ import annotations

from datetime import date

from mingtang.publication.freshness import FreshnessState, Period, freshness
from mingtang.publication.inspection.findings import Finding, Findings
from mingtang.publication.inspection.observations import MediaSeen
from mingtang.publication.inspection.rules import InspectionRule, Scope, rules
from mingtang.publication.inspection.told import broken, by_hand, kept, not_looked_at


def inspect_media(seen: MediaSeen, on: date, *, own_days: int | None = None) -> Findings:
    """Every rule of an account or client of the agency on a day. `own_days`: a place may ask for news
    more often than every two weeks. Raises ValueError where it would ask for less."""
    return Findings(
        on,
        True,
        tuple(
            _media(rule, seen, on, own_days)
            for rule in rules().values()
            if rule.scope is Scope.MEDIA
        ),
    )


def _media(rule: InspectionRule, seen: MediaSeen, on: date, own_days: int | None) -> Finding:
    if rule.by_hand:
        return by_hand(rule, seen.judged)
    if rule.code == "M-V2":
        return _media_idle(rule, seen, on, own_days)
    if seen.interacts is None:
        return not_looked_at(rule, "没有互动功能的检查记录。")
    if seen.interacts:
        return kept(rule, {"interacts": True})
    return broken(
        rule, f"“{seen.name}”没有有效的互动功能，请开通留言、咨询等功能", {"interacts": False}
    )


def _media_idle(rule: InspectionRule, seen: MediaSeen, on: date, own_days: int | None) -> Finding:
    days = rule.numbers["days"] if own_days is None else own_days
    if days > rule.numbers["days"]:
        raise ValueError(
            f"政务新媒体至少每{rule.numbers['days']}天更新一次，不能放宽到{days}天。依据：{rule.rests_on}。"
        )
    if seen.is_client and seen.opens is False:
        return broken(rule, f"“{seen.name}”无法下载或者使用，请修复", {"opens": False})
    if seen.updated is None or (seen.is_client and seen.opens is None):
        return not_looked_at(rule, "没有更新时间或者客户端能否使用的记录。")
    state = freshness(Period(days), seen.updated.on, on).state
    facts: dict[str, object] = {"updated_on": seen.updated.on, "days": days}
    if state in {FreshnessState.STALE, FreshnessState.EMPTY}:
        return broken(rule, f"“{seen.name}”{days}天内没有更新，请更新", facts)
    return kept(rule, facts)
