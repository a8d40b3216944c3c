"""Section six: the information processing fee above all."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.drafting.entered import Entered
from mingtang.annual.drafting.facts import YearFacts
from mingtang.annual.drafting.paragraph import (
    DraftedParagraph,
    Said,
    figure,
    joined,
    paragraph,
    resting,
    say,
)

_UNPAID = "applications/other.fee_unpaid/total"


def other(facts: YearFacts) -> Iterator[DraftedParagraph]:
    """The fee is reported here, none too (国办公开办函〔2021〕30号; 国办函〔2020〕109号)."""
    yield paragraph("other.fee", say(f"{facts.year}年，本机关", _fee(facts)), _unpaid(facts))
    proposals = facts.entered.get(Entered.PROPOSALS)
    if isinstance(proposals, int) and proposals:
        told = figure("entered/proposals", Entered.PROPOSALS.label, proposals, "件")
        yield paragraph("other.proposals", say("全年公开人大建议、政协提案办理结果", told))


def _fee(facts: YearFacts) -> Said:
    fees = facts.fees
    amount = figure("fees/amount", "信息处理费金额", fees.amount, "元")
    if not fees.notices and not fees.amount:
        return say(
            resting(
                "没有收取信息处理费，金额为",
                ("fees/notices", "收费通知", 0),
                ("fees/paid", "收取信息处理费", 0),
            ),
            amount,
        )
    notices = figure("fees/notices", "收费通知", fees.notices, "件")
    paid = figure("fees/paid", "收取信息处理费", fees.paid, "件")
    parts = [
        say("发出信息处理费收费通知", notices),
        say("收取信息处理费", paid),
        say("金额", amount),
    ]
    rule = say("收费标准按照《政府信息公开信息处理费管理办法》执行") if fees.amount else Said()
    return joined((*parts, rule))


def _unpaid(facts: YearFacts) -> Said:
    """Whoever did not pay has his own row in table three, so there must have been a notice."""
    unpaid = facts.count(_UNPAID)
    if not unpaid:
        return Said()
    told = figure(_UNPAID, "逾期未缴费不再处理", unpaid, "件")
    return say("申请人逾期未按收费通知缴费、不再处理的申请", told)
