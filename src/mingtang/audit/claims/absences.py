"""What the narrative says there was none of: 未收到申请, 没有行政复议."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.claims.claim import Topic
from mingtang.audit.claims.figures import Exactness, Figure

_UNTIL = r"[^，。；：！？]"
_ABSENCES: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (
        Topic.RECEIVED,
        re.compile(
            rf"(?:未|没有|暂未|尚未)(?:曾|再)?(?:收到|接到|接收到|收悉|受理到?|接受|办理|产生|发生)过?{_UNTIL}{{0,40}}?(?:依申请公开|公开的?申请|申请公开|政府信息的?申请|信息的?申请|依申请)(?!.{{0,8}}(?:复议|诉讼|投诉|举报|收费|费用))"
            rf"|(?<![有])(?:无|没有)(?!正当|现成|法)(?:任何)?(?:公民|人|单位|个人|社会公众|群众|企业){_UNTIL}{{0,30}}?(?:申请公开|依申请公开|公开申请|提出申请)"
            r"|(?<![有])(?:无|没有)(?:任何)?(?:政府信息|信息|政务)?(?:公开)?(?:依申请公开|公开申请|依申请)(?:公开)?(?:的)?(?:政府信息|信息)?(?:事项|件|申请|情况|案件|受理|业务|办理)*(?=[，。；]|$)"
            r"|(?:公民|社会公众|群众|法人)[^，。；]{0,20}(?:未|没有)(?:提出|提交)[^，。；]{0,12}申请"
        ),
    ),
    (
        Topic.RECONSIDERATION,
        re.compile(
            r"(?:未|没有|无)(?:因|有|收到|发生|产生|出现|涉及|引发|被|接到)?[^，。；]{0,40}?行政复议(?![^，。；]{0,12}(?:纠正|撤销|败诉))"
        ),
    ),
    (
        Topic.LITIGATION,
        re.compile(
            r"(?:未|没有|无)(?:因|有|收到|发生|产生|出现|涉及|引发|被|接到)?[^，。；]{0,40}?(?:行政诉讼|提起诉讼|(?<=、)诉讼|(?<=和)诉讼|(?<=及)诉讼)(?![^，。；]{0,12}(?:纠正|撤销|败诉))"
        ),
    ),
)
_EXCEPTIONS = re.compile(r"超期|逾期|未按|无正当|有待|败诉|被纠正|被撤销|应当|告知")
_OTHER_MATTERS = re.compile(r"投诉|举报|复议|诉讼|收费|费用")


def absences(plain: str) -> Iterator[tuple[Topic, Figure]]:
    """Each claim of none in this evened sentence, as a figure of 0 件 over its words."""
    for topic, pattern in _ABSENCES:
        match = pattern.search(plain)
        if match is None or _EXCEPTIONS.search(match.group()):
            continue
        if topic is Topic.RECEIVED and _OTHER_MATTERS.search(match.group()):
            continue
        yield (
            topic,
            Figure(0, "件", Exactness.EXACT, "", "", match.group(), match.start(), match.end()),
        )
