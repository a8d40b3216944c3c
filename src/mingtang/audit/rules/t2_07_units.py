from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingtang.annual.edition import PROACTIVE
from mingtang.annual.report import Cell
from mingtang.audit.findings import Finding, Severity
from mingtang.audit.labels import cell_name, quotes
from mingtang.audit.registry import TABLED_EDITIONS, Case, Rule, rule

CHARGES = "proactive/charges.amount"
PROCUREMENT = "proactive/procurement.amount"
AMOUNTS = (CHARGES, PROCUREMENT)
SHOWN = 6  # so many cells are quoted


@rule(
    "T2-07",
    "金额的单位",
    severity=Severity.WARNING,
    editions=TABLED_EDITIONS,
    cites=("国办公开办函〔2021〕30号所附表二", "国办公开办函〔2019〕60号所附表二"),
)
def units(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """2021 年格式的收费金额以万元计，单位印在表头，格内只填数字。2019 年格式的采购总金额没有印单位，格内不写
    单位的，读者无从判断是元还是万元，只提示；写在格内的，也只提示改写到表头。

    | 情形 | 结论 |
    | --- | --- |
    | 收费金额 12.5 | 通过 |
    | 收费金额“385600元” | 警告，折合 38.56 万元 |
    | 行政许可“12件” | 警告 |
    | 采购总金额 65000，没有单位 | 提示 |
    | 采购总金额“65000元” | 提示 |
    | 采购总金额 0 | 通过 |
    """
    report = case.report
    counted: list[str] = []
    for address, cell in report.cells.items():
        if not address.startswith(f"{PROACTIVE}/") or cell.value is None:
            continue
        evidence = {"cells": (address,), "quotes": quotes(report, address)}
        if cell.unit is not None and address not in AMOUNTS:
            counted.append(address)
        elif cell.unit is not None:
            yield rule.fail(
                f"{cell_name(report, address)}格内写作“{(cell.raw or '').strip()}”，带有单位；"
                f"{_due(address, cell)}",
                severity=Severity.NOTICE if address == PROCUREMENT else rule.severity,
                **evidence,
            )
        elif address == PROCUREMENT and cell.value:
            yield rule.uncertain(
                f"{cell_name(report, address)}填 {cell.value}，没有写明是元还是万元，请核对并注明单位",
                severity=Severity.NOTICE,
                **evidence,
            )
        else:
            yield None
    if counted:
        first = counted[0]
        others = f"等 {len(counted)} 格" if len(counted) > 1 else ""
        yield rule.fail(
            f"{cell_name(report, first)}格内写作“{(report.cell(first).raw or '').strip()}”{others}，带有单位；"
            "格内应只填数字，单位写在表头或表下说明",
            cells=tuple(counted),
            quotes=quotes(report, *counted[:SHOWN]),
        )


def _due(address: str, cell: Cell) -> str:
    """What the cell should hold instead."""
    if address == CHARGES and cell.unit == "元":
        return f"表头单位为万元，应折合填 {(Decimal(str(cell.value)) / 10000).normalize():f}"
    return "格内应只填数字，单位写在表头或表下说明"
