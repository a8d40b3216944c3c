from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.annual.report import AnnualReport, Section
from mingtang.audit.agencies import kind_of
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.narrative import dense, first_quote, whole_text
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

TOLD = 100  # a shorter section one tells nothing; that is another rule's
ASPECTS = {
    "主动公开": re.compile(r"主动公开|公开政府信息|发布[^。]{0,12}信息"),
    "依申请公开": re.compile(r"依申请|申请公开|信息公开申请|公开的?申请"),
    "政府信息管理": re.compile(
        r"信息管理|公开属性|保密审查|信息发布[^。，]{0,6}(?:审|管)|审[查核][^。，]{0,8}(?:机制|制度|程序|流程)"
        r"|规范性文件[^。，]{0,6}(?:清理|管理|库)|公开目录|公开指南|动态[^。，]{0,4}(?:调整|更新)|管理制度|公文|制度"
    ),
    "政府信息公开平台建设": re.compile(r"平台|网站|微信|公众号|新媒体|专栏|公开栏|查阅点"),
    "监督保障": re.compile(r"监督|考核|培训|评议|责任追究|检查|保障|领导小组|组织领导"),
}
HEADED = {
    "主动公开": re.compile(r"主动公开"),
    "依申请公开": re.compile(r"申请"),
    "政府信息管理": re.compile(r"信息(?:资源)?(?:规范)?(?:化)?管理|管理情况|管理方面"),
    "政府信息公开平台建设": re.compile(r"平台|渠道|载体|网站"),
    "监督保障": re.compile(r"监督|保障|考核"),
}
SUBHEADING = re.compile(
    r"(?<!第)[（(][一二三四五六七八九十][）)]([^。；;，,\n（(]{2,28}[，,]?[^。；;，,\n]{0,14})"
)
RESULTS = {
    "工作考核": "考核|考评",
    "社会评议": "评议|满意度|第三方评估",
    "责任追究": "追究|追责|问责",
}


@rule(
    "TX-04",
    "第一部分写全五个方面",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号", "《政府信息公开条例》第五十条第一款第（四）项"),
)
def aspects(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """总体情况应写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面；政府的报告还应写
    考核、社会评议、责任追究的结果。2019 年格式没有列明五个方面，只作提示。

    | 情形 | 结论 |
    | --- | --- |
    | 五个方面分条写明 | 通过 |
    | 2021 年格式通篇没有提到平台建设 | 错误 |
    | 分条写了其中几个方面，没有单列“政府信息管理” | 提示 |
    | 县人民政府没有写社会评议 | 错误 |
    | 写作“满意度测评”“追究责任 0 人次” | 通过 |
    | 第一部分不足一百字 | 不作判断 |
    """
    report = case.report
    opening = _opening(report)
    text = dense("".join(section.title + section.text for section in opening))
    if len(text) < TOLD:
        return
    section = opening[0]
    evidence = first_quote(section)
    current = report.edition == "2021"
    untold = [name for name, words in ASPECTS.items() if not words.search(text)]
    headings = [each.title for each in opening[1:]]
    headings += [each for part in opening for each in SUBHEADING.findall(part.text)]
    headed = [name for name, words in HEADED.items() if any(words.search(h) for h in headings)]
    unheaded = [name for name in HEADED if name not in headed and name not in untold]
    if untold:
        yield rule.fail(
            f"总体情况没有写到{_listed(untold)}，五个方面应逐一说明，没有发生的也要写明",
            severity=Severity.ERROR if current else Severity.NOTICE,
            quotes=evidence,
        )
    else:
        yield None
    if len(headed) >= 2 and unheaded:
        yield rule.fail(
            f"总体情况分条叙述，没有单列{_listed(unheaded)}，请核对是否漏写，并按五个方面分条",
            severity=Severity.NOTICE,
            quotes=evidence,
        )
    if not kind_of(report.agency).is_government:
        return
    whole = whole_text(report)
    lacking = [name for name, words in RESULTS.items() if not re.search(words, whole)]
    if not lacking:
        yield None
        return
    yield rule.fail(
        f"政府的年度报告应写{_listed(lacking)}结果情况，报告没有提到；没有发生的写明“未发生”",
        severity=Severity.ERROR if current else Severity.WARNING,
        quotes=evidence,
    )


def _opening(report: AnnualReport) -> list[Section]:
    """Section one and the sections of the agency's own making that follow it."""
    own: list[Section] = []
    for section in report.sections:
        if section.number == 1 and section.statutory:
            own = [section]
        elif own and section.statutory:
            return own
        elif own:
            own.append(section)
    return own


def _listed(names: list[str]) -> str:
    return "、".join(f"“{name}”" for name in names)
