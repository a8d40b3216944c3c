"""How the cells of a table are filled in: blanks, signs for zero, decimals, separators, negatives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum

from mingtang.annual.report import AnnualReport, Cell, CellState
from mingtang.audit.findings import Finding, Quote
from mingtang.audit.labels import TABLE_NAMES, column_label, column_of, quote, row_label, row_of
from mingtang.audit.registry import Rule
from mingtang.audit.sums import stands_for_zero
from mingtang.audit.wording import narrow

SHOWN = 6  # so many cells or rows a message names one by one


class Fault(StrEnum):
    """What is wrong with a cell; the value is how a message says it."""

    BLANK = "空白"
    SIGN = "以“/”“-”“无”等代替数字"
    NEGATIVE = "为负数"
    DECIMAL = "不是整数"
    SEPARATOR = "带千分位分隔符"
    UNIT = "数字后带单位"


REMEDY = {
    Fault.BLANK: "没有发生的应填 0",
    Fault.SIGN: "没有发生的应填 0",
    Fault.NEGATIVE: "应为不小于 0 的数",
    Fault.DECIMAL: "件数应为整数",
    Fault.SEPARATOR: "应直接填数字",
    Fault.UNIT: "单位已印在表头，格内只填数字",
}


def fault_of(cell: Cell, *, whole: bool = True, signed: bool = False) -> Fault | None:
    """What is wrong with this cell as filled in; None where nothing is, or where it was not read.

    `whole` wants an integer, `signed` allows a negative number.
    """
    if cell.value is None:
        if not stands_for_zero(cell):
            return None
        return Fault.BLANK if cell.state is CellState.BLANK else Fault.SIGN
    if cell.value < 0 and not signed:
        return Fault.NEGATIVE
    if whole and isinstance(cell.value, Decimal) and cell.value != cell.value.to_integral_value():
        return Fault.DECIMAL
    if cell.unit is not None:
        return Fault.UNIT
    return Fault.SEPARATOR if re.search(r"\d[,']\d", narrow(cell.raw or "")) else None


def faults(
    rule: Rule,
    report: AnnualReport,
    addresses: Sequence[str],
    *,
    fractions: Sequence[str] = (),
    signed: Sequence[str] = (),
    pardoned: Sequence[Fault] = (),
) -> Iterator[Finding | None]:
    """One passed check for each cell rightly filled in, one finding for each kind of fault.

    `fractions` are cells that may hold decimals, `signed` those that may be negative; faults that
    are `pardoned` are another rule's.
    """
    found: dict[Fault, list[str]] = defaultdict(list)
    for address in addresses:
        cell = report.cell(address)
        fault = fault_of(cell, whole=address not in fractions, signed=address in signed)
        if fault is not None and fault not in pardoned:
            found[fault].append(address)
        elif cell.value is not None:
            yield None
    for fault, cells in found.items():
        table = TABLE_NAMES[cells[0].partition("/")[0]]
        yield rule.fail(
            f"{table}有 {len(cells)} 格{fault.value}：{_extent(report, cells, addresses)}。"
            f"{REMEDY[fault]}，请逐格补正",
            cells=tuple(cells),
            quotes=_rows_quoted(report, cells),
        )


def _rows_quoted(report: AnnualReport, cells: Sequence[str]) -> tuple[Quote, ...]:
    """The first faulty cell of each of the first rows."""
    first = {row_of(address): address for address in reversed(cells)}
    return tuple(quote(report, each) for each in list(reversed(first.values()))[:SHOWN])


def _grouped(addresses: Sequence[str], group_of: Callable[[str], str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        groups[group_of(address)].append(address)
    return groups


def _extent(report: AnnualReport, cells: Sequence[str], table: Sequence[str]) -> str:
    """Which cells: the whole table, whole columns, whole rows, then single cells."""
    held = [each for each in table if report.cell(each).raw is not None]
    if len(cells) == len(held):
        return "全表"
    left = list(cells)
    names: list[str] = []
    for group_of, label, name in (
        (column_of, column_label, "“{}”整列"),
        (row_of, row_label, "“{}”整行"),
    ):
        groups, present = _grouped(held, group_of), set(left)
        for key in _grouped(left, group_of):
            if len(groups[key]) > 1 and present.issuperset(groups[key]):
                names.append(name.format(label(report, groups[key][0])))
                present.difference_update(groups[key])
        left = [each for each in left if each in present]
    for members in _grouped(left, column_of).values():
        if len(members) > SHOWN:
            names.append(f"“{column_label(report, members[0])}”列 {len(members)} 格")
            left = [each for each in left if each not in members]
    names += [f"“{row_label(report, e)}”行“{column_label(report, e)}”列" for e in left]
    shown = "、".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown}等 {len(names)} 处"
