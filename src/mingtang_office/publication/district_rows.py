"""A table of school districts as handed in: its columns, what its rows say, what stands in the way; and
as it leaves again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mingtang.publication.districts import Districts, NotARow, Row, findings, read_row
from mingtang_office.ui.handed_tables import Fault
from mingtang_office.ui.matched_tables import Row as Line
from mingtang_office.ui.matched_tables import Table, likeliest
from mingtang_office.ui.sheets import Section, workbook_bytes

MOST_AREAS = 10_000


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    heading: str
    aliases: tuple[str, ...]
    how: str
    needed: bool = False


COLUMNS = (
    Column(
        "school",
        "学校",
        ("学校名称", "校名", "招生学校", "服务学校", "对口学校", "划片学校"),
        "学校的全称；一所学校占几行的，可以只写在第一行。",
        needed=True,
    ),
    Column(
        "stage",
        "学段",
        ("办学层次", "招生学段", "学校类别", "类别"),
        "小学、初中，或者“小学、初中”；看校名就知道的可以不填。",
    ),
    Column(
        "scope",
        "招生范围",
        (
            *("学区范围", "划片范围", "服务区域", "服务范围", "施教区", "施教区范围", "招生地段"),
            *("招生区域", "学区", "地段", "范围", "道路", "路名", "街路", "道路（街巷）"),
        ),
        "道路和门牌号，村、社区、小区，整个乡镇；几处之间用顿号，例如“人民路1—99号单号、"
        "2—60号双号、东门社区、阳光花园1—6栋”。不要写四至。",
        needed=True,
    ),
    Column(
        "numbers",
        "门牌号",
        ("门牌号码", "门牌范围", "号段", "门牌", "起止号"),
        "招生范围只写路名的，门牌号可以另占一列。",
    ),
    Column("parity", "单双号", ("单双", "单号双号", "单/双号"), "单号、双号；都有的留空。"),
    Column(
        "shared",
        "多校划片",
        ("是否多校划片", "多校划片（是/否）", "共享学区"),
        "同一范围可以进几所学校的，这几所学校都填“是”，其余留空。",
    ),
    Column(
        "telephone",
        "咨询电话",
        ("联系电话", "招生电话", "学校电话", "招生咨询电话", "电话"),
        "学校的办公电话，不要填个人的手机号码。",
    ),
)
_HEADINGS = {column.name: column.heading for column in COLUMNS}


@dataclass(slots=True)
class Checked:
    """`advice`: what is odd and does not stand in the way."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    advice: list[Fault] = field(default_factory=list)

    @property
    def areas(self) -> int:
        return sum(len(row.areas) for row in self.rows)


def guessed(table: Table) -> dict[int, str]:
    """Which column (from 0) is which field, by the headings."""
    return likeliest(table.heads, [(each.name, (each.heading, *each.aliases)) for each in COLUMNS])


def missing(mapping: Mapping[int, str]) -> tuple[Column, ...]:
    return tuple(each for each in COLUMNS if each.needed and each.name not in mapping.values())


def check(table: Table, mapping: Mapping[int, str], within: tuple[str, ...]) -> Checked:
    """Every row as a value, and every fault; overlaps only of rows that could be read."""
    found = Checked()
    above: dict[str, str] = {}
    for line in table.rows:
        cells = _cells(line, mapping)
        if not cells["school"]:  # merged downwards
            cells |= {name: above.get(name, "") for name in ("school", "telephone")}
            cells["stage"] = cells["stage"] or above.get("stage", "")
        above = cells
        try:
            found.rows.append(_row(cells, within, line.number))
        except NotARow as error:
            heading = _heading(table, mapping, error.column)
            found.faults.append(Fault(line.number, heading, error.message))
    if found.areas > MOST_AREAS:
        said = f"范围超过 {MOST_AREAS} 处，请按学段分成几份信息公开。"
        found.faults.append(Fault(table.rows[-1].number, _HEADINGS["scope"], said))
        return found
    for each in findings(Districts(tuple(found.rows))):
        heading = _heading(table, mapping, "scope")
        (found.faults if each.must else found.advice).append(
            Fault(each.rows[-1], heading, f"{_beside(each.rows)}{each.message}")
        )
    found.faults.sort(key=lambda fault: fault.row)
    return found


def _beside(rows: tuple[int, ...]) -> str:
    return f"（与第 {rows[0]} 行）" if len(rows) == 2 and rows[0] != rows[1] else ""


def _cells(line: Line, mapping: Mapping[int, str]) -> dict[str, str]:
    cells = {column.name: "" for column in COLUMNS}
    return cells | {name: line.text(at) for at, name in mapping.items() if name in cells}


def _heading(table: Table, mapping: Mapping[int, str], name: str) -> str:
    at = next((at for at, each in mapping.items() if each == name), None)
    return table.heads[at] if at is not None and table.heads[at] else _HEADINGS[name]


def _row(cells: Mapping[str, str], within: tuple[str, ...], number: int) -> Row:
    return read_row(
        cells["school"],
        cells["stage"],
        f"{cells['scope']} {cells['numbers']}{_parity(cells['parity'])}".strip(),
        shared=cells["shared"],
        telephone=cells["telephone"],
        within=within,
        number=number,
    )


def _parity(said: str) -> str:
    return said if "号" in said or not said else f"{said}号"


def gathered(rows: Sequence[Row]) -> tuple[Row, ...]:
    """One row a school where all else is the same, as the table is shown and kept."""
    found: dict[tuple[object, ...], Row] = {}
    for row in rows:
        mark = (row.school, row.stages, row.is_shared, row.telephone)
        areas = found[mark].areas if mark in found else ()
        new = tuple(each for each in row.areas if each not in areas)
        found[mark] = replace(row, areas=(*areas, *new), number=0)
    return tuple(found.values())


def cells_of(districts: Districts) -> tuple[list[str], list[list[str]]]:
    """The headings and rows of the table as it is shown: columns that say nothing are left out."""
    rows = [
        [
            row.school,
            row.stage_words,
            row.scope,
            "是" if row.is_shared else "",
            row.telephone,
        ]
        for row in districts.rows
    ]
    names = ("school", "stage", "scope", "shared", "telephone")
    used = [at for at, _ in enumerate(names) if at < 3 or any(row[at] for row in rows)]
    return [_HEADINGS[names[at]] for at in used], [[row[at] for at in used] for row in rows]


def workbook(districts: Districts) -> bytes:
    """The table as an xlsx that an import reads without a question."""
    head, rows = cells_of(districts)
    told = tuple(tuple(row) for row in rows)
    return workbook_bytes((Section("学区划分表", tuple(head), told),))


def template() -> bytes:
    """The empty table."""
    head = tuple(column.heading for column in COLUMNS)
    return workbook_bytes((Section("学区划分表", head, ()),))
