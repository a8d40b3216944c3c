"""The registers as data: what each asks for, what makes an entry the same as another, and where a
figure of a period could lie over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mingtang.annual.compile_powers import PowerRow
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.asked_columns import (
    CHARGES,
    DECISIONS,
    DOCUMENTS,
    FIGURES,
    ITEMS,
    PROCUREMENTS,
)
from mingtang_office.powers.columns import Column
from mingtang_office.powers.models import (
    Charge,
    NormativeDocument,
    PeriodFigure,
    PowerDecision,
    PowerItem,
    Procurement,
    Register,
    Registered,
)
from mingtang_office.powers.rules import (
    Told,
    Values,
    charge_rules,
    decision_rules,
    document_rules,
    figure_rules,
    item_rules,
    procurement_rules,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a row of table two that an entry stands for."""

    row: PowerRow
    first: date
    last: date

    def meet(self, other: Days) -> bool:
        return self.row is other.row and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Ledger:
    """One register. `key` are the fields by which an entry is the same as another; `rules` tells what
    is wrong with values that are each well-formed; `days` is where a figure of a period could lie
    over it."""

    register: Register
    model: type[Registered]
    columns: tuple[Column, ...]
    key: Callable[[Values], Values]
    rules: Callable[[Values, Agency, date], Told]
    days: Callable[[Values], Days | None]
    lead: str
    unit: str = "件"

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns of the form."""
        return tuple(column for column in self.columns if not column.in_tables_only)

    def column(self, name: str) -> Column:
        return next(each for each in self.columns if each.name == name)

    def days_of(self, entry: Registered) -> Days | None:
        return self.days({each.name: getattr(entry, each.name) for each in self.asked})


def _one_day(values: Values, row: PowerRow, name: str) -> Days | None:
    on = values.get(name)
    return None if on is None else Days(row, on, on)


def _span(values: Values, row: PowerRow) -> Days | None:
    first = values.get("first_on")
    return None if first is None else Days(row, first, values.get("last_on") or first)


def _decision_days(values: Values) -> Days | None:
    return _one_day(values, PowerRow(values["row"]), "decided_on") if values.get("row") else None


def _procurement_days(values: Values) -> Days | None:
    if not values.get("central"):
        return None
    return _one_day(values, PowerRow.PROCUREMENT, "contract_on")


def _figure_days(values: Values) -> Days | None:
    return _span(values, PowerRow(values["row"])) if values.get("row") else None


def _document_key(values: Values) -> Values:
    names = ("number",) if values.get("number") else ("number", "title", "made_on")
    return {name: values.get(name) for name in names}


def _key_of(*names: str) -> Callable[[Values], Values]:
    return lambda values: {name: values.get(name) for name in names}


def _charge_key(values: Values) -> Values:
    first = values.get("first_on")
    return {
        "item": values.get("item"),
        "first_on": first,
        "last_on": values.get("last_on") or first,
    }


LEDGERS: dict[Register, Ledger] = {
    each.register: each
    for each in (
        Ledger(
            Register.DOCUMENTS,
            NormativeDocument,
            DOCUMENTS,
            _document_key,
            document_rules,
            lambda _values: None,
            "本机关制发的规章和行政规范性文件。制发、废止、现行有效件数由这里的登记得出。",
        ),
        Ledger(
            Register.ITEMS,
            PowerItem,
            ITEMS,
            _key_of("row", "name"),
            item_rules,
            lambda _values: None,
            "权责清单中的许可、处罚、强制、收费等事项。2019 年格式的“项目数量”由这里的登记得出。",
            "项",
        ),
        Ledger(
            Register.DECISIONS,
            PowerDecision,
            DECISIONS,
            _key_of("row", "number"),
            decision_rules,
            _decision_days,
            "作出的行政许可、其他对外管理服务、行政处罚和行政强制决定。许可含准予与不予，处罚含当场作出的。",
        ),
        Ledger(
            Register.CHARGES,
            Charge,
            CHARGES,
            _charge_key,
            charge_rules,
            lambda values: _span(values, PowerRow.CHARGES),
            "实际入库的行政事业性收费，按日或者按期登记。",
            "笔",
        ),
        Ledger(
            Register.PROCUREMENTS,
            Procurement,
            PROCUREMENTS,
            _key_of("number"),
            procurement_rules,
            _procurement_days,
            "签订合同的政府采购项目。",
            "个",
        ),
        Ledger(
            Register.FIGURES,
            PeriodFigure,
            FIGURES,
            _key_of("row", "first_on", "last_on"),
            figure_rules,
            _figure_days,
            "不逐件登记的，按期填写统计数并写明来源。同一期间不能既逐件登记又按期统计。",
            "条",
        ),
    )
}


def ledger_of(register: str) -> Ledger:
    """Raises KeyError for a code that is no register's."""
    if register not in Register.values:
        raise KeyError(register)
    return LEDGERS[Register(register)]
