"""Markdown: clean tables, and the fragments that a converter makes of a PDF."""

from __future__ import annotations

from random import Random

from tests.factories.layouts.text import whole
from tests.factories.printed import GROUP, HEAD, VALUE, Printed, Table


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _block(rows: list[list[str]]) -> list[str]:
    head, *rest = rows
    return [_row(head), "|" + "---|" * len(head), *map(_row, rest)]


def clean_tables(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """One table a section; a merged cell is printed once, or repeated in each slot it covers."""
    repeat = rng.random() < 0.5
    hashes = rng.choice(("", "## "))

    def write(table: Table) -> list[str]:
        rows = []
        for row in range(table.rows):
            cells: list[str] = []
            for slot in table.covering(row):
                text = _cell(slot.text)
                again = text if repeat and slot.kind != VALUE else ""
                cells += [text if slot.row == row else again] + [again] * (slot.column_span - 1)
            rows.append(cells)
        return ["", *_block(rows), ""]

    text = whole(printed, write)
    if hashes:
        for part in printed.parts:
            text = text.replace(f"\n{part.heading}\n", f"\n{hashes}{part.heading}\n")
    return text, printed


def _fragment(table: Table, rng: Random) -> list[str]:
    """Rows in order as small tables; long labels stand outside, before or after their row."""
    lines: list[str] = []
    block: list[list[str]] = []

    def flush() -> None:
        if block:
            lines.extend(_block(block))
            block.clear()

    for slots in table.lines():
        heads = [s for s in slots if s.kind != VALUE]
        values = [_cell(s.text) for s in slots if s.kind == VALUE]
        label = next((s.text for s in heads if s.kind not in {GROUP, HEAD}), "")
        groups = [s.text for s in heads if s.kind == GROUP]
        if not values:
            flush()
            lines += [s.text for s in heads if s.text]
            continue
        if len(label) > 10 and rng.random() < 0.6:
            flush()
            at = len(label) // 2
            around = [*groups, label[:at], label[at:]]
            lines += [*around, *_block([values])] if rng.random() < 0.5 else _block([values])
            lines += [] if lines[-1] != _row(values) else [""]
        else:
            if groups or (block and len(block[0]) != len(values) + 1):
                flush()
            lines += groups
            block.append([_cell(label), *values])
    flush()
    return lines


def _plain_pairs(table: Table) -> list[str]:
    """Table two as some converters give it: heads glued together, a row a line."""
    lines = []
    for slots in table.lines():
        heads = "".join(s.text for s in slots if s.kind != VALUE)
        values = " ".join(s.text for s in slots if s.kind == VALUE)
        lines.append(f"{heads} {values}".strip())
    return lines


def fragments(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """Tables broken in pieces, labels out of band or gone; heads of table four are lost."""
    plain = rng.random() < 0.5

    def lose(table: Table) -> Table:
        if table.holds != "proactive" or not plain:
            return table
        for row in range(table.rows):
            if any(s.row == row and s.kind == VALUE and not s.text.strip() for s in table.slots):
                table = table.lose(row)
        return table

    printed = printed.tables_changed(lose)

    def write(table: Table) -> list[str]:
        if table.holds == "proactive" and plain:
            return _plain_pairs(table)
        if table.holds == "remedies":
            values = table.covering(3)
            heads = ["行政复议行政诉讼", "未经复议直接起诉复议后起诉", "结果结果其他尚未", "总计"]
            return [*heads, *_block([[_cell(s.text) for s in values]]), ""]
        return _fragment(table, rng)

    return whole(printed, write), printed
