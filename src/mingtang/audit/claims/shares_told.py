"""Whether a percentage told beside a count is that count's share, and whether shares make 100 %."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import chain, pairwise

from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.claims.claim import Claim, Topic
from mingtang.audit.claims.figures import Exactness, Figure
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.partitions import Partition, is_firm
from mingtang.audit.claims.statutory import applications
from mingtang.audit.claims.sums_told import quotes
from mingtang.audit.findings import Quote

TOLERANCE = Decimal("0.1")
"""Percentage points by which a printed share may be off (办理占比 ± 0.1 个百分点)."""

_REACH, _NEAR = 3, 60
"""Sentences back, and figures of each, among which the whole of a share may have been told."""


def share_of(count: Number, whole: Number, places: int = 2) -> Decimal:
    """100 × count ÷ whole, rounded half up.

    >>> share_of(27, 31, 1)
    Decimal('87.1')
    """
    exact = Decimal(count) * 100 / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def fits(count: Number, whole: Number, share: Figure) -> bool:
    """Whether the printed share is count ÷ whole, rounding and `TOLERANCE` allowed."""
    allowed = max(TOLERANCE, Decimal(1).scaleb(-share.decimals) / 2 + Decimal("0.05"))
    return bool(whole) and abs(Decimal(count) * 100 / Decimal(whole) - share.number) <= allowed


def is_cut_off(count: Number, whole: Number, share: Figure) -> bool:
    """Whether the printed share is count ÷ whole with its last places cut off: 5÷12 as 41%."""
    exact = Decimal(count) * 100 / Decimal(whole)
    return exact.quantize(Decimal(1).scaleb(-share.decimals), rounding=ROUND_DOWN) == share.number


def judge_shares(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """Each “N 件，占 P%” against every whole it may be a share of: its total, another count of the
    same unit just told, and for an outcome of applications also the totals of table three."""
    for claim, share in _shared(narrative.claims):
        home = narrative.home_of(claim)
        home = home if home and is_firm(home) else None
        named = home.total.number if home else None
        bases = _bases(narrative, claim, home)
        if claim.topic is Topic.OUTCOME:
            rows = (("total",), ("new_received",), ("new_received", "carried_in"))
            known = [applications(report, *each) for each in rows]
            bases = [*bases, *(each.number for each in known if each)]
            answered = known[0].number if known[0] else None
            named = named if named is not None else answered
        if any(fits(claim.number, base, share) for base in bases):
            yield RIGHT
        elif named and is_cut_off(claim.number, named, share):
            yield _judgement(claim, share, named, Verdict.SLIGHT, "是舍去尾数所得，宜四舍五入")
        elif named:
            advice = "请核对件数、占比或所占的总数"
            yield _judgement(claim, share, named, Verdict.WRONG, advice)


def _judgement(
    claim: Claim, share: Figure, whole: Number, verdict: Verdict, advice: str
) -> Judgement:
    due = share_of(claim.number, whole, max(share.decimals, 2))
    figure, text = claim.figure, claim.sentence.text
    return Judgement(
        verdict,
        f"正文称“{figure.before}{figure.number}{figure.unit}”占 {share.number}%，而 "
        f"{figure.number}÷{whole}={due}%，{advice}",
        left=share.number,
        right=due,
        quotes=(Quote(text[figure.start - len(figure.before) : share.end], claim.sentence.at),),
    )


def _shared(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Figure]]:
    for claim, following in pairwise(claims):
        share = following.figure
        if following.sentence is not claim.sentence or not share.is_share:
            continue
        plain_share = share.exactness is Exactness.EXACT and share.before.startswith("占")
        if (
            (claim.figure.is_exact_count or claim.figure.unit == "")
            and plain_share
            and _is_share_of_whole(share)
        ):
            yield claim, share


def _is_share_of_whole(share: Figure) -> bool:
    return not any(word in share.gap for word in ("增", "减", "同比", "去年", "上年", "；", "。"))


def _bases(narrative: Narrative, claim: Claim, home: Partition | None) -> list[Number]:
    """Counts just told of which the claim may be a share; its sister parts are none."""
    last = claim.sentence.index
    sisters = {id(part.figure) for part in home.outer} if home else set()
    near = (narrative.at(index)[-_NEAR:] for index in range(last - _REACH, last + 1))
    return [
        other.number
        for other in chain.from_iterable(near)
        if not other.figure.is_share
        and id(other.figure) not in sisters
        and other.number >= claim.number
    ]


def judge_hundred(partitions: Iterable[Partition]) -> Iterator[Judgement]:
    """The shares of one list against 100 %: a list may not exceed it, and a list whose counts add
    up to the total must reach it. Every printed share may be off by its rounding."""
    for partition in partitions:
        shares = [part.share for part in partition.outer if part.share]
        if len(shares) < 3 or len(shares) < len(partition.outer) or partition.has_inner:
            continue
        total = sum((Decimal(share.number) for share in shares), Decimal(0))
        rounding = sum((Decimal(1).scaleb(-share.decimals) / 2 for share in shares), Decimal(0))
        allowed = max(Decimal("0.5"), rounding)
        whole = partition.sum == partition.total.number
        if abs(total - 100) <= allowed:
            yield RIGHT
        elif total > 100 or whole:
            added = "+".join(f"{share.number}" for share in shares)
            yield Judgement(
                Verdict.WRONG,
                f"正文所列占比相加 {added}={total}%，不等于 100%，请核对各项占比",
                left=total,
                right=100,
                quotes=quotes(partition),
            )
