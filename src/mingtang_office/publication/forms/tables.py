"""A table as the editor sends it, made plain: rows of texts of one length, which of them are headings,
which cells are one. Everything else that a browser could put in is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST_CELLS = 20_000
_LONGEST_CELL = 5_000
_HEADINGS = ("row", "column", "both", "neither")
_ALIGNED = ("htLeft", "htCenter", "htRight", "htJustify", "htTop", "htMiddle", "htBottom")


class NotATable(ValueError):
    """Said to a person; the field tells which block it is."""


def plain_table(value: object) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise NotATable("没有收到内容，请重新填写。")
    rows = _rows(value.get("data"))
    merged = [kept for each in _listed(value, "mergeCells") if (kept := _merge(each, rows))]
    rows = _trimmed(rows, merged)
    heading = value.get("table_header_choice")
    heading = heading if heading in _HEADINGS else "neither"
    return {
        "data": rows,
        "cell": [kept for each in _listed(value, "cell") if (kept := _cell(each, rows))],
        "mergeCells": merged,
        "first_row_is_table_header": heading in ("row", "both"),
        "first_col_is_header": heading in ("column", "both"),
        "table_header_choice": heading,
        "table_caption": _text(value.get("table_caption"))[:200],
    }


def _rows(data: object) -> list[list[str]]:
    if not isinstance(data, list) or not data or not all(isinstance(row, list) for row in data):
        raise NotATable("没有行，请填写内容，或者删去这个表格。")
    width = max(len(row) for row in data)
    if width == 0 or width * len(data) > MOST_CELLS:
        raise NotATable(f"最多 {MOST_CELLS} 格，请把它拆成几个，或者作为附件添加。")
    return [[_text(cell) for cell in row] + [""] * (width - len(row)) for row in data]


def _trimmed(rows: list[list[str]], merged: list[dict[str, int]]) -> list[list[str]]:
    """Without the empty rows below and the empty columns to the right that the editor began with; what
    a merged cell covers stays."""
    down = max((each["row"] + each["rowspan"] for each in merged), default=1)
    across = max((each["col"] + each["colspan"] for each in merged), default=1)
    filled = [at for at, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    wide = [at for row in rows for at, cell in enumerate(row, 1) if cell.strip()]
    height, width = max([down, *filled]), max([across, *wide])
    return [row[:width] for row in rows[:height]]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    text = str(cell) if isinstance(cell, str | int | float) else ""
    if len(text) > _LONGEST_CELL:
        raise NotATable(f"一格最多 {_LONGEST_CELL} 字，请精简。")
    return text.replace("\x00", "")


def _listed(value: Mapping[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []


def _place(told: object, rows: list[list[str]]) -> dict[str, int] | None:
    """Row and column of a cell that is in the table."""
    if not isinstance(told, Mapping):
        return None
    row, col = told.get("row"), told.get("col")
    if type(row) is not int or type(col) is not int:
        return None
    inside = 0 <= row < len(rows) and 0 <= col < len(rows[0])
    return {"row": row, "col": col} if inside else None


def _cell(told: object, rows: list[list[str]]) -> dict[str, Any] | None:
    place = _place(told, rows)
    if place is None or not isinstance(told, Mapping):
        return None
    kept: dict[str, Any] = dict(place)
    named = told.get("className")
    names = [name for name in named.split() if name in _ALIGNED] if isinstance(named, str) else []
    if names:
        kept["className"] = " ".join(names)
    if told.get("hidden") is True:
        kept["hidden"] = True
    return kept if len(kept) > 2 else None


def _merge(told: object, rows: list[list[str]]) -> dict[str, int] | None:
    place = _place(told, rows)
    if place is None or not isinstance(told, Mapping):
        return None
    down, across = told.get("rowspan"), told.get("colspan")
    if type(down) is not int or type(across) is not int:
        return None
    fits = 1 <= down <= len(rows) - place["row"] and 1 <= across <= len(rows[0]) - place["col"]
    return {**place, "rowspan": down, "colspan": across} if fits and down * across > 1 else None
