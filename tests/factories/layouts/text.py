"""Plain-text exports that keep cells apart: (a) Word, (b) tabs, (c) pipes, (e) bare lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.factories.printed import GROUP, HEAD, VALUE, Printed, Slot, Table


def whole(printed: Printed, table_lines: Callable[[Table], list[str]], gap: str = "") -> str:
    """The lines of the report, each table written by `table_lines`."""
    lines = [printed.title, gap, *printed.preamble]
    for part in printed.parts:
        lines += [part.heading, *part.lines]
        if part.table:
            lines += table_lines(part.table)
    return "\n".join([*lines, gap, *printed.closing])


def has_gap(slots: list[Slot]) -> bool:
    """Whether a value cell of this row is printed empty."""
    return any(s.kind == VALUE and not s.text.strip() for s in slots)


def lose_gapped_rows(printed: Printed) -> Printed:
    """Where empty cells leave no trace, a row that has one is lost whole."""

    def lose(table: Table) -> Table:
        for row in range(table.rows):
            if has_gap([s for s in table.slots if s.row == row]):
                table = table.lose(row)
        return table

    return printed.tables_changed(lose)


def _wrapped(text: str, rng: Random) -> str:
    """The text broken over lines as a narrow cell breaks it."""
    if len(text) < 3 or rng.random() < 0.75:
        return text
    if len(text) <= 6 and rng.random() < 0.5:
        return "\n".join(text)
    at = rng.randrange(2, len(text))
    return text[:at] + "\n" + text[at:]


def word_export(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """(a) Each cell a line that begins with TAB, its further lines without; a row ends with an
    empty line; a cell merged from above is printed empty."""
    blank = rng.choice(("", " ", "\u00a0"))
    note = rng.random() < 0.3

    def write(table: Table) -> list[str]:
        lines: list[str] = []
        for row in range(table.rows):
            for slot in table.covering(row):
                text = slot.text if slot.row == row else ""
                if slot.kind != VALUE:
                    text = _wrapped(text, rng)
                elif not text:
                    text = blank
                if note and slot.kind == VALUE and rng.random() < 0.02:
                    text = "[bookmark: _GoBack]" + text
                lines.append("\t" + text)
            lines.append("")
        return ["", *lines, ""]

    return whole(printed, write), printed


def _tab_row(table: Table, row: int, rng: Random, ragged: bool) -> str:
    cells: list[str] = []
    for slot in table.covering(row):
        text = slot.text if slot.row == row else ""
        if slot.kind == GROUP and text and ragged:
            text = " ".join(text[i : i + 3] for i in range(0, len(text), 3))
        cells.append(text)
        pads = slot.column_span - 1
        if slot.kind == VALUE or not ragged:
            cells += [""] * pads
        elif pads:
            cells += [""] * rng.randrange(0, 2)
    return "\t".join(cells)


def tab_rows(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """(b) A row a line, cells parted by TAB; ragged ones have too few empty cells for their merged
    ones, group labels with spaces inside, and rows torn in two by a page."""
    ragged = rng.random() < 0.7
    if ragged:
        printed = lose_gapped_rows(printed)

    def write(table: Table) -> list[str]:
        lines = [""]
        for row in range(table.rows):
            line = _tab_row(table, row, rng, ragged)
            label = next((s for s in table.slots if s.row == row and s.key and s.column == 2), None)
            torn = ragged and label is not None and len(label.text) > 8 and rng.random() < 0.1
            if torn and label is not None:
                head, tail = label.text[:-2], label.text[-2:]
                filler = "\t".join(["", tail] + [""] * 7)
                lines += [line.replace(label.text, head, 1), "", filler]
            else:
                lines.append(line + ("\t" if ragged and rng.random() < 0.2 else ""))
        return [*lines, ""]

    return whole(printed, write), printed


def pipe_cells(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """(c) `cell |` a line, `|` alone for an empty cell; a row is padded with `|` to the width of
    the table, since cells merged from above and from the left are left out."""
    extra = rng.choice((0, 1))

    def write(table: Table) -> list[str]:
        lines: list[str] = []
        for slots in table.lines():
            lines += [f"{s.text} |" if s.text else "|" for s in slots]
            pads = table.columns + extra - len(slots)
            if pads:
                lines.append("|" * pads)
        return lines

    return whole(printed, write), printed


def bare_lines(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """(e) One cell a line and no mark at all; an empty cell leaves an empty line or nothing."""
    blank_lines = rng.random() < 0.3
    printed = lose_gapped_rows(printed)

    def write(table: Table) -> list[str]:
        cells = [s.text for slots in table.lines() for s in slots]
        return cells if blank_lines else [text for text in cells if text]

    return whole(printed, write), printed


def _print_lines(table: Table, rng: Random, footer: Callable[[], list[str]]) -> list[str]:
    """Rows as pdftotext prints them: heads broken anyhow, values parted by spaces."""
    lines: list[str] = []
    for slots in table.lines():
        if rng.random() < 0.06:
            lines += footer()
        heads = [s for s in slots if s.kind != VALUE and s.text]
        values = [s.text for s in slots if s.kind == VALUE and s.text]
        if table.holds != "proactive" and heads and heads[0].kind == HEAD:
            for head in heads:
                half = (len(head.text) + 1) // 2
                wrap = len(head.text) == 4 and head.key
                lines += [head.text[:half], head.text[half:]] if wrap else [head.text]
            continue
        for group in (s for s in heads if s.kind == GROUP):
            lines += list(group.text) if group.key == "三" else [group.text]
        labels = [s.text for s in heads if s.kind != GROUP]
        lines += _labelled(labels, values, rng)
    return lines


def _labelled(labels: list[str], values: list[str], rng: Random) -> list[str]:
    figures = " ".join(values)
    label = " ".join(labels)
    if not figures:
        return [label] if label else []
    if len(label) < 14 or len(labels) > 1:
        return [f"{label} {figures}".strip()]
    at = rng.randrange(8, len(label) - 3)
    if rng.random() < 0.5:
        return [label[:at], label[at:], figures]
    return [label[:at] + " " + label[at:] + " " + figures]


def space_rows(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """(f) pdftotext: a row a line, cells parted by spaces, long labels over two lines, the vertical
    label a character a line, page numbers in between. Empty cells leave no trace, and neither
    does the place of values whose row lost its label."""
    printed = lose_gapped_rows(printed)
    pages = iter(range(1, 99))

    def footer() -> list[str]:
        return [rng.choice(("- {} -", "— {} —", "第{}页")).format(next(pages)), "\f"]

    def write(table: Table) -> list[str]:
        return _print_lines(table, rng, footer)

    # A thousands separator followed by a space would part the number.
    printed = printed.changed(lambda s: replace(s, text=s.text.strip()))
    return whole(printed, write), printed
