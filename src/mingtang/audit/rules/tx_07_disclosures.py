from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims import disclosures_told as told
from mingtang.audit.claims.judgement import findings
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "TX-07",
    "正文主动公开数字与表二一致",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=(
        "《政府信息公开条例》第五十条第一款第（一）项",
        "国办公开办函〔2021〕30号、〔2019〕60号表二",
    ),
)
def disclosures(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文所写本年制发、废止、现行有效的规章和规范性文件件数，行政许可、行政处罚、行政强制的决定件数，收费与采购金额，
    应与表二一致；二〇一九年格式下，权责清单事项数与“上一年项目数量加本年增/减”不符的，请说明口径。正文分几处写的，
    相加相符也算一致；说的是下属单位或只是“公开”若干件的，口径可能不同，不作认定。

    | 情形 | 结论 |
    | --- | --- |
    | 正文制发规范性文件 3 件，表二制发 3 | 通过 |
    | 正文制发规范性文件 3 件，表二制发 2 | 警告 |
    | 正文许可 2 件、又 4 件，表二许可 6 | 通过 |
    | 权责清单行政处罚 17 项，表二 0+0 | 警告 |
    | 正文只写公开规范性文件 5 件，表二各格都不是 5 | 存疑，不作认定 |
    """
    narrative = claims.read(case.report)
    for judge in (
        told.judge_documents,
        told.judge_decisions,
        told.judge_matters,
        told.judge_amounts,
    ):
        yield from findings(rule, judge(narrative, case.report))
