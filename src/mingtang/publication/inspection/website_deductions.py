"""What costs a website points and can be computed (网站检查指标, second part)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mingtang.publication.inspection.findings import Finding
from mingtang.publication.inspection.observations import Message, WebsiteSeen
from mingtang.publication.inspection.rules import InspectionRule
from mingtang.publication.inspection.told import Facts, broken, kept, listed, not_looked_at
from mingtang.publication.inspection.website_vetoes import is_idle
from mingtang.workdays import Calendar, months_later


def policies_idle(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D1: a first-level column of policy documents without anything new for six months."""
    policies = [each for each in seen.columns or () if each.is_policy and each.is_first_level]
    if not policies:
        return not_looked_at(rule, "没有政策文件类一级栏目更新时间的记录。")
    idle = [each.title for each in policies if is_idle(each, on)]
    facts: Facts = {"idle": len(idle)}
    if idle:
        months = rule.numbers["months"]
        return broken(rule, f"{months}个月内政策文件类栏目没有更新：{listed(idle)}，请更新", facts)
    return kept(rule, facts)


def figures_idle(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D2: figures of services older than three months."""
    if seen.service_figures is None:
        return not_looked_at(rule, "没有办事统计数据更新时间的记录。")
    last = seen.service_figures.on
    facts: Facts = {"updated_on": last}
    if last is None or months_later(last, rule.numbers["months"]) < on:
        return broken(rule, f"办事统计数据{rule.numbers['months']}个月内没有更新，请更新", facts)
    return kept(rule, facts)


def answers_idle(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D3: no answer to a message in two months."""
    if seen.messages is None:
        return not_looked_at(rule, "没有留言办理情况的记录。")
    answered = [m.answered_on for m in seen.messages if m.answered_on and m.answered_on <= on]
    last = max(answered, default=None)
    facts: Facts = {"answered_on": last}
    if last is None or months_later(last, rule.numbers["months"]) < on:
        return broken(rule, f"{rule.numbers['months']}个月内没有更新留言答复，请答复并公开", facts)
    return kept(rule, facts)


def columns_empty(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D4: each empty column."""
    del on
    if not seen.columns:
        return not_looked_at(rule, "没有栏目内容的记录。")
    empty = [each.title for each in seen.columns if each.last_on is None]
    facts: Facts = {"empty": len(empty)}
    if empty:
        told = f"有{len(empty)}个空白栏目：{listed(empty)}，请补充内容或者取消"
        return broken(rule, told, facts, times=len(empty))
    return kept(rule, facts)


def answers_incomplete(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D5: published messages without the days, the answering organ or the answer."""
    del on
    return _named(rule, seen.messages_incomplete, "公开的留言要素不全", "请补全")


def links_dead(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D9: links and attachments that do not open."""
    del on
    return _named(rule, seen.dead_links, "链接或者附件打不开", "请修复或者删除")


def _named(rule: InspectionRule, names: tuple[str, ...] | None, words: str, action: str) -> Finding:
    if names is None:
        return not_looked_at(rule, "没有检查记录。")
    if names:
        told = f"{words}{len(names)}处：{listed(names)}，{action}"
        return broken(rule, told, {"count": len(names)}, times=len(names))
    return kept(rule, {"count": 0})


def questions_late(
    rule: InspectionRule, seen: WebsiteSeen, on: date, calendar: Calendar
) -> Finding:
    """W-D6: simple questions of the last year that took more than five working days."""
    simple = None if seen.messages is None else [m for m in seen.messages if m.is_simple]
    return _late(rule, simple, on, calendar, "简单常见问题的咨询")


def errors_late(rule: InspectionRule, seen: WebsiteSeen, on: date, calendar: Calendar) -> Finding:
    """W-D10: reported errors that took more than three working days."""
    return _late(rule, seen.reported_errors, on, calendar, "“找错”平台的留言")


def _late(
    rule: InspectionRule,
    messages: Iterable[Message] | None,
    on: date,
    calendar: Calendar,
    words: str,
) -> Finding:
    if messages is None:
        return not_looked_at(rule, "没有留言办理情况的记录。")
    since, days = months_later(on, -rule.numbers["months"]), rule.numbers["workdays"]
    late = [
        each.reference
        for each in messages
        if since <= each.received_on <= on
        and min(each.answered_on or on, on) > calendar.add_workdays(each.received_on, days).end
    ]
    facts: Facts = {"late": len(late)}
    if late:
        told = f"{words}有{len(late)}件超过{days}个工作日才答复或者没有答复：{listed(late)}"
        return broken(rule, f"{told}，请及时答复", facts, times=len(late))
    return kept(rule, facts)


def surveys_absent(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D7: no call for opinions within a year."""
    if seen.surveys is None:
        return not_looked_at(rule, "没有征集调查的记录。")
    since = months_later(on, -rule.numbers["months"])
    recent = [each for each in seen.surveys if each.closed_on >= since]
    facts: Facts = {"surveys": len(recent)}
    if recent:
        return kept(rule, facts)
    return broken(rule, f"{rule.numbers['months']}个月内没有开展征集调查，请开展", facts)


def results_late(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-D8: a call for opinions of the last year whose result took more than a month."""
    if seen.surveys is None:
        return not_looked_at(rule, "没有征集调查的记录。")
    since = months_later(on, -rule.numbers["looked_back"])
    late = [
        each.title
        for each in seen.surveys
        if since <= each.closed_on
        and min(each.result_on or on, on) > months_later(each.closed_on, rule.numbers["months"])
    ]
    facts: Facts = {"late": len(late)}
    if late:
        told = (
            f"{len(late)}项征集调查结束后{rule.numbers['months']}个月内没有公开结果：{listed(late)}"
        )
        return broken(rule, f"{told}，请公布采纳情况", facts, times=len(late))
    return kept(rule, facts)
