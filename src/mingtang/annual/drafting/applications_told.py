"""Tables three and four in words."""

from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.drafting.facts import YearFacts
from mingtang.annual.drafting.paragraph import Said, figure, joined, resting, say
from mingtang.annual.edition import APPLICATIONS, REMEDIES

NEW, CARRIED_IN = f"{APPLICATIONS}/new_received/total", f"{APPLICATIONS}/carried_in/total"
DONE, CARRIED_OUT = f"{APPLICATIONS}/total/total", f"{APPLICATIONS}/carried_out/total"
_GROUPS = {
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "declined": "不予处理",
    "other": "其他处理",
}
_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_RESULTS = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
}


def applications(facts: YearFacts) -> Iterator[Said]:
    """What came in, from whom, what became of it, and what was left over."""
    new, carried = facts.count(NEW), facts.count(CARRIED_IN)
    if not new and not carried:
        yield resting(
            "全年未收到政府信息公开申请，没有上年结转的申请",
            (NEW, "本年新收", 0),
            (CARRIED_IN, "上年结转", 0),
        )
        return
    yield joined((_received(facts, new), _carried_in(carried), _closed(facts), _left(facts)))
    if new:
        yield _applicants(facts, new)
    if facts.count(DONE):
        yield _outcomes(facts)
        yield (
            say("超过法定期限答复的", figure("late", "逾期答复", facts.late, "件"))
            if facts.late
            else resting("没有超过法定期限答复的情形", ("late", "逾期答复", 0))
        )


def _received(facts: YearFacts, new: int) -> Said:
    if not new:
        return resting("全年未收到新的政府信息公开申请", (NEW, "本年新收", 0))
    said = say("全年收到政府信息公开申请", figure(NEW, "本年新收", new, "件"))
    before = facts.last_cells.get(NEW)
    if before is None:
        return said
    difference = new - int(before)
    if not difference:
        return say(said, resting("，与上年持平", (f"last/{NEW}", "上年新收", before)))
    word = "增加" if difference > 0 else "减少"
    rests = resting(f"，较上年{word}", (f"last/{NEW}", "上年新收", before))
    return say(said, rests, f"{abs(difference)}件")


def _carried_in(carried: int) -> Said:
    return say("上年结转", figure(CARRIED_IN, "上年结转", carried, "件")) if carried else Said()


def _closed(facts: YearFacts) -> Said:
    done = facts.count(DONE)
    if not done:
        return resting("本年没有办结的申请", (DONE, "办理结果总计", 0))
    return say("本年办结", figure(DONE, "办理结果总计", done, "件"))


def _left(facts: YearFacts) -> Said:
    left = facts.count(CARRIED_OUT)
    if not left:
        return resting("没有结转下年度的申请", (CARRIED_OUT, "结转下年度", 0))
    return say("结转下年度继续办理", figure(CARRIED_OUT, "结转下年度", left, "件"))


def _applicants(facts: YearFacts, new: int) -> Said:
    form = facts.form.applications
    columns = [] if form is None else [c for c in form.columns if c.key != "total"]
    cells = [(f"{APPLICATIONS}/new_received/{c.key}", c) for c in columns]
    some = [(cell, column) for cell, column in cells if facts.count(cell)]
    name = {"other": "其他组织"}
    if len(some) == 1:
        ((cell, column),) = some
        who = name.get(column.key, column.label)
        return resting(f"新收的申请均由{who}提出", (cell, f"新收（{column.label}）", new))
    told = (
        say(
            name.get(column.key, column.label),
            figure(cell, f"新收（{column.label}）", facts.count(cell), "件"),
        )
        for cell, column in some
    )
    return say("按申请人分，", joined(told, "、"))


def _outcomes(facts: YearFacts) -> Said:
    some = [(key, name, n) for key, name in _GROUPS.items() if (n := _of_group(facts, key))]
    if len(some) == 1:
        ((key, name, number),) = some
        return resting(f"办理结果均为{name}", (f"{APPLICATIONS}/{key}", name, number))
    told = (
        say(name, figure(f"{APPLICATIONS}/{key}", name, number, "件")) for key, name, number in some
    )
    return say("办理结果为：", joined(told, "、"))


def _of_group(facts: YearFacts, group: str) -> int:
    form = facts.form.applications
    keys = () if form is None else form.outcome_keys
    rows = [key for key in keys if key == group or key.startswith(f"{group}.")]
    return sum(facts.count(f"{APPLICATIONS}/{row}/total") for row in rows)


def remedies(facts: YearFacts) -> Iterator[Said]:
    """Reconsiderations and suits with their results."""
    reviews = facts.count(f"{REMEDIES}/reconsideration/total")
    suits = sum(facts.count(f"{REMEDIES}/{group}/total") for group in _SUITS)
    kinds = (
        ("reconsideration", "行政复议", ("reconsideration",), reviews),
        ("litigation", "行政诉讼", _SUITS, suits),
    )
    if not reviews and not suits:
        rests = ((f"{REMEDIES}/{code}", name, 0) for code, name, _, _ in kinds)
        yield resting("没有因政府信息公开工作引起的行政复议、行政诉讼", *rests)
        return
    for code, name, groups, whole in kinds:
        if not whole:
            yield resting(f"没有因政府信息公开工作引起的{name}", (f"{REMEDIES}/{code}", name, 0))
            continue
        told = figure(f"{REMEDIES}/{code}", name, whole, "件")
        yield say(
            f"因政府信息公开工作引起的{name}", told, "，", _results(facts, code, name, groups)
        )


def _results(facts: YearFacts, code: str, name: str, groups: tuple[str, ...]) -> Said:
    some = [
        (column, label, number)
        for column, label in _RESULTS.items()
        if (number := sum(facts.count(f"{REMEDIES}/{group}/{column}") for group in groups))
    ]
    if len(some) == 1:
        ((column, label, number),) = some
        return resting(f"均为{label}", (f"{REMEDIES}/{code}/{column}", f"{name}{label}", number))
    told = (
        say(label, figure(f"{REMEDIES}/{code}/{column}", f"{name}{label}", number, "件"))
        for column, label, number in some
    )
    return say("其中", joined(told, "、"))
