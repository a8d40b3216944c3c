from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import APPLICATIONS
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import column_label
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.sums import Sides, judge, shown_sum


@rule(
    "T3-01",
    "表三勾稽：新收加上年结转等于办理总计加结转下年",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("表三表头所印勾稽关系", "《政府信息公开条例》第五十条第一款第（二）项"),
)
def balance(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表三七列，每列都应满足：第一项（本年新收）加第二项（上年结转），等于第三项（七）总计加第四项
    （结转下年度继续办理）。

    | 情形 | 结论 |
    | --- | --- |
    | 新收 3、上年结转 1，总计 3、结转下年 1 | 通过 |
    | 新收 3、上年结转 1，总计 3、结转下年 0 | 错误，相差 1 |
    | 四格之一空白，按 0 计也不相等 | 存疑，不作认定 |
    | 四格之一没有读出 | 不作判断 |
    """
    report = case.report
    form = report.form.applications if report.form else None
    for column in form.columns if form else ():
        received, carried_in, done, carried_out = (
            f"{APPLICATIONS}/{row}/{column.key}"
            for row in ("new_received", "carried_in", "total", "carried_out")
        )
        sides = Sides(report, (received, carried_in), (done, carried_out))
        if column.key == "total" and sides.has_blank:
            continue  # a total left blank follows from its row; T3-05 finds the blank
        yield from judge(
            rule,
            sides,
            f"{column_label(report, received)}列：新收加上年结转 {shown_sum(report, sides.left)}，"
            f"（七）总计加结转下年 {shown_sum(report, sides.right)}，"
            f"相差 {abs(sides.left_sum - sides.right_sum)}",
        )
