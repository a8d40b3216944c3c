from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import APPLICATIONS
from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_label, row_label
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.sums import Sides, judge, outcome_rows, shown_sum


@rule(
    "T3-02",
    "表三办理结果各项之和等于（七）总计",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表三“三、本年度办理结果”结构", "《政府信息公开条例》第五十条第一款第（二）项"),
)
def outcomes(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表三七列，每列（一）至（六）各行之和应等于（七）总计。2021 年格式中（六）其他处理如仍印成一行，
    按这一行相加。

    | 情形 | 结论 |
    | --- | --- |
    | 予以公开 2、部分公开 1，（七）总计 3 | 通过 |
    | 予以公开 6、部分公开 6，（七）总计 6 | 错误，相差 6，并提示部分公开疑重复计入 |
    | 各行空白而（七）总计 0 | 不作判断，由填写规范规则指出 |
    | 个别行空白，其余之和与（七）总计不等 | 存疑 |
    """
    report = case.report
    form = report.form.applications if report.form else None
    rows = outcome_rows(report)
    for column in form.columns if form else ():
        parts = tuple(f"{APPLICATIONS}/{row}/{column.key}" for row in rows)
        total = f"{APPLICATIONS}/total/{column.key}"
        sides = Sides(report, parts, (total,))
        if column.key == "total" and sides.has_blank:
            continue  # a total left blank follows from its row; T3-05 finds the blank
        yield from judge(
            rule,
            sides,
            f"{column_label(report, total)}列：各项办理结果之和 {shown_sum(report, parts)}，"
            f"（七）总计填 {sides.right_sum}，相差 {abs(sides.left_sum - sides.right_sum)}"
            f"{_repeated(report, sides)}",
        )


def _repeated(report: AnnualReport, sides: Sides) -> str:
    """The row that may have been counted twice: it alone makes up the surplus."""
    surplus = sides.left_sum - sides.right_sum
    suspects = [part for part in sides.left if report.value(part) == surplus]
    if surplus <= 0 or len(suspects) != 1:
        return ""
    return f"，恰等于“{row_label(report, suspects[0])}”一行，请核对是否重复计入"
