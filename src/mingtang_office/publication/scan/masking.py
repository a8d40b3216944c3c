"""What was found in a text or a table of an item made unreadable there, by the rules of masking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mingtang.privacy import mask
from mingtang.screening import Advice, Concern, Finding, Passage, TextChanged, masked_text, screen
from mingtang.screening.names import is_name, masked_person
from mingtang.screening.words import masked_value
from mingtang_office.agencies.refusals import Refused
from mingtang_office.publication.models import Item, ScanFinding
from mingtang_office.publication.scan.material import Material, Spot
from mingtang_office.publication.scan.nodes import parsed, parts_of, replaced, written

_COLUMN = re.compile(r"(?:第(?P<row>\d+)行)?第(?P<column>\d+)列")
_NAMES = (Concern.NAME_WITH_CLASS, Concern.MINOR_NAME, Concern.SENSITIVE_NAME)
_BY_HAND = "这一处不能自动遮盖，请在编辑页面手工修改后重新检查。"
_CHANGED = "这段文字在检查以后改动过，请重新检查后再遮盖。"


def masked(item: Item, material: Material, found: ScanFinding) -> dict[str, Any]:
    """The field of the item, as it is to be written, without what was found. Raises `Refused` where it
    cannot be done with certainty."""
    spot = material.spot_of(found.at)
    if spot is None or spot.digest != found.source:
        raise Refused(_CHANGED)
    if isinstance(spot.piece, Passage):
        findings = _again(spot.piece, found)
        if spot.block is None:
            return _field(item, spot, masked_text(spot.piece.text, findings))
        return {"body": _body(item, spot, findings)}
    return {"body": _table(item, spot, found)}


def is_maskable(found: ScanFinding) -> bool:
    """Whether masking may be tried: what lies in a text or table of the item, not in a file."""
    return found.attachment is None and found.advice_code in (Advice.MASK, Advice.DROP_COLUMN)


def _again(piece: Passage, found: ScanFinding) -> list[Finding]:
    """The findings in the text that this row tells of, with their characters."""
    same = [
        each
        for each in screen([piece]).findings
        if each.span is not None
        and (each.concern, each.quote, each.at) == (found.matter, found.quote, found.at)
    ]
    if not same:
        raise Refused(_BY_HAND)
    return same


def _field(item: Item, spot: Spot, text: str) -> dict[str, Any]:
    owner, _, name = spot.name.partition(".")
    if owner == "details" and isinstance(item.details.get(name), str):
        return {"details": {**item.details, name: text}}
    if name or owner == "keywords":
        raise Refused(_BY_HAND)
    return {owner: text}


def _body(item: Item, spot: Spot, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    stored = _stored(item)
    block = stored[spot.block or 0]
    assert isinstance(spot.piece, Passage)
    if block["type"] == "heading":
        try:
            block["value"] = masked_text(spot.piece.text, findings)
        except TextChanged as error:
            raise Refused(_CHANGED) from error
        return stored
    root = parsed(block["value"])
    runs = parts_of(root)[spot.part or 0]
    for each in sorted(findings, key=lambda one: one.span or (0, 0), reverse=True):
        replaced(runs, each.span or (0, 0), each.quote)
    block["value"] = written(root)
    return stored


def _table(item: Item, spot: Spot, found: ScanFinding) -> list[dict[str, Any]]:
    stored = _stored(item)
    value = stored[spot.block or 0]["value"]
    place = _COLUMN.search(found.at.removeprefix(spot.piece.at))
    if place is None:
        raise Refused(_BY_HAND)
    column = int(place["column"]) - 1
    if place["row"] is None and found.advice_code == Advice.DROP_COLUMN:
        _drop_column(value, column)
        return stored
    rows = [int(place["row"]) - 1] if place["row"] else range(1, len(value["data"]))
    before = [row[column] for row in value["data"]]
    for row in rows:
        value["data"][row][column] = _masked_cell(
            Concern(found.matter), str(value["data"][row][column] or "")
        )
    if [row[column] for row in value["data"]] == before:
        raise Refused(_BY_HAND)
    return stored


def _masked_cell(concern: Concern, text: str) -> str:
    if concern in _NAMES:
        return masked_person(text) if is_name(text) else text
    plain = mask(text)
    if plain != text or not text.strip():
        return plain
    return masked_value(concern, text)


def _drop_column(value: dict[str, Any], column: int) -> None:
    """Take a whole column out. One that merged cells reach into is not cut through."""
    for merge in value.get("mergeCells") or ():
        if merge["col"] <= column < merge["col"] + merge["colspan"] and merge["colspan"] > 1:
            raise Refused(
                "这一列有合并的单元格，不能自动删去。请在编辑页面拆分后删去这一列，再重新检查。"
            )
    for row in value["data"]:
        del row[column]
    for name in ("mergeCells", "cell"):
        value[name] = [
            {**each, "col": each["col"] - (each["col"] > column)}
            for each in value.get(name) or ()
            if each["col"] != column
        ]


def _stored(item: Item) -> list[dict[str, Any]]:
    """The body as it is stored, copied."""
    raw: list[dict[str, Any]] = [
        {**block, "value": _copied(block["value"])} for block in item.body.get_prep_value()
    ]
    return raw


def _copied(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {**value, "data": [list(row) for row in value.get("data") or ()]}
