"""Section one: the five aspects, one paragraph each (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.drafting.applications_told import applications, remedies
from mingtang.annual.drafting.disclosure_told import decisions, documents, publications
from mingtang.annual.drafting.entered import Entered, Kind
from mingtang.annual.drafting.facts import YearFacts
from mingtang.annual.drafting.gaps import gap
from mingtang.annual.drafting.paragraph import (
    DraftedParagraph,
    Said,
    figure,
    joined,
    paragraph,
    resting,
    say,
)


def general(facts: YearFacts) -> Iterator[DraftedParagraph]:
    """条例第五十条第一款第（一）（二）（四）项; every figure agrees with tables two, three and four."""
    yield paragraph(
        "general.opening",
        f"{facts.year}年，{facts.agency}依照《中华人民共和国政府信息公开条例》开展政府信息公开工作，"
        "有关情况报告如下",
    )
    yield paragraph(
        "general.disclosure",
        "（一）主动公开",
        *publications(facts),
        *documents(facts),
        *decisions(facts),
    )
    yield paragraph(
        "general.applications", "（二）依申请公开", *applications(facts), *remedies(facts)
    )
    yield paragraph(
        "general.management",
        "（三）政府信息管理",
        *_filed(facts),
        gap("制度建设、信息清理和动态更新方面本年度做了什么"),
    )
    yield paragraph(
        "general.platform",
        "（四）政府信息公开平台建设",
        *_platform(facts),
        gap("网站专栏、公开专区、查阅场所本年度的建设和维护"),
    )
    yield paragraph("general.oversight", "（五）监督保障", *_oversight(facts))


def _filed(facts: YearFacts) -> Iterator[Said]:
    """Documents drawn up, and how many of them were to be published by the 公开属性 that was fixed
    with their drafts."""
    if not facts.filed:
        return
    total = figure("filed/total", "登记公文", facts.filed, "件")
    proactive = figure("filed/proactive", "主动公开的公文", facts.filed_proactive, "件")
    yield say("拟制公文时同步确定公开属性，全年登记公文", total, "，其中属于主动公开的", proactive)


def _platform(facts: YearFacts) -> Iterator[Said]:
    accounts = facts.entered.get(Entered.ACCOUNTS)
    if accounts == 0:
        yield resting("没有开设政务新媒体账号", ("entered/accounts", Entered.ACCOUNTS.label, 0))
        return
    posts = _entered(facts, Entered.POSTS)
    yield joined(
        (say("政务新媒体账号", _entered(facts, Entered.ACCOUNTS)), say("全年推送信息", posts))
    )


def _oversight(facts: YearFacts) -> Iterator[Said]:
    counts = (
        ("召开会议研究", Entered.MEETINGS),
        ("组织培训", Entered.TRAININGS),
        ("参加培训", Entered.TRAINED),
        ("开展检查", Entered.INSPECTIONS),
    )
    yield say("全年", joined(_done(facts, words, which) for words, which in counts))
    if facts.is_government or facts.entered.get(Entered.ASSESSMENT):
        yield say("工作考核：", _entered(facts, Entered.ASSESSMENT))
    if facts.is_government or facts.entered.get(Entered.APPRAISAL):
        yield say("社会评议：", _entered(facts, Entered.APPRAISAL))
    if facts.entered.get(Entered.SANCTIONS) == 0:
        yield resting("没有发生责任追究", ("entered/sanctions", Entered.SANCTIONS.label, 0))
    else:
        yield say("责任追究", _entered(facts, Entered.SANCTIONS))


def _done(facts: YearFacts, words: str, which: Entered) -> Said:
    if facts.entered.get(which) == 0:
        return resting(f"没有{words}", (f"entered/{which}", which.label, 0))
    return say(words, _entered(facts, which))


def _entered(facts: YearFacts, which: Entered) -> Said:
    """The figure or the words, as entered; the gap where nobody has."""
    value = facts.entered.get(which)
    if value is None or value == "":
        return say(gap(which.label))
    if which.kind is Kind.COUNT:
        return figure(f"entered/{which}", which.label, int(value), which.unit)
    return say(str(value).strip().rstrip("。"))
