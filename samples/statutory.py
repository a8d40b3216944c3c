"""A printed table as an HTML table: merged cells, vertical labels, marks in the cells that are at fault."""

from __future__ import annotations

from lxml import html
from lxml.html import builder

from mingtang.annual.report import CellState
from mingtang.rendering.printed import Align, PrintedCell, PrintedTable, Role
from samples.marks import Numbered, mark

NARROW = 5  # columns that a phone shows side by side
SPOKEN = {
    CellState.BLANK: "空白",
    CellState.UNREAD: "未识别",
    CellState.ABSENT: "原文无此格",
}


def cell_anchor(address: str) -> str:
    return address.replace("/", "-")


def name_of(table: PrintedTable, address: str) -> str:
    """What a cell counts, in the words of the form: （七）总计 · 自然人."""
    cell = table.at(address)
    if cell is None:
        return address
    shown = [h for h in table.headings_of(cell) if h.role is not Role.ITEM]
    labels = [h.text for h in shown if h.role is Role.LABEL]
    heads = [h.text for h in shown if h.role is Role.HEAD]
    return " · ".join([*labels[-1:], *heads[-1:]] if labels else heads[-2:])


def statutory_table(table: PrintedTable, findings: tuple[Numbered, ...]) -> html.HtmlElement:
    """The table in a frame of its own that scrolls where the page is narrow."""
    at_fault: dict[str, list[Numbered]] = {}
    for numbered in findings:
        for address in numbered.finding.cells:
            at_fault.setdefault(address, []).append(numbered)
    rows = [
        builder.TR(
            *(_cell(cell, at_fault.get(cell.address or "", [])) for cell in table.row(number))
        )
        for number in range(table.rows)
    ]
    width = "narrow" if table.columns <= NARROW else "wide"
    sheet = builder.TABLE(
        {"class": f"statutory {width}"}, builder.CAPTION(table.caption), _columns(table)
    )
    sheet.append(builder.THEAD(*rows[: table.header_rows]))
    sheet.append(builder.TBODY(*rows[table.header_rows :]))
    frame = builder.DIV({"class": "frame", "tabindex": "0", "role": "region"}, sheet)
    frame.set("aria-label", table.caption)
    if width == "narrow":
        return frame
    return builder.DIV(builder.P("表格较宽，可左右滑动查看。", {"class": "hint"}), frame)


def _columns(table: PrintedTable) -> html.HtmlElement:
    return builder.COLGROUP(*(builder.COL(style=f"width:{width:.2%}") for width in table.widths))


def _spans(cell: PrintedCell) -> dict[str, str]:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    return {name: str(span) for name, span in spans.items() if span > 1}


def _cell(cell: PrintedCell, findings: list[Numbered]) -> html.HtmlElement:
    if cell.role is Role.VALUE:
        return _value(cell, findings)
    classes = {"left": cell.align is Align.LEFT, "vertical": cell.vertical}
    shown = builder.TH(builder.SPAN(cell.text), _spans(cell))
    chosen = " ".join(name for name, holds in classes.items() if holds)
    if chosen:
        shown.set("class", chosen)
    if cell.role in (Role.HEAD, Role.ITEM):
        shown.set("scope", "colgroup" if cell.column_span > 1 else "col")
    elif cell.role is Role.LABEL:
        shown.set("scope", "rowgroup" if cell.row_span > 1 else "row")
    return shown


def _value(cell: PrintedCell, findings: list[Numbered]) -> html.HtmlElement:
    state = cell.source.state if cell.source else CellState.NUMBER
    shown = builder.TD(_spans(cell))
    if findings:
        shown.append(builder.SPAN(*map(mark, findings), {"class": "marks"}))
    shown.append(builder.SPAN(cell.text))
    classes = [] if state is CellState.NUMBER else [state.value]
    if state is CellState.BLANK:
        shown.append(builder.SPAN(SPOKEN[state], {"class": "aside"}))
    elif state is not CellState.NUMBER:
        shown.append(builder.SMALL(SPOKEN[state]))
    if findings:
        classes += ["marked", findings[0].kind]
    if cell.address:
        shown.set("id", cell_anchor(cell.address))
    if classes:
        shown.set("class", " ".join(classes))
    return shown
