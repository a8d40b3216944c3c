from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import APPLICATIONS
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.labels import quotes
from mingtang.audit.registry import Case, Rule, rule
from mingtang.audit.sums import has_row


@rule(
    "T3-12",
    "2021 年格式的（六）其他处理应分三行",
    severity=Severity.ERROR,
    editions=("2021",),
    cites=("国办公开办函〔2021〕30号所附表三",),
)
def old_form(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2021 年度起，表三（六）其他处理分为逾期不补正、逾期未缴费、其他三行；仍印成一行的，是沿用 2019 年的
    旧格式，应换用新格式并拆分填报。

    | 情形 | 结论 |
    | --- | --- |
    | （六）分三行 | 通过 |
    | （六）只有一行 | 错误 |
    | 2019 年格式只有一行 | 不适用 |
    | 三行都没有读出 | 不作判断 |
    """
    report = case.report
    form = report.form.applications if report.form else None
    if form is None or form.merged is None:
        return
    parts = [part for part in form.merged.parts if has_row(report, part)]
    if parts:
        yield None
        return
    if not has_row(report, form.merged.key):
        return
    row = f"{APPLICATIONS}/{form.merged.key}"
    printed = report.labels.get(row)
    evidence = (Quote(printed.text, printed.at),) if printed else quotes(report, f"{row}/total")
    yield rule.fail(
        "表三“（六）其他处理”仍是一行，沿用了 2019 年的旧格式；国办公开办函〔2021〕30号的格式在这里分"
        "“逾期不补正”“逾期未缴费”“其他”三行，请换用新格式并拆分填报",
        cells=tuple(f"{row}/{column.key}" for column in form.columns),
        quotes=evidence,
    )
