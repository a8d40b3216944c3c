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
    told = {a: report.value(a) for a in report.cells if a.startswith(ROW)}
    filled = {address: count for address, count in told.items() if count is not None}
    doubtful = tuple(a for a, count in filled.items() if count and not entitled)
    if not doubtful:
        if filled:
            yield None
        return
    counts = "、".join(f"“{column_label(report, a)}”{filled[a]}" for a in doubtful)
    own = report.agency or "本机关"
    cells, evidence = doubtful, quotes(report, *doubtful)
    if entitled is None:
        yield rule.uncertain(
            f"“规章”行填{counts}；{own}有没有规章制定权，凭名称不能确定，请核对",
            cells=cells,
            quotes=evidence,
        )
    elif all(column_of(a) == PUBLIC_TOTAL for a in doubtful):
        yield rule.uncertain(
            f"“规章”行填{counts}；{own}没有规章制定权，如为转载上级规章，不应计入，请核对",
            cells=cells,
            quotes=evidence,
        )
    else:
        yield rule.fail(
            f"“规章”行填{counts}；{own}没有规章制定权，规章由有制定权的机关填报，这里应填 0",
            cells=cells,
            quotes=evidence,
        )
