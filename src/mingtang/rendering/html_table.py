"""A printed table as accessible HTML (WCAG 2.2, 1.3.1; technique H43: ids and headers)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mingtang.rendering.printed import Align, PrintedCell, PrintedTable, Role


def table_markup(table: PrintedTable, named_by: str = "", caption: str = "") -> Iterator[str]:
    """The table in a frame of its own, which scrolls by keyboard and finger where it is too wide.

    `named_by` is the id of the heading that names the table, `caption` the markup of its caption;
    without a heading the table bears the name of its form.
    """
    name = f'aria-labelledby="{named_by}"' if named_by else f'aria-label="{escape(table.caption)}"'
    yield f'<div class="frame {table.key}" role="region" {name} tabindex="0">\n<table {name}>'
    if caption:
        yield f"<caption>{caption}</caption>"
    yield "<colgroup>"
    yield "".join(f'<col style="width:{share:.2%}">' for share in table.widths) + "</colgroup>"
    if table.header_rows:
        yield "<thead>"
        yield from (_row(table, number) for number in range(table.header_rows))
        yield "</thead>"
    yield "<tbody>"
    yield from (_row(table, number) for number in range(table.header_rows, table.rows))
    yield "</tbody>\n</table>\n</div>"


def _row(table: PrintedTable, number: int) -> str:
    return f"<tr>{''.join(_cell(table, cell) for cell in table.row(number))}</tr>"


def _cell(table: PrintedTable, cell: PrintedCell) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.row_span), ("colspan", cell.column_span))
        if span > 1
    )
    text = escape(cell.text).replace("\n", "<br>")
    if cell.role is Role.NOTE:
        return f'<td class="note"{spans}>{text}</td>'
    if cell.role is Role.VALUE:
        headers = " ".join(_identity(table, heading) for heading in table.headings_of(cell))
        address = f' data-address="{escape(cell.address)}"' if cell.address else ""
        return f'<td headers="{headers}"{spans}{address}>{text}</td>'
    names = [cell.role.value]
    names += ["left"] if cell.align is Align.LEFT else []
    names += ["vertical"] if cell.vertical else []
    content = f"<span>{text}</span>" if cell.vertical else text
    return (
        f'<th id="{_identity(table, cell)}" scope="{_scope(cell)}"'
        f' class="{" ".join(names)}"{spans}>{content}</th>'
    )


def _identity(table: PrintedTable, cell: PrintedCell) -> str:
    return f"{table.key}-{cell.row}-{cell.column}"


def _scope(cell: PrintedCell) -> str:
    if cell.role is Role.LABEL:
        return "rowgroup" if cell.row_span > 1 else "row"
    return "colgroup" if cell.column_span > 1 else "col"
