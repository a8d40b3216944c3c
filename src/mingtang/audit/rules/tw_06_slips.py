from __future__ import annotations

from collections.abc import Iterator

from mingtang.audit import claims
from mingtang.audit.claims.judgement import findings
from mingtang.audit.claims.slips import miswritten
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule


@rule(
    "TW-06",
    "常见误写",
    severity=Severity.WARNING,
    cites=(
        "《政府信息公开条例》第五十条",
        "年度报告应当文字严谨、格式规范",
    ),
)
def slips(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """已知的误写：音近、形近或多字少字而成的错误词语，警告；习惯上两用而以另一写法为规范的（截止与截至、台帐与台账、登陆与登录、
    部份与部分），提示。

    | 情形 | 结论 |
    | --- | --- |
    | 重新设计网站栏目 | 通过 |
    | 重新涉及网站栏目 | 警告，应为设计 |
    | 末收到申请 | 警告，应为未 |
    | 截止 2023 年 12 月 31 日 | 提示，应为截至 |
    """
    narrative = claims.read(case.report)
    yield from findings(rule, miswritten(narrative))
