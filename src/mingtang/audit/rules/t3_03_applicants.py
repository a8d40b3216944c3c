from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import APPLICATIONS
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import row_label
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.sums import Sides, has_row, judge, shown_sum


@rule(
    "T3-03",
    "表三各行总计等于各类申请人之和",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表三“申请人情况”结构", "《政府信息公开条例》第五十条第一款第（二）项"),
)
def applicants(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表三每一行：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他六列之和应等于总计列。

    | 情形 | 结论 |
    | --- | --- |
    | 自然人 2、商业企业 1，总计 3 | 通过 |
    | 自然人 2、商业企业 1，总计 2 | 错误，相差 1 |
    | 六列空白，总计 0 | 不作判断，由填写规范规则指出 |
    | 自然人 2，商业企业空白，总计 3 | 存疑 |
    """
    report = case.report
    form = report.form.applications if report.form else None
    if form is None:
        return
    keys = [row.key for row in form.rows]
    if form.merged is not None and has_row(report, form.merged.key):
        keys.append(form.merged.key)
    for key in keys:
        *parts, total = (f"{APPLICATIONS}/{key}/{column.key}" for column in form.columns)
        sides = Sides(report, tuple(parts), (total,))
        yield from judge(
            rule,
            sides,
            f"“{row_label(report, total)}”行：各类申请人之和 {shown_sum(report, sides.left)}，"
            f"总计填 {sides.right_sum}，相差 {abs(sides.left_sum - sides.right_sum)}",
        )
