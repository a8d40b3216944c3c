from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.sums_told import judge_parallel, judge_sums
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TN-01",
    "正文分项之和等于总数",
    severity=Severity.ERROR,
    cites=("《政府信息公开条例》第五十条", "年度报告应当数据准确、前后一致"),
)
def parts(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文写出总数又列举分项（其中、包括、分别为、括号内列举）的，各分项之和应等于总数。约数、余数、以“等”
    收尾或只举“主要”几项的列举，不要求加满；分项之间可能交叉的，只提示，不作认定。

    | 情形 | 结论 |
    | --- | --- |
    | 共 12 件，其中甲 8 件、乙 4 件 | 通过 |
    | 共 100 条（甲 60 条，乙 20 条，其他 21 条） | 错误，多 1 |
    | 共 100 条，其中甲 60 条，乙 30 条，丙 6 条 | 警告，少 4 |
    | 共 100 条，其中甲 40 条，乙 21 条 | 只举其中几项，不作判断 |
    | 收到 40 件，现场解决 16 件，跟进解决 25 件 | 警告，多 1 |
    | 共 100 余条，其中甲 60 条，乙 50 条 | 约数，不作判断 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, judge_sums(narrative.partitions))
    yield from findings(rule, judge_parallel(narrative))
