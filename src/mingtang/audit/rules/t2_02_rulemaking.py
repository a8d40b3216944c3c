from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit.agencies import may_make_rules
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_label, column_of, quotes
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

ROW = "proactive/regulations."
PUBLIC_TOTAL = "total_public"


@rule(
    "T2-02",
    "没有规章制定权的机关规章应填零",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("《立法法》第九十一条、第九十三条", "国办公开办函〔2021〕30号所附表二"),
)
def rulemaking(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """规章由国务院部门，省、自治区、直辖市、设区的市、自治州人民政府制定；其他机关“规章”一行应填 0。凭
    名称判断机关的类别，分不清的（如“××市人民政府”“××实验区”）只提示核对。

    | 情形 | 结论 |
    | --- | --- |
    | 县教育局填 0 | 通过 |
    | 县教育局填 4 | 错误 |
    | 省人民政府填 4 | 通过 |
    | 市人民政府填 4，不知是否设区 | 存疑 |
    | 县教育局只在 2019 年格式“对外公开总数量”填 4 | 存疑，可能是转载上级规章 |
    """
    report = case.report
    entitled = may_make_rules(report.agency)
    for address in (a for a in report.cells if a.startswith(ROW)):
        count = report.value(address)
        if count is None:
            continue
        if count == 0 or entitled:
            yield None
            continue
        message = (
            f"“规章”行“{column_label(report, address)}”填 {count}；"
            f"{report.agency or '本机关'}{{}}，规章应由有制定权的机关填报"
        )
        evidence = {
            "left": count,
            "right": 0,
            "cells": (address,),
            "quotes": quotes(report, address),
        }
        if entitled is None or column_of(address) == PUBLIC_TOTAL:
            yield rule.uncertain(
                message.format("是否有规章制定权凭名称不能确定，请核对"), **evidence
            )
        else:
            yield rule.fail(message.format("没有规章制定权，应填 0"), **evidence)
