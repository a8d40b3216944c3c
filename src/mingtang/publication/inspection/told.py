"""Findings of one rule, in the ways in which a check can end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from mingtang.publication.inspection.findings import Finding, Verdict
from mingtang.publication.inspection.rules import InspectionRule, RuleKind

Facts = dict[str, object]


def broken(rule: InspectionRule, message: str, facts: Facts, times: int = 1) -> Finding:
    """`times`: how many instances, where each of them costs points."""
    told = f"{message}。依据：{rule.rests_on}。"
    return Finding(rule, Verdict.BROKEN, told, _facts(facts), _points(rule, times))


def kept(rule: InspectionRule, facts: Facts) -> Finding:
    return Finding(rule, Verdict.KEPT, f"{rule.title}：未发现问题。", _facts(facts))


def not_looked_at(rule: InspectionRule, why: str, facts: Facts | None = None) -> Finding:
    return Finding(
        rule, Verdict.NOT_LOOKED_AT, f"{rule.title}：尚未检查。{why}", _facts(facts or {})
    )


def not_applicable(rule: InspectionRule) -> Finding:
    why = "没有对外服务职能，不检查服务类指标"
    return Finding(rule, Verdict.NOT_APPLICABLE, f"{rule.title}：{why}。")


def by_hand(rule: InspectionRule, judged: Mapping[str, bool]) -> Finding:
    """What a person found; as not looked at while nobody has."""
    if rule.code not in judged:
        return not_looked_at(rule, f"这一项要由人检查：{rule.text}。")
    if judged[rule.code]:
        return broken(rule, f"经人检查，存在{rule.title}，请立即处置", {"judged": True})
    return kept(rule, {"judged": False})


def listed(names: Sequence[str], most: int = 5) -> str:
    """“动态要闻”“通知公告”, and how many more there are."""
    shown = "".join(f"“{name}”" for name in names[:most])
    return f"{shown}等{len(names)}个" if len(names) > most else shown


def _points(rule: InspectionRule, times: int) -> Decimal | None:
    if rule.kind is RuleKind.VETO:
        return Decimal(0)
    if rule.points is None:
        return None
    return rule.points * times if rule.each else rule.points


def _facts(facts: Facts) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in facts.items())
