from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import PROACTIVE
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labelling import misprints, missing_rows
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule


@rule(
    "T2-14",
    "表二行标签与行数符合格式",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号、〔2019〕60号所附表二",),
)
def rows(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表二的行标签应与所用格式一致（标点、空格不计，“规范性文件”与“行政规范性文件”通用），各行齐全。

    | 情形 | 结论 |
    | --- | --- |
    | 各行标签与格式一致 | 通过 |
    | “行政事业性收废” | 错误 |
    | 缺“行政强制”行 | 错误 |
    | 整表没有读到 | 不作判断 |
    """
    form = case.report.form
    wordings = {
        f"{PROACTIVE}/{row.key}": row.wordings
        for item in (form.proactive if form else ())
        for row in item.rows
    }
    yield from misprints(rule, case.report, wordings)
    yield from missing_rows(rule, case.report, wordings)
