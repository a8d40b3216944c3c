from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.registry import Case, Rule, rule

UNPAID = "applications/other.fee_unpaid/total"
TOLD = re.compile(r"收费通知|缴费|缴纳|信息处理费|收取")
COUNTED = re.compile(
    r"收费通知[^，。；\d]{0,8}[1-9]\d*\s*[件份次]|未[^，。；]{0,14}缴[^。；\d]{0,20}[1-9]\d*\s*件"
)
DENIED = re.compile(r"(?:未|没有|无|不)[^，。；]{0,8}(?:收费|收取|产生|发生|征收)|(?<!\d)0\s*元")


@rule(
    "T3-08",
    "有逾期未缴费的申请，第六部分应报告收费情况",
    severity=Severity.WARNING,
    editions=("2021",),
    cites=("国办函〔2020〕109号", "国办公开办函〔2021〕30号"),
)
def fee_unpaid(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表三（六）第 2 行“逾期未按收费通知要求缴纳费用”大于 0，说明全年发出过收费通知，第六部分应写明
    信息处理费的通知与收取情况。

    | 情形 | 结论 |
    | --- | --- |
    | 该行 1，第六部分写明收费通知情况 | 通过 |
    | 该行 1，第六部分写逾期未缴费不再处理的申请 1 件，收取 0 元 | 通过 |
    | 该行 1，第六部分只字未提收费 | 警告 |
    | 该行 1，第六部分写未收取信息处理费 | 存疑，请核对是否发过收费通知 |
    | 该行 0 或未填 | 不作判断 |
    """
    unpaid = case.report.value(UNPAID)
    section = case.report.section(6)
    if not unpaid or section is None:
        return
    evidence = {"left": unpaid, "cells": (UNPAID,), "quotes": quotes(case.report, UNPAID)}
    if not TOLD.search(section.text):
        yield rule.fail(
            f"表三有 {unpaid} 件申请因逾期未缴费不再处理，第六部分却没有提到收费，请补写收费通知与收取情况",
            **evidence,
        )
    elif DENIED.search(section.text) and not COUNTED.search(section.text):
        yield rule.uncertain(
            f"表三有 {unpaid} 件申请因逾期未缴费不再处理，第六部分写未收取信息处理费；"
            "请核对收费通知台账，并写明发出通知的件数",
            **evidence,
        )
    else:
        yield None
