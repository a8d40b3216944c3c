"""Sentences of one narrative that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.claims.claim import Claim, Period, Scope, Topic
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.findings import Quote

ALL_DONE = re.compile(
    r"(?:所有|全部|均已?)[^，。；]{0,10}(?:办理完成|办结|办理完毕|答复完毕|答复完成)(?!的)|全部(?:办结|答复)(?!的)"
    r"|(?<!按时)(?<!按期)办结率(?:为|达|达到|均为)?100%"
)
"""Words that leave no application open."""

_ALL_CLOSED = re.compile(r"(?:均|全部|都)(?:已)?(?:获|被|得到|予以)?(?:维持|结案|审结|胜诉)")
_SUBJECTS: tuple[tuple[str, tuple[Topic, ...], tuple[Topic, ...]], ...] = (
    (
        "政府信息公开申请",
        (Topic.RECEIVED,),
        (Topic.RECEIVED, Topic.ACCEPTED, Topic.ANSWERED, Topic.OUTCOME),
    ),
    ("行政复议", (Topic.RECONSIDERATION,), (Topic.RECONSIDERATION,)),
    ("行政诉讼", (Topic.LITIGATION,), (Topic.LITIGATION,)),
)


def _about_disclosure(claim: Claim) -> bool:
    return claim.about_applications or "信息公开" in claim.sentence.plain


def _comparable(none: Claim, told: Claim) -> bool:
    scopes = {none.scope, told.scope}
    return Scope.PART not in scopes and (len(scopes - {Scope.UNKNOWN}) < 2)


def judge_none(narrative: Narrative) -> Iterator[Judgement]:
    """未收到申请 beside 受理 N 件, 没有行政复议 beside 行政复议 N 件, of the same year and scope."""
    for name, none_topics, told_topics in _SUBJECTS:
        nones = [
            claim
            for claim in narrative.on(*none_topics)
            if claim.none and claim.period is Period.YEAR and _about_disclosure(claim)
        ]
        told = [
            claim
            for claim in narrative.on(*told_topics)
            if claim.period is Period.YEAR
            and not claim.none
            and claim.number
            and _about_disclosure(claim)
        ]
        for none in nones[:1]:
            against = [claim for claim in told if _comparable(none, claim)]
            if not against:
                yield RIGHT
                continue
            claim = against[0]
            yield Judgement(
                Verdict.WRONG,
                f"正文一处称“{none.figure.gap}”，另一处称“{claim.words}”，{name}有无前后矛盾，请据实统一",
                left=0,
                right=claim.number,
                quotes=(none.quote, claim.quote),
            )


def judge_done(narrative: Narrative) -> Iterator[Judgement]:
    """所有申请均已办理完成 beside 结转下年度 N 件; 均已结案 beside 尚未审结 N 件."""
    carried = [c for c in narrative.on(Topic.CARRIED_OUT) if c.number]
    pending = [
        claim
        for claim in narrative.on(Topic.RECONSIDERATION, Topic.LITIGATION, Topic.REMEDIES)
        if claim.rows == ("pending",) and claim.number and claim.period is Period.YEAR
    ]
    applications = {c.sentence.index for c in narrative.claims if c.about_applications}
    remedies = {claim.sentence.index for claim in pending} | {
        claim.sentence.index for claim in narrative.on(Topic.RECONSIDERATION, Topic.LITIGATION)
    }
    yield from _judge_done(narrative, ALL_DONE, applications, carried, "结转")
    yield from _judge_done(narrative, _ALL_CLOSED, remedies, pending, "未审结")


def _judge_done(
    narrative: Narrative, words: re.Pattern[str], about: set[int], left: list[Claim], what: str
) -> Iterator[Judgement]:
    for sentence in narrative.sentences:
        match = words.search(sentence.plain) if sentence.index in about else None
        if match is None or re.search(r"12345|热线|投诉|工单|除.{0,30}外", sentence.plain):
            continue
        if not left:
            yield RIGHT
            continue
        claim = left[0]
        yield Judgement(
            Verdict.WRONG,
            f"正文既称“{match.group()}”，又称“{claim.words}”，前后矛盾；请写明{what}的件数，改写“{match.group()}”",
            right=claim.number,
            quotes=(Quote(sentence.text, sentence.at), claim.quote),
        )


def judge_balance(narrative: Narrative) -> Iterator[Judgement]:
    """新收 + 上年结转 = 答复 + 结转下年, where the narrative tells all four."""
    four = [
        [c for c in narrative.on(topic) if c.is_firm and not c.none]
        for topic in (Topic.RECEIVED, Topic.CARRIED_IN, Topic.ANSWERED, Topic.CARRIED_OUT)
    ]
    if any(len(claims) != 1 for claims in four):
        return
    received, carried_in, answered, carried_out = (claims[0] for claims in four)
    left = received.number + carried_in.number
    right = answered.number + carried_out.number
    if left == right:
        yield RIGHT
        return
    yield Judgement(
        Verdict.LIKELY,
        f"正文收到 {received.number} 加上年结转 {carried_in.number} 为 {left}，答复 {answered.number} 加结转下年 "
        f"{carried_out.number} 为 {right}，两边不等，相差 {abs(left - right)}，请核对",
        left=left,
        right=right,
        quotes=(received.quote, answered.quote, carried_out.quote),
    )


_CHANNELS = re.compile(
    r"网站|公众号|微博|公报|专栏|平台|热线|窗口|栏目|客户端|新媒体|专网|公开网|抖音|头条|展板|公示栏|电子屏|系统"
)
_ONCE = (Topic.RECEIVED, Topic.ANSWERED, Topic.PROACTIVE, Topic.RECONSIDERATION, Topic.LITIGATION)


def judge_twice(narrative: Narrative) -> Iterator[Judgement]:
    """The same quantity of the same year, scope and channel with two numbers."""
    told: dict[tuple[object, ...], Claim] = {}
    for claim in narrative.on(*_ONCE):
        if not claim.is_firm or claim.none or claim.rows or narrative.is_part(claim):
            continue
        channels = frozenset(_CHANNELS.findall(claim.sentence.plain[: claim.figure.end]))
        key = (claim.topic, claim.figure.unit, claim.scope, claim.column, channels)
        first = told.setdefault(key, claim)
        if first is claim or claim.scope is Scope.PART or _grown(first, claim):
            continue
        yield RIGHT if first.number == claim.number else _unlike(first, claim)


def _grown(first: Claim, again: Claim) -> bool:
    """新增 311 条，累计 3174 条: the larger of the two is the stock of all years."""
    less, more = sorted((first, again), key=lambda claim: claim.number)
    return "累计" in more.figure.before and "累计" not in less.figure.before


_COLUMN = re.compile(
    r"(?:通过|在|利用|依托)(?P<name>[^，。；、]{4,24}?(?:栏目|专栏))[^，。；]{0,6}(?:主动)?公开(?:各类)?(?:政府)?信息(?:共|共计)?$"
)


def judge_columns(narrative: Narrative) -> Iterator[Judgement]:
    """The same column of a website with two numbers: …网站审计信息栏目公开 20 条, 审计信息专栏公开 16 条."""
    told: list[tuple[str, Claim]] = []
    for claim in narrative.claims:
        match = _COLUMN.search(claim.sentence.plain[: claim.figure.start])
        if match is None or not claim.is_firm or narrative.is_part(claim):
            continue
        name = match["name"].removesuffix("专栏").removesuffix("栏目")
        for other, first in told:
            alike = name.endswith(other) or other.endswith(name)
            if alike and claim.figure.unit == first.figure.unit:
                yield RIGHT if first.number == claim.number else _unlike(first, claim)
                break
        told.append((name, claim))


def _unlike(first: Claim, again: Claim) -> Judgement:
    return Judgement(
        Verdict.LIKELY,
        f"正文一处称“{first.words}”，另一处称“{again.words}”，同一数字前后不一，请核对或写明各自口径",
        left=first.number,
        right=again.number,
        quotes=(first.quote, again.quote),
    )
