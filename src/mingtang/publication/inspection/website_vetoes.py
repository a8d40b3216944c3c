"""The single vetoes of a website that can be computed (网站检查指标, first part)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from mingtang.publication.freshness import FreshnessClass, FreshnessState, Period, freshness
from mingtang.publication.inspection.findings import Finding
from mingtang.publication.inspection.observations import ColumnSeen, Message, WebsiteSeen
from mingtang.publication.inspection.rules import InspectionRule
from mingtang.publication.inspection.told import Facts, broken, kept, listed, not_looked_at
from mingtang.workdays import months_later


def unreachable(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-V2: a week of at least twenty attempts a day, of which one in twenty or more takes fifteen
    seconds. Fewer attempts prove nothing."""
    numbers = rule.numbers
    first = on - timedelta(numbers["days"] - 1)
    probes = [probe for probe in seen.probes or () if first <= probe.on <= on]
    tried = Counter(probe.on for probe in probes)
    slow = sum(probe.seconds is None or probe.seconds >= numbers["seconds"] for probe in probes)
    facts: Facts = {"attempts": len(probes), "slow": slow, "days": len(tried)}
    if not probes:
        return not_looked_at(rule, f"没有最近{numbers['days']}天访问本站的记录。", facts)
    if len(tried) < numbers["days"] or min(tried.values()) < numbers["per_day"]:
        why = (
            f"需要连续{numbers['days']}天、每天至少访问{numbers['per_day']}次；"
            f"现有{len(tried)}天共{len(probes)}次，其中{slow}次打不开。"
        )
        return not_looked_at(rule, why, facts)
    if slow * 100 >= len(probes) * numbers["percent"]:
        message = (
            f"{numbers['days']}天内访问{len(probes)}次，有{slow}次在{numbers['seconds']}秒内打不开，"
            f"达到{numbers['percent']}%，请排查网络和服务器"
        )
        return broken(rule, message, facts)
    return kept(rule, facts)


def home_idle(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-V3: nothing new on the home page, or behind one that is mere navigation, for two weeks."""
    if seen.home is None:
        return not_looked_at(rule, "没有首页更新时间的记录。")
    days = [seen.home.updated_on] if seen.home.updated_on else []
    if seen.home.is_navigation:
        days += seen.home.behind_on
    last = max(days, default=None)
    state = freshness(Period(rule.numbers["days"]), last, on).state
    facts: Facts = {"updated_on": last}
    if state in {FreshnessState.STALE, FreshnessState.EMPTY}:
        since = f"，上次更新在{_words(last)}" if last else ""
        return broken(rule, f"首页{rule.numbers['days']}天内没有信息更新{since}，请更新首页", facts)
    return kept(rule, facts)


def columns_idle(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-V4: five short-lived columns, ten others, or five empty ones. An empty column is one that was
    not updated, too: so counts the stricter inspector."""
    if not seen.columns:
        return not_looked_at(rule, "没有栏目更新时间的记录。")
    idle = [each for each in seen.columns if is_idle(each, on)]
    groups = {
        "short": [each.title for each in idle if is_short(each)],
        "long": [each.title for each in idle if each.freshness is FreshnessClass.YEARLY],
        "empty": [each.title for each in seen.columns if each.last_on is None],
    }
    words = {
        "short": "动态要闻、通知公告、政策文件类栏目未按时更新",
        "long": "应更新栏目长期未更新",
        "empty": "栏目空白",
    }
    facts: Facts = {name: len(titles) for name, titles in groups.items()}
    over = [name for name in groups if len(groups[name]) >= rule.numbers[name]]
    if not over:
        return kept(rule, facts)
    told = "；".join(f"{words[name]}{len(groups[name])}个：{listed(groups[name])}" for name in over)
    return broken(rule, f"{told}。请更新、合并或者取消这些栏目", facts)


def is_idle(column: ColumnSeen, on: date) -> bool:
    state = freshness(column.freshness.period, column.last_on, on).state
    return state in {FreshnessState.STALE, FreshnessState.EMPTY}


def is_short(column: ColumnSeen) -> bool:
    """Whether it counts among those of which five idle ones are a veto."""
    if column.freshness is FreshnessClass.DOCUMENTS:
        return column.is_first_level
    return column.freshness is FreshnessClass.NEWS


def unanswered(message: Message, on: date) -> bool:
    return message.answered_on is None or message.answered_on > on


def public_unheard(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-V5: no channel for questions, or a valid message of the last year that nobody has answered
    for more than three months."""
    if seen.has_channel is False:
        return broken(rule, "没有有效的网上咨询建言渠道，请开通", {"has_channel": False})
    if seen.has_channel is None or seen.messages is None:
        return not_looked_at(rule, "没有咨询渠道或者留言办理情况的记录。")
    since = months_later(on, -rule.numbers["months"])
    silent = [
        each.reference
        for each in seen.messages
        if since <= each.received_on
        and unanswered(each, on)
        and on > months_later(each.received_on, rule.numbers["silence"])
    ]
    facts: Facts = {"messages": len(seen.messages), "silent": len(silent)}
    if silent:
        told = (
            f"有{len(silent)}件有效留言超过{rule.numbers['silence']}个月没有回应：{listed(silent)}"
        )
        return broken(rule, f"{told}，请立即答复", facts)
    return kept(rule, facts)


def services_useless(rule: InspectionRule, seen: WebsiteSeen, on: date) -> Finding:
    """W-V6: no services, or guides that lack four classes of elements and more."""
    del on
    if seen.guides is None:
        return not_looked_at(rule, "没有办事指南的记录。")
    if not seen.guides:
        return broken(rule, "没有提供办事服务，请开通", {"matters": 0})
    poor = [each.title for each in seen.guides if len(each.missing) >= rule.numbers["elements"]]
    facts: Facts = {"matters": len(seen.guides), "poor": len(poor)}
    enough = min(rule.numbers["matters"], len(seen.guides))
    if len(poor) >= enough:
        told = (
            f"有{len(poor)}个事项的办事指南缺失{rule.numbers['elements']}类以上要素：{listed(poor)}"
        )
        return broken(rule, f"{told}，请补全", facts)
    return kept(rule, facts)


def _words(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
