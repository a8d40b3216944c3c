"""What the narrative says of applications, held against table three."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.claims.claim import Claim, Scope, Topic
from mingtang.audit.claims.contradictions import ALL_DONE
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.statutory import Known, applications, proof
from mingtang.audit.claims.sums_told import quotes as partition_quotes
from mingtang.audit.findings import Quote
from mingtang.audit.labels import quotes as cell_quotes

NEW, CARRIED_IN, DONE, CARRIED_OUT = "new_received", "carried_in", "total", "carried_out"
_FIRM_UNITS = frozenset(("件", "条", "宗", "份", "起", "项", "例", "件次"))
_HOLDS_CARRIED_IN = re.compile(
    r"(?:含|包括|加上|连同|及)[^。；]{0,8}结转|结转[^。；]{0,14}(?:在内|合计|共)"
)

_BY_ATTRIBUTE = re.compile(
    r"主动公开(?:的|类|类?政府信息|类?信息|公文|文件)*(?:共|为|有)?\d+[件条份个篇][，、；](?:属于?|列为)?依申请公开"
)
"""Documents counted by their 公开属性: 主动公开 51 件、依申请公开 40 件、不予公开 71 件 are no applications."""


def _told(narrative: Narrative, *topics: Topic) -> list[Claim]:
    return [
        claim
        for claim in narrative.on(*topics)
        if claim.is_firm
        and not claim.figure.multiplied
        and not claim.none
        and not _BY_ATTRIBUTE.search(claim.sentence.plain)
    ]


def _versus(
    report: AnnualReport, claim: Claim, known: Known, what: str, advice: str, verdict: Verdict
) -> Judgement:
    """The judgement of a claim against a number of the table that it should equal."""
    if not known.certain or claim.figure.unit not in _FIRM_UNITS:
        verdict = Verdict.DOUBTFUL
    if claim.scope is Scope.PART:
        verdict = Verdict.DOUBTFUL
        advice = "正文所说的范围可能与表三不同，请统一口径或写明"
    return Judgement(
        verdict,
        f"正文“{claim.words}”为 {claim.number}，表三{what}为 {known.number}，"
        f"相差 {abs(claim.number - known.number)}。{advice}",
        left=claim.number,
        right=known.number,
        cells=known.cells,
        quotes=(claim.quote, *cell_quotes(report, *proof(report, known.cells))),
    )


def judge_received(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """收到 is 新收; 受理 and 办理 may hold what was carried in. Where several numbers are told, of
    several scopes or channels, it is enough that one of them stands in the table."""
    new, carried = applications(report, NEW), applications(report, CARRIED_IN)
    done = applications(report, DONE)
    told = [
        claim
        for claim in _told(narrative, Topic.RECEIVED, Topic.ACCEPTED)
        if not narrative.is_part(claim)
    ]
    if new is None:
        return
    if not told:
        yield from _none_received(narrative, report, new)
        return
    carried_number = carried.number if carried else 0
    allowed: dict[Topic, set[Number]] = {
        Topic.RECEIVED: {new.number},
        Topic.ACCEPTED: {new.number, new.number + carried_number},
    }
    if done is not None:
        allowed[Topic.ACCEPTED].add(done.number)
    right = [c for c in told if c.number in allowed[c.topic] or _with_carried(c, new, carried)]
    summed = len(told) > 1 and sum(claim.number for claim in told) == new.number
    if right or summed:
        yield RIGHT
        return
    claim = next((c for c in told if c.scope is not Scope.PART), told[0])
    if carried_number and claim.number == new.number + carried_number:
        yield _carried_counted_in(report, narrative, claim, new, carried)
        return
    yield _versus(report, claim, new, "本年新收总计", "请核对正文与表三，统一口径", Verdict.WRONG)


def _with_carried(claim: Claim, new: Known, carried: Known | None) -> bool:
    return (
        carried is not None
        and claim.number == new.number + carried.number
        and bool(_HOLDS_CARRIED_IN.search(claim.sentence.plain))
    )


def _carried_counted_in(
    report: AnnualReport, narrative: Narrative, claim: Claim, new: Known, carried: Known | None
) -> Judgement:
    assert carried is not None
    quote: tuple[Quote, ...] = next(
        (partition_quotes(p) for p in narrative.partitions if p.total is claim.figure),
        (claim.quote,),
    )
    return Judgement(
        Verdict.WRONG if new.certain and carried.certain else Verdict.DOUBTFUL,
        f"正文“{claim.words}”为 {claim.number}，而表三本年新收 {new.number}、上年结转 {carried.number}，"
        f"{new.number}+{carried.number}={claim.number}：正文把上年结转算作本年收到。请改为新收 {new.number} 件，或写明含"
        f"上年结转 {carried.number} 件",
        left=claim.number,
        right=new.number,
        cells=(*new.cells, *carried.cells),
        quotes=(*quote, *cell_quotes(report, *proof(report, new.cells + carried.cells))),
    )


def _none_received(narrative: Narrative, report: AnnualReport, new: Known) -> Iterator[Judgement]:
    for claim in narrative.on(Topic.RECEIVED):
        if not claim.none or not claim.is_firm:
            continue
        if new.number == 0:
            yield RIGHT
        else:
            advice = "请核对是正文漏写还是表格误填"
            yield _versus(report, claim, new, "本年新收总计", advice, Verdict.WRONG)


def judge_handled(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """答复、办结 is （七）总计; 上年结转 and 结转下年 are their own rows."""
    rows = (
        (Topic.ANSWERED, DONE, "（七）总计"),
        (Topic.CARRIED_IN, CARRIED_IN, "上年结转总计"),
        (Topic.CARRIED_OUT, CARRIED_OUT, "结转下年度继续办理总计"),
    )
    for topic, row, label in rows:
        known = applications(report, row)
        told = [c for c in _told(narrative, topic) if c.figure.unit in _FIRM_UNITS]
        if topic is Topic.ANSWERED:
            told = [claim for claim in told if not narrative.is_part(claim)]
        if known is None or not told:
            continue
        new = applications(report, NEW)
        if any(c.number == known.number for c in told) or known.number == sum(
            c.number for c in told
        ):
            yield RIGHT
            continue
        claim = next((c for c in told if c.scope is not Scope.PART), told[0])
        same_year = topic is Topic.ANSWERED and new is not None and claim.number == new.number
        verdict = Verdict.DOUBTFUL if same_year else Verdict.WRONG
        yield _versus(report, claim, known, label, "请核对正文与表三", verdict)


def judge_applicants(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """自然人 N 件 and the like: the column of 新收, or of 新收 with 上年结转, or of （七）总计."""
    for claim in _told(narrative, Topic.APPLICANT):
        known = applications(report, NEW, column=claim.column)
        others = [
            applications(report, *rows, column=claim.column)
            for rows in ((NEW, CARRIED_IN), (DONE,))
        ]
        if known is None:
            continue
        if claim.number == known.number or claim.number in {o.number for o in others if o}:
            yield RIGHT
            continue
        yield _versus(report, claim, known, "本年新收该类申请人", "请核对正文与表三", Verdict.WRONG)


def judge_outcomes(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """予以公开 N 件 … 其他处理 N 件, sentence by sentence: each is its row or group of rows. A sentence
    of which no figure but zero stands in the table speaks of something else perhaps."""
    for told in _by_sentence(_told(narrative, Topic.OUTCOME)):
        wrong: list[tuple[Claim, Known]] = []
        fitting = 0
        for claim in told:
            known = applications(report, *claim.rows)
            if known is None:
                continue
            if claim.number == known.number:
                fitting += claim.number != 0
                yield RIGHT
            elif known.number not in _other_counts(
                narrative, claim
            ) and claim.number not in _other_readings(report, claim):
                wrong.append((claim, known))
        verdict = Verdict.WRONG if fitting or len(told) == 1 else Verdict.DOUBTFUL
        for claim, known in wrong:
            advice = "请核对正文与表三；正文如只数了某一列或某一小项，应写总计"
            yield _versus(report, claim, known, _row_names(claim.rows), advice, verdict)
        if wrong:
            yield from _outcome_sum(report, told)


_SAME_ROW: dict[tuple[str, ...], re.Pattern[str]] = {
    ("unavailable.not_held",): re.compile("不存在"),
    ("granted",): re.compile("(?:主动|(?<!不)予以|(?<!不)同意)公开$"),
}


def _other_counts(narrative: Narrative, claim: Claim) -> set[Number]:
    """本机关不掌握 N 件 with 信息不存在 M 件 told beside it, 予以公开 with 已主动公开: the form has one row
    for both."""
    words = _SAME_ROW.get(claim.rows)
    if words is None:
        return set()
    beside = (c for c in narrative.in_sentence(claim.sentence) if c.figure is not claim.figure)
    same = [c for c in beside if words.search(c.figure.before)]
    return {claim.number + sum(c.number for c in same)} if same else set()


def _by_sentence(claims: Iterable[Claim]) -> list[list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.sentence.index, []).append(claim)
    return list(found.values())


def _other_readings(report: AnnualReport, claim: Claim) -> set[Number]:
    """What else the words may mean: 予以公开 with 部分公开, 不予公开 with what was not provided."""
    wider: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
        ("granted",): (("granted", "partly_granted"),),
        ("refused",): (("refused", "unavailable"), ("refused", "unavailable", "declined")),
    }
    readings = wider.get(claim.rows, ())
    return {known.number for rows in readings if (known := applications(report, *rows))}


_NAMES = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "declined": "不予处理",
    "other": "其他处理",
}


def _row_names(rows: tuple[str, ...]) -> str:
    names = [_NAMES.get(row) or f"{_NAMES[row.partition('.')[0]]}中该小项" for row in rows]
    return "“" + "与".join(names) + "”合计"


def _outcome_sum(report: AnnualReport, told: list[Claim]) -> Iterator[Judgement]:
    """The outcomes told in one sentence against （七）总计, where at least four of the six are told."""
    done = applications(report, DONE)
    groups = [row for claim in told for row in claim.rows]
    if done is None or len(set(groups) & set(_NAMES)) < 4 or len(groups) > len(set(groups)):
        return
    added = sum(claim.number for claim in told)
    if added == done.number:
        return
    shown = "+".join(str(claim.number) for claim in told)
    first, last = told[0], told[-1]
    text = first.sentence.text
    start = first.figure.start - len(first.figure.before)
    yield Judgement(
        Verdict.WRONG if done.certain else Verdict.DOUBTFUL,
        f"正文各类办理结果相加 {shown}={added}，与答复总数 {done.number} 不符，相差 "
        f"{abs(added - done.number)}。请逐类与表三核对",
        left=added,
        right=done.number,
        cells=done.cells,
        quotes=(Quote(text[start : last.figure.end], first.sentence.at),),
    )


def judge_all_done(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """全部办结 beside cases carried over in table three, unless the narrative names those itself."""
    left = applications(report, CARRIED_OUT)
    named = any(claim.number for claim in narrative.on(Topic.CARRIED_OUT))
    heard = {c.sentence.index: c for c in narrative.claims if c.about_applications}
    if left is None or named:
        return
    for claim in heard.values():
        match = ALL_DONE.search(claim.sentence.plain)
        if match is None or re.search(r"12345|热线|投诉|复议|诉讼", claim.sentence.plain):
            continue
        if left.number == 0:
            yield RIGHT
            continue
        yield Judgement(
            Verdict.LIKELY if claim.scope is not Scope.PART else Verdict.DOUBTFUL,
            f"正文称“{match.group()}”，表三却有 {left.number} 件结转下年度继续办理。请核对，或写明结转情况",
            right=left.number,
            cells=left.cells,
            quotes=(Quote(claim.sentence.text, claim.sentence.at),),
        )
