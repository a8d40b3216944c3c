"""Amounts in the unit of the table: a cell may bring its own."""

from __future__ import annotations

from decimal import Decimal

from mingtang.annual.report import Cell, Number

_IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
TABLE_UNITS = {"proactive/charges.amount": "万元"}


def in_table_unit(address: str, cell: Cell) -> Number | None:
    """The value of a cell in the unit of its table (万元 for 本年收费金额, Edition 2021).

    A cell of another kind, or whose unit is the table's or none, is returned as it is.

    >>> in_table_unit("proactive/charges.amount", Cell(20000, "20000元", unit="元"))
    Decimal('2')
    """
    if cell.value is None or cell.unit is None or address not in TABLE_UNITS:
        return cell.value
    factor = _IN_WAN.get(cell.unit)
    return cell.value if factor is None else (Decimal(cell.value) * factor).normalize() + 0
