"""What the narrative says of proactive disclosure, held against table two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mingtang.annual.edition import PROACTIVE
from mingtang.annual.report import AnnualReport, Number
from mingtang.audit.claims.claim import Claim, Scope, Topic
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.findings import Quote
from mingtang.audit.labels import quotes as cell_quotes

_DOCUMENTS = (Topic.REGULATIONS, Topic.NORMATIVE_DOCUMENTS)
_MATTERS = (Topic.LICENCES, Topic.PENALTIES, Topic.COMPULSORY_MEASURES)
_NAMES = {
    Topic.REGULATIONS: "规章",
    Topic.NORMATIVE_DOCUMENTS: "规范性文件",
    Topic.LICENCES: "行政许可",
    Topic.PENALTIES: "行政处罚",
    Topic.COMPULSORY_MEASURES: "行政强制",
    Topic.CHARGES: "行政事业性收费",
    Topic.PROCUREMENT: "政府集中采购",
}
_ALL_DECISIONS = re.compile(r"共|全年|本年|作出|总计|累计|\d{4}年")


def _address(topic: Topic, measure: str) -> str:
    return f"{PROACTIVE}/{topic}.{measure}"


def _firm(narrative: Narrative, topic: Topic) -> list[Claim]:
    return [
        claim for claim in narrative.on(topic) if claim.is_firm and claim.scope is not Scope.PART
    ]


def judge_documents(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """规章 and 规范性文件: made, repealed or in force, as the verb of the claim tells."""
    for topic in _DOCUMENTS:
        told = _firm(narrative, topic)
        for measures in {claim.rows for claim in told}:
            alike = [claim for claim in told if claim.rows == measures]
            cells = tuple(
                address
                for measure in measures
                if report.value(address := _address(topic, measure)) is not None
            )
            values = {report.value(cell) for cell in cells}
            if not cells:
                continue
            numbers = {claim.number for claim in alike}
            if numbers & values or sum(claim.number for claim in alike) in values:
                yield RIGHT
                continue
            claim = alike[0]
            vague = len(measures) > 2
            yield _differs(
                report,
                claim,
                cells,
                Verdict.DOUBTFUL if vague else Verdict.LIKELY,
                "正文与表二的统计口径可能不同，请核对或写明" if vague else "请核对正文与表二",
            )


def _differs(
    report: AnnualReport, claim: Claim, cells: tuple[str, ...], verdict: Verdict, advice: str
) -> Judgement:
    shown = "、".join(str(report.value(cell)) for cell in cells)
    return Judgement(
        verdict,
        f"正文“{claim.words}”，表二{_NAMES[claim.topic]}相应各格为 {shown}，不相符。{advice}",
        left=claim.number,
        right=report.value(cells[0]),
        cells=cells,
        quotes=(claim.quote, *cell_quotes(report, *cells)),
    )


def judge_decisions(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """行政许可, 行政处罚, 行政强制: decisions of the year; several claims may add up to the cell."""
    for topic in _MATTERS:
        address = _address(topic, "decisions")
        value = report.value(address)
        told = [c for c in _firm(narrative, topic) if c.rows == ("decisions",)]
        told = [claim for claim in told if not narrative.is_part(claim)]
        if value is None or not told:
            continue
        numbers = [claim.number for claim in told]
        if value in numbers or sum(numbers) == value:
            yield RIGHT
        elif len(told) == 1 and _ALL_DECISIONS.search(told[0].sentence.plain):
            advice = "请核对，或写明两处的口径"
            yield _differs(report, told[0], (address,), Verdict.LIKELY, advice)


def judge_matters(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """权责清单 counts beside 上一年项目数量 and 本年增/减 of the form of 2019: two measures that usually
    agree, so that a difference only needs an explanation."""
    for topic in _MATTERS:
        cells = (_address(topic, "items_last_year"), _address(topic, "change"))
        last, change = (report.value(cell) for cell in cells)
        told = [c for c in _firm(narrative, topic) if c.rows == ("items",)]
        if last is None or change is None:
            continue
        for claim in told:
            numbers = {claim.number, *_finer(narrative, claim)}
            if numbers & {last + change, last}:
                yield RIGHT
                continue
            said = "、".join(str(number) for number in sorted(numbers))
            yield Judgement(
                Verdict.LIKELY,
                f"正文所写{_NAMES[topic]}事项为 {said}，表二上一年项目数量加本年增/减为 {last}+({change})={last + change}，"
                "不相符。请核对表二，或写明权责清单与表二的口径",
                left=claim.number,
                right=last + change,
                cells=cells,
                quotes=(claim.quote, *cell_quotes(report, *cells)),
            )


def _finer(narrative: Narrative, claim: Claim) -> set[Number]:
    """19 of 4大项19小项."""
    return {
        other.number
        for other in narrative.in_sentence(claim.sentence)
        if other.figure.unit in ("小项", "子项") and 0 <= other.figure.start - claim.figure.end <= 3
    }


def judge_amounts(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """行政事业性收费 in 万元 and 政府集中采购 in the unit that its cell or its agency chose."""
    for topic, measure in ((Topic.CHARGES, "amount"), (Topic.PROCUREMENT, "amount")):
        address = _address(topic, measure)
        cell = report.cell(address)
        if cell.value is None:
            continue
        value = Decimal(str(cell.value))
        for claim in _firm(narrative, topic):
            if claim.rows != (measure,):
                continue
            told = Decimal(claim.number)
            if any(_near(told, value * unit, claim) for unit in (1, 10_000)):
                yield RIGHT
                continue
            quotes: tuple[Quote, ...] = (claim.quote, *cell_quotes(report, address))
            yield Judgement(
                Verdict.LIKELY if topic is Topic.CHARGES else Verdict.DOUBTFUL,
                f"正文“{claim.words}”，合 {told:f} 元，表二{_NAMES[topic]}金额为 {cell.raw}，不相符。请核对金额与单位",
                left=claim.number,
                right=cell.value,
                cells=(address,),
                quotes=quotes,
            )


def _near(told: Decimal, value: Decimal, claim: Claim) -> bool:
    printed = claim.sentence.plain[claim.figure.start : claim.figure.end]
    unit = 100_000_000 if "亿" in printed else 10_000 if "万" in printed else 1
    step = Decimal(unit).scaleb(-claim.figure.decimals)
    return abs(told - value) <= step
