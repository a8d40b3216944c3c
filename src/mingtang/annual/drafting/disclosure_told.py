"""What was published, and table two in words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingtang.annual.drafting.facts import YearFacts
from mingtang.annual.drafting.paragraph import Said, figure, joined, resting, say
from mingtang.annual.edition import PROACTIVE

_MOST = 5  # columns named; more would be a table
_DECISIONS = (
    ("licences", "行政许可"),
    ("penalties", "行政处罚"),
    ("compulsory_measures", "行政强制"),
)
_DOCUMENTS = (("regulations", "规章"), ("normative_documents", "行政规范性文件"))


def publications(facts: YearFacts) -> Iterator[Said]:
    """What was published, by kind; the columns and channels that had most of it."""
    told = [kind for kind in facts.kinds if kind.number]
    whole = figure("published/total", "主动公开信息", facts.published, "条")
    if not told:
        yield resting("全年没有新公开的信息", ("published/total", "主动公开信息", 0))
        return
    if len(told) == 1:
        yield say("全年主动公开政府信息", whole, f"，均为{told[0].name}类")
    else:
        parts = (
            say(
                f"{kind.name}类",
                figure(f"published/kinds/{kind.code}", kind.name, kind.number, "条"),
            )
            for kind in told
        )
        yield say("全年主动公开政府信息", whole, "，其中", joined(parts, "、"))
    channels = [
        say(each.name, figure(f"published/channels/{each.code}", each.name, each.number, "条次"))
        for each in facts.channels
        if each.number
    ]
    if channels:
        yield say("发布渠道有：", joined(channels, "、"))
    columns = sorted((c for c in facts.columns if c.number), key=lambda c: (-c.number, c.code))
    if columns:
        shown = (
            say(f"“{c.name}”", figure(f"published/columns/{c.code}", c.name, c.number, "条次"))
            for c in columns[:_MOST]
        )
        yield say("内容较多的栏目有：", joined(shown, "、"))


def documents(facts: YearFacts) -> Iterator[Said]:
    """规章 (of those who may make them) and 行政规范性文件: made, repealed, in force."""
    for row, name in _DOCUMENTS:
        made, repealed, in_force = (
            f"{PROACTIVE}/{row}.{column}" for column in ("made", "repealed", "in_force")
        )
        if in_force not in facts.cells:
            continue
        some = any(facts.cells.get(cell) for cell in (made, repealed, in_force))
        if row == "regulations" and not some:
            continue
        known = ((made, f"制发{name}"), (repealed, f"废止{name}"), (in_force, f"现行有效{name}"))
        if not some:
            rests = ((cell, label, 0) for cell, label in known)
            yield resting(f"没有制发、废止{name}，也没有现行有效的{name}", *rests)
            continue
        told = [say(label, figure(cell, label, facts.count(cell), "件")) for cell, label in known]
        yield say("本年", joined(told))


def decisions(facts: YearFacts) -> Iterator[Said]:
    """Decisions by row, those that were none together; what was collected in charges."""
    rows = [
        (f"{PROACTIVE}/{row}.decisions", name, facts.cells[f"{PROACTIVE}/{row}.decisions"])
        for row, name in _DECISIONS
        if f"{PROACTIVE}/{row}.decisions" in facts.cells
    ]
    some = [say(f"{name}决定", figure(cell, name, n, "件")) for cell, name, n in rows if n]
    none = [(cell, name, n) for cell, name, n in rows if not n]
    if some:
        yield say("全年作出", joined(some, "、"))
    if none:
        yield resting(f"没有作出{'、'.join(name for _, name, _ in none)}决定", *none)
    charges = f"{PROACTIVE}/charges.amount"
    if charges in facts.cells:
        amount = Decimal(facts.cells[charges])
        yield (
            say("行政事业性收费", figure(charges, "行政事业性收费", amount, "万元"))
            if amount
            else resting("没有收取行政事业性收费", (charges, "行政事业性收费", 0))
        )
