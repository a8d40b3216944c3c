from __future__ import annotations

from collections.abc import Iterator

from mingtang.annual.edition import PROACTIVE
from mingtang.annual.report import Number
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import cell_name, column_of, quotes
from mingtang.audit.previous import known, last_year
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

LARGE = 100  # below, a tenfold change happens every year
COLUMNS = ("decisions", "amount", "in_force", "total_public")


@rule(
    "T2-03",
    "表二数量与去年相差十倍以上",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号所附表二", "国办公开办函〔2019〕60号所附表二"),
)
def magnitude(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """同一格与去年相比达到十倍或不足十分之一、且较大的一年不少于 100 的，应说明原因；收费金额还应核对元与
    万元。一年为 0 的只提示核对。两年格式不同的不比较。

    | 情形 | 结论 |
    | --- | --- |
    | 许可 550 变 900 | 通过 |
    | 许可 550 变 9350 | 警告 |
    | 收费 40.5 变 405000 | 警告，疑元与万元混用 |
    | 处罚 3 变 40 | 通过，数量小 |
    | 许可 0 变 300 | 存疑 |
    """
    report, previous = case.report, last_year(case)
    if previous is None or previous.edition != report.edition:
        return
    for address in report.cells:
        if not address.startswith(PROACTIVE) or column_of(address) not in COLUMNS:
            continue
        now, before = known(report, address), known(previous, address)
        if (
            now is None
            or before is None
            or report.cell(address).unit != previous.cell(address).unit
        ):
            continue
        smaller, larger = sorted((now[0], before[0]))
        if larger < LARGE or larger < 10 * smaller:
            yield None
            continue
        found = rule.uncertain if smaller == 0 else rule.fail
        yield found(
            f"{cell_name(report, address)}：去年 {before[0]}，今年 {now[0]}，"
            f"{_proportion(smaller, larger)}，请核对并说明原因{_unit_doubt(address, smaller, larger)}",
            left=before[0],
            right=now[0],
            cells=(address,),
            quotes=(*quotes(report, address), *quotes(previous, address)),
        )


def _proportion(smaller: Number, larger: Number) -> str:
    return f"相差约 {round(larger / smaller)} 倍" if smaller else "一年为 0"


def _unit_doubt(address: str, smaller: Number, larger: Number) -> str:
    """Whether an amount moved by about the ten thousand that lies between 元 and 万元."""
    if column_of(address) != "amount" or larger < 1000 * smaller:
        return ""
    return "；金额疑将元与万元混用"
