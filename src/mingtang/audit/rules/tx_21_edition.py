from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import edition_of_year
from mingtang.audit.findings import Finding, Quote, Severity
from mingtang.audit.labels import row_labels
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "TX-21",
    "采用报告年度的格式",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
)
def edition(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2019、2020 年度用 2019 年试行格式，2021 年度起用 2021 年格式。

    | 情形 | 结论 |
    | --- | --- |
    | 2020 年度用 2019 年格式 | 通过 |
    | 2021 年度用 2019 年格式 | 错误 |
    | 2020 年度用 2021 年格式 | 错误 |
    | 年度没有读出 | 不作判断 |
    """
    report = case.report
    due = edition_of_year(report.year) if report.year is not None else None
    if due is None or report.form is None:
        return
    if due.code == report.edition:
        yield None
        return
    yield rule.fail(
        f"{report.year} 年度报告应采用{due.citation}的格式，现用的是{report.form.citation}的格式，请换用后重新填报",
        quotes=tuple(
            Quote(report.labels[row].text, report.labels[row].at)
            for row in row_labels(report.form)
            if row in report.labels
        )[:2],
    )
