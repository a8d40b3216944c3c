from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import REMEDIES
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import row_label
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.sums import Sides, judge, shown_sum


@rule(
    "T4-01",
    "表四各组总计等于四种结果之和",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表四结构", "《政府信息公开条例》第五十条第一款第（三）项"),
)
def sums(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表四行政复议、未经复议直接起诉、复议后起诉三组，每组结果维持、结果纠正、其他结果、尚未审结之和应等于
    总计。

    | 情形 | 结论 |
    | --- | --- |
    | 维持 2、纠正 1，总计 3 | 通过 |
    | 维持 9、纠正 2，总计 0 | 错误，相差 11 |
    | 四格空白，总计 0 | 不作判断，由填写规范规则指出 |
    | 维持 1，纠正空白，总计 2 | 存疑 |
    """
    report = case.report
    form = report.form.remedies if report.form else None
    if form is None:
        return
    for group in form.groups:
        *parts, total = (f"{REMEDIES}/{group.key}/{column.key}" for column in form.columns)
        sides = Sides(report, tuple(parts), (total,))
        yield from judge(
            rule,
            sides,
            f"“{row_label(report, total)}”组：四种结果之和 {shown_sum(report, sides.left)}，"
            f"总计填 {sides.right_sum}，相差 {abs(sides.left_sum - sides.right_sum)}",
        )
