"""Section five: last year's problems and what became of them, this year's, and what will be done."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.drafting.facts import YearFacts
from mingtang.annual.drafting.gaps import gap
from mingtang.annual.drafting.paragraph import DraftedParagraph, figure, paragraph, say


def problems(facts: YearFacts) -> Iterator[DraftedParagraph]:
    """条例第五十条第一款第（五）项. What the figures themselves show is said; the rest only the agency
    knows, and is asked for."""
    year = facts.year
    yield paragraph(
        "problems.last",
        "针对上年报告所列问题的改进情况："
        + gap(f"{year - 1}年报告列出的每个问题，{year}年做了什么、结果如何"),
    )
    yield paragraph(
        "problems.found",
        say("存在的主要问题：", gap("本机关本年度的具体问题，写明表现，可以核实")),
        say("另有", figure("late", "逾期答复", facts.late, "件"), "申请没有在法定期限内答复")
        if facts.late
        else "",
    )
    yield paragraph(
        "problems.next",
        f"下一步改进措施：{gap(f'{year + 1}年针对上述问题逐项采取的措施、责任科室和完成时间')}",
    )
