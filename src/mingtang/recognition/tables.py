"""The three statutory tables as cells, labels and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES, ApplicationsForm, Edition
from mingtang.annual.report import Cell, CellState, Issue
from mingtang.documents.raw import Paragraph
from mingtang.recognition import applications, proactive, remedies
from mingtang.recognition.applications import ReadRow
from mingtang.recognition.atoms import Atom
from mingtang.recognition.atoms import cell as cell_of
from mingtang.recognition.reading import Reading
from mingtang.recognition.readings import first_table, readings, runs_together
from mingtang.recognition.row_labels import printed_label
from mingtang.recognition.spelling import squash
from mingtang.recognition.zones import Zones


@dataclass(slots=True)
class Tables:
    """What the three tables gave, gathered address by address."""

    cells: dict[str, Cell] = field(default_factory=dict)
    labels: dict[str, Paragraph] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def _enter_cells(
    tables: Tables, atoms: Sequence[Atom], addresses: Sequence[str], where: str
) -> None:
    """Put cells whose boundaries are certain under their addresses, and name those without a number."""
    tables.cells.update(zip(addresses, map(cell_of, atoms), strict=True))
    unread = [a for a in addresses if tables.cells[a].state is CellState.UNREAD]
    if unread:
        raws = "、".join(dict.fromkeys(f"“{tables.cells[a].raw}”" for a in unread[:3]))
        tables.issues.append(
            Issue(
                "cell_not_a_number",
                f"{where}有{len(unread)}格印的是{raws}，不是数字，未作识别，请对照原文核对。",
                tables.cells[unread[0]].at,
                tuple(unread),
            )
        )


def _enter(tables: Tables, row: ReadRow, addresses: Sequence[str], label: str, name: str) -> None:
    """Put a row into the cells; a row that could not be told apart becomes unread cells."""
    if row.atoms is not None:
        _enter_cells(tables, row.atoms, addresses, f"{label}“{name}”一行")
        return
    raw = " ".join(atom.text for atom in row.reading.atoms if not atom.blank)
    at = applications.place(row)
    for address in addresses:
        tables.cells[address] = Cell(None, raw, at)
    how = {
        0: "与该行的列数对不上",
        1: "按列数只有一种断开方法，但原文可能漏了空白格",
    }.get(len(row.options), f"有{len(row.options)}种断开方法都说得通")
    tables.issues.append(
        Issue(
            "row_not_separable",
            f"{label}“{name}”一行原文印作“{raw}”，{how}，不能确定各格的数，留作未识别，请对照原文填写。",
            at,
            tuple(addresses),
        )
    )


def _missing(tables: Tables, label: str, names: Sequence[str], total: int) -> None:
    if not names:
        return
    if len(names) == total:
        message = f"没有找到{label}。如果原文有这张表，可能是图片或附件，请补充后再读。"
        tables.issues.append(Issue("table_missing", message))
    else:
        listed = "、".join(names[:6]) + ("等" if len(names) > 6 else "")
        message = f"{label}没有找到这{len(names)}行：{listed}。请对照原文核对是否漏行。"
        tables.issues.append(Issue("row_missing", message))


def _read_proactive(
    tables: Tables, found: Sequence[Reading], zones: Zones, form: Edition, *, glued: bool
) -> None:
    prose = [line for _, line in zones.narrative]
    rows = proactive.read(found, form, prose, glued=glued)
    missing = []
    for slot in proactive.slots(form):
        row = rows.get(slot.key)
        if row is None:
            missing.append(slot.wordings[0])
            continue
        addresses = [f"{PROACTIVE}/{slot.key}.{c}" for c in proactive.columns_of(form, slot.key)]
        _enter(tables, row, addresses, "表二", slot.wordings[0])
        label = printed_label(row.reading, slot.wordings, ())
        if label is not None:
            tables.labels[f"{PROACTIVE}/{slot.key}"] = label
    _missing(tables, "表二（主动公开政府信息情况）", missing, len(proactive.slots(form)))


def _enter_applications(tables: Tables, rows: dict[str, ReadRow], form: ApplicationsForm) -> None:
    columns = [column.key for column in form.columns]
    slots = applications.slots(form)
    printed_other = applications.MERGED in rows
    headings_of_rows = [squash(text) for text in applications.headings(form)]
    missing = []
    for slot in slots:
        row = rows.get(slot.key)
        if row is None:
            replaced = slot.key in applications.PARTS and printed_other
            optional = slot.key == applications.MERGED and bool(slot.instead_of)
            if not replaced and not optional:
                missing.append(slot.wordings[0])
            continue
        addresses = [f"{APPLICATIONS}/{slot.key}/{column}" for column in columns]
        _enter(tables, row, addresses, "表三", slot.wordings[0])
        label = printed_label(row.reading, slot.wordings, headings_of_rows)
        if label is not None:
            tables.labels[f"{APPLICATIONS}/{slot.key}"] = label
    _missing(tables, "表三（收到和处理政府信息公开申请情况）", missing, len(slots) - 1)


def _read_remedies(
    tables: Tables, printed: Sequence[Reading], form: Edition, *, glued: bool
) -> None:
    if form.remedies is None:
        return
    addresses = form.remedy_keys()
    atoms = remedies.read(printed, form.remedies, glued=glued)
    name = "表四（行政复议、行政诉讼情况）"
    if atoms is not None:
        _enter_cells(tables, atoms, addresses, name)
        return
    if not printed:
        tables.issues.append(
            Issue(
                "table_missing",
                f"没有找到{name}。如果原文有这张表，可能是图片或附件，请补充后再读。",
            )
        )
        return
    raw = " ".join(atom.text for reading in printed for atom in reading.atoms if not atom.blank)
    at = printed[0].atoms[0].at
    for address in addresses:
        tables.cells[address] = Cell(None, raw, at)
    tables.issues.append(
        Issue(
            "row_not_separable",
            f"{name}原文印作“{raw}”，与十五格对不上，不能确定各格的数，留作未识别，请对照原文填写。",
            at,
            addresses,
        )
    )


_OPENINGS = {PROACTIVE: "规章", APPLICATIONS: "本年新收政府信息公开申请数量"}


def read_tables(zones: Zones, form: Edition) -> Tables:
    """Every cell of the tables of this form that the zones print."""
    tables = Tables()
    if form.applications is None:
        return tables
    printed = {
        PROACTIVE: readings(zones.tables[PROACTIVE], proactive.form_rows(form)),
        APPLICATIONS: applications.printed_rows(zones.tables[APPLICATIONS], form),
        REMEDIES: readings(zones.tables[REMEDIES], remedies.form_rows(form)),
    }
    found = {
        table: first_table(rows, _OPENINGS.get(table, "")) if table in _OPENINGS else rows
        for table, rows in printed.items()
    }
    for table, name in ((PROACTIVE, "表二"), (APPLICATIONS, "表三")):
        if len(found[table]) < len(printed[table]):
            tables.issues.append(
                Issue(
                    "second_table",
                    f"{name}之后还有一张同样的表，只读了第一张。如第二张才是本机关应报的数，请分开后再读。",
                    printed[table][len(found[table])].at,
                )
            )
    glued = runs_together([reading for each in found.values() for reading in each])
    rows = applications.read(found[APPLICATIONS], form.applications, glued=glued)
    glued = glued and not applications.dropped_blanks(rows)
    _read_proactive(tables, found[PROACTIVE], zones, form, glued=glued)
    _enter_applications(tables, rows, form.applications)
    _read_remedies(tables, found[REMEDIES], form, glued=glued)
    return tables
