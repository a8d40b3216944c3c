"""The body of an item as it is shown, and as plain words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from lxml import html as markup
from wagtail.fields import StreamValue
from wagtail.rich_text import expand_db_html

from mingtang.publication.districts import FIELD, districts_of
from mingtang_office.publication.district_rows import cells_of
from mingtang_office.publication.models import Item

_APART = ("p", "li", "h2", "h3", "h4", "tr", "caption", "br")


def shown(body: StreamValue) -> str:
    """The HTML of a body. Rich text holds what the editor's features let in and nothing else, table
    cells are plain text: both were cleaned when they were saved."""
    return "\n".join(_block(child) for child in body)


def shown_item(item: Item) -> str:
    """All that an item shows: its body, and the districts of schools where it holds them."""
    rows = item.details.get(FIELD)
    return "\n".join(filter(None, (shown(item.body), _districts(rows, item) if rows else "")))


def _districts(lines: list[str], item: Item) -> str:
    year = item.details.get("school_year")
    head, rows = cells_of(districts_of(lines))
    told = {
        "data": [head, *rows],
        "first_row_is_table_header": True,
        "table_caption": f"{year}年学区划分表" if year else "学区划分表",
    }
    return f'<div class="table-frame">{_table(told)}</div>'


def _block(child: StreamValue.StreamChild) -> str:
    match child.block_type:
        case "heading":
            return f"<h2>{escape(str(child.value))}</h2>"
        case "paragraph":
            return str(expand_db_html(child.value.source))
        case _:
            return f'<div class="table-frame">{_table(child.value)}</div>'


def _table(value: Mapping[str, Any]) -> str:
    """A table with its merged cells, what they cover left out. Written here: the block's own template
    takes ten times as long, and each signature and each imported file asks for it."""
    spans = {(each["row"], each["col"]): each for each in value.get("mergeCells") or ()}
    told = {(each["row"], each["col"]): each for each in value.get("cell") or ()}
    has_head = bool(value.get("first_row_is_table_header"))
    has_stub = bool(value.get("first_col_is_header"))
    rows = []
    for row, texts in enumerate(value.get("data") or ()):
        cells = []
        for column, text in enumerate(texts):
            about = told.get((row, column), {})
            if not about.get("hidden"):
                tag, scope = _tag(is_head=has_head and row == 0, is_stub=has_stub and column == 0)
                look = _look(about, spans.get((row, column)))
                lines = escape(str(text or "").strip()).replace("\n", "<br>")
                cells.append(f"<{tag}{scope}{look}>{lines}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head = f"<thead>{rows.pop(0)}</thead>" if has_head and rows else ""
    caption = value.get("table_caption") or ""
    said = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f"<table>{said}{head}<tbody>{''.join(rows)}</tbody></table>"


def _tag(*, is_head: bool, is_stub: bool) -> tuple[str, str]:
    if is_head:
        return "th", ' scope="col"'
    return ("th", ' scope="row"') if is_stub else ("td", "")


def _look(about: Mapping[str, Any], span: Mapping[str, int] | None) -> str:
    """How a cell is set, and over how many rows and columns."""
    named = f' class="{escape(about["className"])}"' if about.get("className") else ""
    wide = f' rowspan="{span["rowspan"]:d}" colspan="{span["colspan"]:d}"' if span else ""
    return named + wide


def words_of(html: str) -> str:
    """The text of a piece of HTML, a line a paragraph or row, cells apart by a tab.

    >>> words_of("<p>一、<b>时间</b></p><table><tr><td>甲</td><td>3</td></tr></table>")
    '一、时间\\n甲\\t3'
    """
    if not html.strip():
        return ""
    root = markup.fragment_fromstring(html, create_parent="div")
    for cell in root.iter("td", "th"):
        if cell.getnext() is not None:
            cell.tail = f"\t{cell.tail or ''}"
    for element in root.iter(*_APART):
        element.tail = f"\n{element.tail or ''}"
    lines = (line.strip(" \n") for line in str(root.text_content()).split("\n"))
    return "\n".join(line for line in lines if line.strip())
