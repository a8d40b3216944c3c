"""What the narrative says of 行政复议 and 行政诉讼, held against table four."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.annual.report import AnnualReport
from mingtang.audit.claims.claim import Claim, Scope, Topic
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.statutory import Known, proof, remedies
from mingtang.audit.findings import Quote
from mingtang.audit.labels import quotes as cell_quotes

_GROUPS = {Topic.RECONSIDERATION: "reconsideration", Topic.LITIGATION: "litigation"}
_NAMES = {"reconsideration": "行政复议", "litigation": "行政诉讼"}
_COLUMN_NAMES = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "total": "总计",
}
_DISCLOSURE = re.compile(r"信息公开|依申请")
_OUTCOME_WORDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(r"(?:均|全部|都)(?:已)?(?:获|获得|被|得到|予以|为)?(?:维持|胜诉|驳回)"),
        ("pending", "corrected"),
    ),
    (re.compile(r"(?:均|全部|都)(?:已)?(?:结案|审结|办结)"), ("pending",)),
    (
        re.compile(r"(?:未|没有|无)[^，。；]{0,14}(?:纠错|纠正|撤销|败诉)|零败诉|零纠错"),
        ("corrected",),
    ),
)


def _about_disclosure(claim: Claim) -> bool:
    """A bureau of justice also counts all reconsideration cases of its city."""
    return claim.about_applications or bool(_DISCLOSURE.search(claim.sentence.plain))


def _sum(report: AnnualReport, topic: Topic, column: str, group: str) -> Known | None:
    if topic is not Topic.REMEDIES:
        return remedies(report, group or _GROUPS[topic], column)
    both = [remedies(report, each, column) for each in _GROUPS.values()]
    if both[0] is None or both[1] is None:
        return None
    return Known(
        both[0].number + both[1].number,
        both[0].cells + both[1].cells,
        both[0].certain and both[1].certain,
    )


def judge_cases(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """Each number of cases, with its outcome where one is told, against its column."""
    for topic in (Topic.RECONSIDERATION, Topic.LITIGATION, Topic.REMEDIES):
        told = [
            claim
            for claim in narrative.on(topic)
            if claim.is_firm and _about_disclosure(claim) and claim.scope is not Scope.PART
        ]
        for column in _COLUMN_NAMES:
            alike = [c for c in told if (c.rows or ("total",)) == (column,)]
            yield from _judge_alike(report, topic, column, alike)


def _judge_alike(
    report: AnnualReport, topic: Topic, column: str, alike: list[Claim]
) -> Iterator[Judgement]:
    counts = [claim for claim in alike if not claim.none] or alike
    for claim in counts[:1]:
        known = _sum(report, topic, column, claim.column)
        if known is None:
            continue
        numbers = {each.number for each in counts}
        if known.number in numbers or known.number == sum(each.number for each in counts):
            yield RIGHT
            continue
        name = "行政复议、行政诉讼" if topic is Topic.REMEDIES else _NAMES[_GROUPS[topic]]
        yield Judgement(
            Verdict.WRONG if known.certain else Verdict.DOUBTFUL,
            f"正文“{_shown(claim)}”为 {claim.number}，表四{name}“{_COLUMN_NAMES[column]}”为 {known.number}，"
            f"相差 {abs(claim.number - known.number)}。请核对正文与表四，或写明口径",
            left=claim.number,
            right=known.number,
            cells=known.cells,
            quotes=(claim.quote, *cell_quotes(report, *proof(report, known.cells))),
        )


def _shown(claim: Claim) -> str:
    return claim.figure.gap if claim.none else claim.words


def _spoken_of(told: list[Claim], plain: str, at: int) -> set[Topic]:
    """The topics that words at `at` speak of: those between the same ；, else all of the sentence."""
    begins, ends = plain.rfind("；", 0, at), plain.find("；", at)
    within = [c for c in told if begins < c.figure.start and (ends < 0 or c.figure.start < ends)]
    return {claim.topic for claim in within or told}


def judge_results(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """均获维持, 均已结案, 未被纠正: the columns that these words exclude must be zero."""
    for sentence in narrative.sentences:
        told = [
            claim
            for claim in narrative.in_sentence(sentence)
            if claim.topic in (*_GROUPS, Topic.REMEDIES) and _about_disclosure(claim)
        ]
        for pattern, columns in _OUTCOME_WORDS:
            match = pattern.search(sentence.plain)
            if match is None or not told:
                continue
            topics = _spoken_of(told, sentence.plain, match.start())
            groups = [
                group
                for topic, group in _GROUPS.items()
                if topic in topics or Topic.REMEDIES in topics
            ]
            found = [
                (group, column, known)
                for group in groups
                for column in columns
                if (known := remedies(report, group, column)) and known.number
            ]
            if not found:
                yield RIGHT
                continue
            listed = "、".join(
                f"{_NAMES[group]}“{_COLUMN_NAMES[column]}” {known.number} 件"
                for group, column, known in found
            )
            cells = tuple(cell for _, _, known in found for cell in known.cells)
            yield Judgement(
                Verdict.WRONG,
                f"正文称“{match.group()}”，表四却有{listed}。请据实改写",
                right=sum(known.number for _, _, known in found),
                cells=cells,
                quotes=(
                    Quote(sentence.text, sentence.at),
                    *cell_quotes(report, *proof(report, cells)),
                ),
            )
