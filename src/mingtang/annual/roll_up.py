"""The reports of subordinate agencies added up into that of the agency above (TX-13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mingtang.annual.amounts import in_table_unit
from mingtang.annual.comparison import NotComparable, merged_other
from mingtang.annual.edition import APPLICATIONS, edition_of_year
from mingtang.annual.report import AnnualReport, Cell, CellState, Issue, Number
from mingtang.annual.wire import plain_number


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one report brings to a sum; `value` is None where it has no number, `why` says why."""

    agency: str
    value: Number | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which the agency's own report is not the sum of those below it."""

    address: str
    parent: Number | None
    total: Number | None
    contributions: tuple[Contribution, ...]

    @property
    def difference(self) -> Number | None:
        return None if self.parent is None or self.total is None else self.parent - self.total


@dataclass(frozen=True, slots=True)
class RollUp:
    """The sum as a report, what each child brought to each cell, and every difference from the
    parent's own report where that is given."""

    report: AnnualReport
    contributions: dict[str, tuple[Contribution, ...]]
    differences: tuple[Difference, ...]


_WHY = {
    CellState.BLANK: "空格",
    CellState.ABSENT: "没有这一格",
    CellState.UNREAD: "未识别",
    CellState.NUMBER: "",
}


def _name(report: AnnualReport) -> str:
    return report.agency or report.title or "未识别名称的机关"


def _year(children: Sequence[AnnualReport]) -> int:
    years = Counter(child.year for child in children)
    if None in years:
        nameless = next(child for child in children if child.year is None)
        raise NotComparable(f"“{_name(nameless)}”的年度没有识别出来，不能汇总。请先核对该报告。")
    if len(years) > 1:
        listed = "、".join(f"{year}年{count}份" for year, count in sorted(years.items(), key=str))
        raise NotComparable(f"待汇总的报告年度不一致（{listed}）。请只放入同一年度的报告。")
    return int(next(iter(years)) or 0)


def _addresses(children: Sequence[AnnualReport], year: int) -> tuple[str, ...]:
    form = edition_of_year(year)
    if form is None or form.applications is None:
        raise NotComparable(f"{year}年度的报告没有统一表格，不能汇总。")
    others = {child.edition for child in children} - {form.code}
    if others:
        odd = next(child for child in children if child.edition != form.code)
        raise NotComparable(
            f"“{_name(odd)}”没有采用{year}年度适用的格式（{form.citation}），各栏口径不同，不能汇总。"
            "请先由该机关按现行格式改报。"
        )
    merged = [
        f"{APPLICATIONS}/other/{column.key}"
        for column in form.applications.columns
        if any(f"{APPLICATIONS}/other/{column.key}" in child.cells for child in children)
    ]
    return tuple(dict.fromkeys((*form.cell_keys(), *merged)))


def _contribution(child: AnnualReport, address: str) -> Contribution:
    cell = child.cell(address)
    value = in_table_unit(address, cell)
    if cell.state is CellState.ABSENT and address.startswith(f"{APPLICATIONS}/other/"):
        value = merged_other(child, address.rpartition("/")[2])
    return Contribution(_name(child), value, "" if value is not None else _WHY[cell.state])


def _total(contributions: Sequence[Contribution]) -> Number | None:
    known = [c.value for c in contributions if c.value is not None]
    if len(known) < len(contributions):
        return None
    total: Decimal = sum((Decimal(each) for each in known), Decimal(0))
    return int(total) if total == total.to_integral_value() else total


def _cell(contributions: Sequence[Contribution]) -> Cell:
    total = _total(contributions)
    if total is not None:
        return Cell(total, str(total))
    return Cell(None, "")


def _issues(contributions: dict[str, tuple[Contribution, ...]]) -> tuple[Issue, ...]:
    lacking: dict[tuple[str, str], list[str]] = {}
    for address, brought in contributions.items():
        for each in brought:
            if each.value is None:
                lacking.setdefault((each.agency, each.why), []).append(address)
    return tuple(
        Issue(
            "operand_missing",
            f"{agency}有{len(addresses)}格{why}，相应的合计没有得出。请核实该机关的报告后重新汇总。",
            cells=tuple(addresses),
        )
        for (agency, why), addresses in lacking.items()
    )


def roll_up(
    children: Sequence[AnnualReport], agency: str, parent: AnnualReport | None = None
) -> RollUp:
    """Add up the tables of `children`, all of one year and of the form in force that year.

    A sum with a missing operand is left blank and named in the issues, never taken as zero.
    `parent` is the agency's own report: each cell that is not the sum comes as a `Difference` with
    what every child brought. Raises `NotComparable` with what to do.

    >>> total = "applications/new_received/total"
    >>> bureaus = [AnnualReport(name, 2023, "2021", cells={total: Cell(count, str(count))})
    ...     for name, count in (("云江县教育局", 3), ("云江县财政局", 4))]
    >>> rolled = roll_up(bureaus, "云江县人民政府")
    >>> rolled.report.value(total), [c.agency for c in rolled.contributions[total]]
    (7, ['云江县教育局', '云江县财政局'])
    """
    if not children:
        raise NotComparable("没有可汇总的报告。请至少放入一份下级机关的报告。")
    year = _year(children)
    contributions = {
        address: tuple(_contribution(child, address) for child in children)
        for address in _addresses(children, year)
    }
    report = AnnualReport(
        agency=agency,
        year=year,
        edition=children[0].edition,
        title=f"{agency}{year}年政府信息公开工作年度报告（汇总）",
        cells={address: _cell(brought) for address, brought in contributions.items()},
        issues=_issues(contributions),
    )
    return RollUp(report, contributions, _differences(report, contributions, parent, year))


def _differences(
    report: AnnualReport,
    contributions: dict[str, tuple[Contribution, ...]],
    parent: AnnualReport | None,
    year: int,
) -> tuple[Difference, ...]:
    if parent is None:
        return ()
    if parent.year != year:
        raise NotComparable(f"本级报告是{parent.year}年度的，下级报告是{year}年度的，不能对照。")
    found = []
    for address, brought in contributions.items():
        own = in_table_unit(address, parent.cell(address))
        if address.startswith(f"{APPLICATIONS}/other/") and own is None:
            own = merged_other(parent, address.rpartition("/")[2])
        if own != report.value(address):
            found.append(Difference(address, own, report.value(address), brought))
    return tuple(found)


def to_wire(rolled: RollUp, tables: dict[str, Any]) -> dict[str, Any]:
    """The roll-up as a JSON-ready object; `tables` is the report's own wire form."""
    return {
        **tables,
        "children": [c.agency for c in next(iter(rolled.contributions.values()), ())],
        "differences": [
            {
                "cell": each.address,
                "parent": plain_number(each.parent),
                "sum": plain_number(each.total),
                "difference": plain_number(each.difference),
                "children": [
                    {"agency": c.agency, "value": plain_number(c.value), "why": c.why}
                    for c in each.contributions
                ],
            }
            for each in rolled.differences
        ],
    }
