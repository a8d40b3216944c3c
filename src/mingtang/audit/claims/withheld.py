"""不予公开信息 N 条: a figure of no known measure."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.report import AnnualReport
from mingtang.audit.claims.claim import Topic
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.statutory import applications
from mingtang.audit.labels import quotes as cell_quotes


def judge_withheld(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """A count of information not disclosed, which no statutory table holds, beside table three."""
    refused = applications(report, "refused")
    for claim in narrative.on(Topic.WITHHELD):
        if "不" not in claim.figure.before or not claim.is_firm or refused is None:
            continue
        if claim.number == refused.number or not claim.number or narrative.is_part(claim):
            yield RIGHT
            continue
        yield Judgement(
            Verdict.SLIGHT,
            f"正文“{claim.words}”没有写明口径：表三不予公开合计为 {refused.number}。请说明是何种信息、按何标准统计，或删去",
            left=claim.number,
            right=refused.number,
            cells=refused.cells,
            quotes=(claim.quote, *cell_quotes(report, *refused.cells[:1])),
        )
