from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import APPLICATIONS, ApplicationsForm
from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labelling import misprints, missing_rows
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule
from mingtang.audit.sums import has_row

OTHER = "other"  # （六）其他处理 printed as one row


@rule(
    "T3-06",
    "表三行标签与行数符合格式",
    severity=Severity.ERROR,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号、〔2019〕60号所附表三",),
)
def rows(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """表三的行标签应与格式逐字一致（只差标点、空格、全半角的不算），各行齐全。标签错字漏字为错误；
    标签被版面截断的不作认定。

    | 情形 | 结论 |
    | --- | --- |
    | 各行标签与格式一致 | 通过 |
    | “2.其他法律行政法规止公开” | 错误，缺“禁” |
    | “（二）部分公开”省去括注 | 通过 |
    | 缺一行，其余各行完整 | 错误 |
    | 缺一行，且该处未能读出 | 存疑 |
    | 缺四行以上 | 存疑，可能没有读到 |
    | 缺一行，其余各行之和少于总计 | 存疑，可能没有读到 |
    """
    form = case.report.form.applications if case.report.form else None
    if form is None:
        return
    merged = form.merged
    skipped = merged.parts if merged is not None and has_row(case.report, merged.key) else ()
    wordings = {
        f"{APPLICATIONS}/{row.key}": row.wordings for row in form.rows if row.key not in skipped
    }
    yield from misprints(rule, case.report, wordings)
    yield from missing_rows(rule, case.report, wordings, doubtful=_falls_short(case.report, form))


def _falls_short(report: AnnualReport, form: ApplicationsForm) -> bool:
    """Whether the outcomes that were read do not reach （七）总计: the row that is missing holds the rest,
    and so was printed."""
    told = report.value(f"{APPLICATIONS}/total/total")
    keys = {row.key for row in form.rows if row.outcome} | {OTHER}
    read = sum(report.value(f"{APPLICATIONS}/{key}/total") or 0 for key in keys)
    return told is not None and read < told
