from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.naming import Kinship, kinship
from mingtang.audit.narrative import passages
from mingtang.audit.registry import Case, Rule, rule

NAME = r"[\u3400-\u9fff]{2,16}?[省市县区州旗][\u3400-\u9fff]{2,16}?(?:局|委员会|人民政府|管委会|街道办事处|厅)"
CONTACT = re.compile(rf"请[与和同向](?P<name>{NAME})[\u3400-\u9fff]{{0,12}}(?:联系|咨询|（|\()")
SUBJECT = re.compile(
    rf"(?:^|。)\s*20\d\d年(?:度)?[，,]?(?P<name>{NAME})"
    r"(?=认真|坚持|严格|深入|积极|按照|在|以|全面|高度|切实|紧紧|共|主动|依法|贯彻)"
)


@rule(
    "TX-02",
    "标题、落款、联系单位、正文为同一机关",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第四十九条",),
)
def agency(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """标题、落款应是同一机关；联系单位和正文主语出现外地机关名称的，疑为套用他单位文本。简称、加冠上级地名、
    所属办公室视为同一机关；同地不同名的只提示核对。

    | 情形 | 结论 |
    | --- | --- |
    | 标题云江县教育局，落款云江县教育局 | 通过 |
    | 标题云江县教育局，落款江临市云江县教育局 | 通过 |
    | 标题云江县教育局，落款青禾县教育局 | 错误 |
    | 标题云江县教育局，落款云江县体育中心 | 存疑 |
    | 正文“2023年，青禾县教育局认真贯彻……” | 存疑，疑套用他单位文本 |
    """
    report = case.report
    own = report.agency
    if own is None:
        return
    if report.signed_by is not None:
        kin = kinship(own, report.signed_by)
        evidence = (Quote(report.title or own), Quote(report.signed_by))
        if kin is Kinship.SAME:
            yield None
        else:
            found = rule.fail if kin is Kinship.OTHER else rule.uncertain
            yield found(
                f"标题机关为“{own}”，落款为“{report.signed_by}”，两者应为同一机关，请核对",
                quotes=evidence,
            )
    for passage in passages(report):
        for pattern, role in ((CONTACT, "联系单位"), (SUBJECT, "正文主语")):
            for match in pattern.finditer(passage.text):
                if kinship(own, match["name"]) is not Kinship.OTHER:
                    yield None
                    continue
                yield rule.uncertain(
                    f"报告机关为“{own}”，{role}却写“{match['name']}”，请核对是否套用了其他单位的文本",
                    severity=Severity.WARNING,
                    quotes=(passage.quote(*match.span("name")),),
                )
