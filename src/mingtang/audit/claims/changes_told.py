"""较上年增长 P%, 比去年增加 N 件: held against last year's figure, told or reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.claims import narrative as narratives
from mingtang.audit.claims.claim import Claim, Period, Topic
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.shares_told import TOLERANCE
from mingtang.audit.claims.statutory import applications

_ROWS = {
    Topic.RECEIVED: ("new_received",),
    Topic.ACCEPTED: ("new_received",),
    Topic.ANSWERED: ("total",),
}
_FALL = re.compile(r"下降|减少|回落|降低|少")
_AGAINST_LAST_YEAR = re.compile(r"同比|[较比与](?:上一?年|去年|上年|20\d\d年)")


def judge_changes(narrative: Narrative, previous: AnnualReport | None) -> Iterator[Judgement]:
    """Each change told right after its figure, where last year's figure is known."""
    for claim, change in pairwise(narrative.claims):
        if change.topic is not Topic.CHANGE or change.sentence is not claim.sentence:
            continue
        if not claim.is_firm or not _AGAINST_LAST_YEAR.search(change.figure.gap):
            continue
        if change.figure.exactness.value != "exact" or re.search(r"[。；]", change.figure.gap):
            continue
        base = _told_before(narrative, claim)
        base = base if base is not None else _reported(claim, previous)
        if base is not None:
            yield _judge(claim, change, base)


def _told_before(narrative: Narrative, claim: Claim) -> Number | None:
    """Last year's figure in the same sentence: 去年 20 件，今年 31 件."""
    found = [
        other
        for other in narrative.in_sentence(claim.sentence)
        if other.period is Period.PREVIOUS
        and other.figure.unit == claim.figure.unit
        and other.topic is claim.topic
        and other.figure.before[-2:] == claim.figure.before[-2:]
    ]
    return found[0].number if len(found) == 1 else None


def _reported(claim: Claim, previous: AnnualReport | None) -> Number | None:
    if previous is None:
        return None
    if claim.topic in _ROWS:
        known = applications(previous, *_ROWS[claim.topic])
        return known.number if known and known.certain else None
    if claim.topic is not Topic.PROACTIVE:
        return None
    told = {c.number for c in narratives.read(previous).on(Topic.PROACTIVE) if c.is_firm}
    return told.pop() if len(told) == 1 else None


def _judge(claim: Claim, change: Claim, base: Number) -> Judgement:
    sign = -1 if _FALL.search(change.figure.before) else 1
    told = sign * Decimal(change.number)
    difference = Decimal(claim.number) - Decimal(base)
    if change.figure.is_share:
        if base == 0:
            return Judgement(
                Verdict.LIKELY,
                f"上年为 0，不能计算增长率，正文却写 {change.number}%，请改写",
                quotes=(change.quote,),
            )
        due = (difference * 100 / Decimal(base)).quantize(Decimal("0.01"))
        allowed = max(TOLERANCE, Decimal(1).scaleb(-change.figure.decimals) / 2)
        sum_shown = f"({claim.number}-{base})÷{base}={due}%"
    else:
        due, allowed = difference, Decimal(0)
        sum_shown = f"{claim.number}-{base}={due}"
    if abs(told - due) <= allowed:
        return RIGHT
    return Judgement(
        Verdict.LIKELY,
        f"正文“{claim.words}，{change.words}”，按上年 {base} 计算为 {sum_shown}，不相符，请核对",
        left=told,
        right=due,
        quotes=(claim.quote, change.quote),
    )
