"""Decisions as the public reads them (行政执法公示): the words and the table of an item, out of the register.

A natural person appears masked only, as in the register itself: published personal information is
de-identified as far as the purpose allows (个人信息保护法第五十一条第（三）项, 条例第十五条).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mingtang.annual.compile_powers import PowerRow
from mingtang.publication.attribute import Attribute
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.models import PowerDecision, PowerItem
from mingtang_office.publication.models import Item
from mingtang_office.publication.particulars import columns_open_to
from mingtang_office.ui.days import day_words

_LONGEST_TITLE, _LONGEST = 200, 1000
_DUTIES = {PowerRow.LICENCES: "A20-05", PowerRow.OTHER_SERVICES: "A20-05"}
_RESULTS, _BEFORE = "enforcement_results", "enforcement_before"
_COLUMNS = {PowerRow.LICENCES: "licences", PowerRow.OTHER_SERVICES: "licences"}
_PENALTIES = "penalties"
_HEADS = ("决定书文号", "事项名称", "相对人", "依据", "决定结果", "决定日期")


def is_shown_alone(decision: PowerDecision) -> bool:
    """A penalty stands by itself: it is withdrawn alone (行政处罚法第四十八条第二款)."""
    return decision.row == PowerRow.PENALTIES


def written(decisions: Sequence[PowerDecision]) -> dict[str, Any]:
    """What an item says of these decisions, of one agency and one row."""
    first, last = _ends(decisions)
    agency, row = first.agency, PowerRow(first.row)
    subjects = "、".join(dict.fromkeys(each.item for each in decisions))
    return {
        "kind": ItemKind.ENFORCEMENT_AFTER,
        "title": _title(agency, row, decisions)[:_LONGEST_TITLE],
        "summary": _summary(agency, row, decisions),
        "body": [("table", _table(decisions))],
        "issuer": agency.name,
        "formed_on": last.decided_on,
        "columns": _columns(agency, _RESULTS, _COLUMNS.get(row, _PENALTIES)),
        "duties": [_DUTIES.get(row, "A20-06")],
        "attribute": Attribute.PROACTIVE,
        "details": {
            "decision_kind": row.label,
            "decided_on": first.decided_on.isoformat(),
            "enforcement_subject": subjects[:_LONGEST],
            "result": _result(decisions),
        },
    }


def written_before(agency: Agency, powers: Sequence[PowerItem]) -> dict[str, Any]:
    """What an item says of the powers on the list, before any of them is used (事前公开)."""
    heads = ("类别", "事项名称", "事项编码", "设定依据")
    rows = [(PowerRow(each.row).label, each.name, each.code, each.basis) for each in powers]
    return {
        "kind": ItemKind.ENFORCEMENT_BEFORE,
        "title": f"{agency.name}行政执法事项清单",
        "summary": f"{agency.name}行使的{len(powers)}项行政执法事项的类别、名称和设定依据。",
        "body": [("table", _grid(heads, rows, "行政执法事项清单"))],
        "issuer": agency.name,
        "formed_on": max(each.listed_on for each in powers),
        "columns": _columns(agency, _BEFORE),
        "duties": ["A20-05", "A20-06"],
        "attribute": Attribute.PROACTIVE,
        "details": {"enforcement_subject": "、".join(each.name for each in powers)[:_LONGEST]},
    }


def _ends(decisions: Sequence[PowerDecision]) -> tuple[PowerDecision, PowerDecision]:
    ordered = sorted(decisions, key=lambda each: (each.decided_on, each.pk))
    return ordered[0], ordered[-1]


def _title(agency: Agency, row: PowerRow, decisions: Sequence[PowerDecision]) -> str:
    if len(decisions) == 1:
        return f"{agency.name}{row.label}决定公示（{decisions[0].number}）"
    return f"{agency.name}{row.label}决定公示（{_span(decisions)}，{len(decisions)}件）"


def _span(decisions: Sequence[PowerDecision]) -> str:
    first, last = _ends(decisions)
    if first.decided_on == last.decided_on:
        return day_words(first.decided_on)
    return f"{day_words(first.decided_on)}至{day_words(last.decided_on)}"


def _summary(agency: Agency, row: PowerRow, decisions: Sequence[PowerDecision]) -> str:
    if len(decisions) == 1:
        one = decisions[0]
        return f"{agency.name}{day_words(one.decided_on)}作出的{row.label}决定（{one.number}）。"
    return f"{agency.name}{_span(decisions)}作出的{len(decisions)}件{row.label}决定。"


def _result(decisions: Sequence[PowerDecision]) -> str:
    if len(decisions) == 1:
        return decisions[0].result
    return f"共{len(decisions)}件，逐件结果见正文。"


def _columns(agency: Agency, *codes: str) -> list[str]:
    """Of these the ones that the agency has."""
    own = {each.code for each in columns_open_to(agency)}
    return [code for code in codes if code in own]


def _table(decisions: Sequence[PowerDecision]) -> dict[str, Any]:
    ordered = sorted(decisions, key=lambda each: (each.decided_on, each.pk))
    return _grid(_HEADS, [row_of(each) for each in ordered], "行政执法决定")


def row_of(decision: PowerDecision) -> tuple[str, ...]:
    """The decision as a row of the table."""
    return (
        decision.number,
        decision.item,
        decision.party,
        decision.basis,
        decision.result,
        day_words(decision.decided_on),
    )


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> dict[str, Any]:
    """As Wagtail's table block keeps one."""
    return {
        "data": [list(heads), *(list(row) for row in rows)],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": caption,
    }


@dataclass(frozen=True, slots=True)
class Said:
    """Whether an item says of a decision what the register says."""

    names_it: bool
    is_right: bool


def said_of(item: Item, decision: PowerDecision) -> Said:
    """By the tables of the working copy."""
    rows = [
        tuple(str(cell or "") for cell in row)
        for block in item.body
        if block.block_type == "table"
        for row in block.value.get("data") or ()
    ]
    names_it = any(decision.number in row for row in rows)
    return Said(names_it, row_of(decision) in rows)
