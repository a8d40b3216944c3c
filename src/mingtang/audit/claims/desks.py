"""A desk's total in one sentence and its kinds in another: the kinds may not exceed the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from mingtang.annual.report import Number
from mingtang.audit.claims.claim import Claim, Period
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.findings import Quote

_DESK = re.compile(r"窗口|热线|信箱|公众号|微博|门户网站|政务服务中心")
_WHOLE = re.compile(
    r"(?:共|总共|累计|全年)(?:受理|办理|接件|办件|收到|处理|发布|推送|登记)[^，]{0,12}$"
)
_OF_A_KIND = re.compile(r"(?:受理|办理|登记|接件|办件|推送|发布|处理)[^，。]{1,8}$")


_MOST = 20
"""Totals of desks, and lists for each, that are looked at: a report has a handful."""


def judge_desks(narrative: Narrative) -> Iterator[Judgement]:
    """Each total of a desk against the kinds that the same section lists for the same desk elsewhere
    in the same unit."""
    wholes = (
        (claim, desk)
        for claim in narrative.claims
        if claim.period is Period.YEAR and claim.figure.is_exact_count and (desk := _desk_of(claim))
    )
    for whole, desk in islice(wholes, _MOST):
        for kinds in islice(_kinds(narrative, whole, desk), _MOST):
            added: Number = sum((each.number for each in kinds), Decimal(0))
            if added <= whole.number:
                yield RIGHT
                continue
            shown = "+".join(str(each.number) for each in kinds)
            first, last = kinds[0], kinds[-1]
            listed = first.sentence.text[
                first.figure.start - len(first.figure.before) : last.figure.end
            ]
            yield Judgement(
                Verdict.LIKELY,
                f"“{desk}”一处写共 {whole.number}{whole.figure.unit}，另一处分类列举 {shown}={added}，部分之和"
                f"大于总数 {added - whole.number}，请核对或写明两处的口径",
                left=added,
                right=whole.number,
                quotes=(whole.quote, Quote(listed, first.sentence.at)),
            )


def _desk_of(claim: Claim) -> str | None:
    found = _DESK.search(claim.figure.before)
    return found.group() if found and _WHOLE.search(claim.figure.before) else None


def _kinds(narrative: Narrative, whole: Claim, desk: str) -> Iterator[list[Claim]]:
    for sentence in narrative.sentences:
        if sentence is whole.sentence or sentence.section != whole.sentence.section:
            continue
        if desk not in sentence.plain:
            continue
        kinds = [
            claim
            for claim in narrative.in_sentence(sentence)
            if claim.figure.unit == whole.figure.unit
            and claim.figure.is_exact_count
            and claim.period is Period.YEAR
            and _OF_A_KIND.search(claim.figure.before)
            and desk in sentence.plain[: claim.figure.start]
        ]
        if len(kinds) > 1:
            yield kinds
