"""The body of an item as it is shown, and as plain words."""

from __future__ import annotations

from html import escape

from lxml import html as markup
from wagtail.fields import StreamValue
from wagtail.rich_text import expand_db_html

_APART = ("p", "li", "h2", "h3", "h4", "tr", "caption", "br")


def shown(body: StreamValue) -> str:
    """The HTML of a body. Rich text holds what the editor's features let in and nothing else, table
    cells are plain text: both were cleaned when they were saved."""
    return "\n".join(_block(child) for child in body)


def _block(child: StreamValue.StreamChild) -> str:
    match child.block_type:
        case "heading":
            return f"<h2>{escape(str(child.value))}</h2>"
        case "paragraph":
            return str(expand_db_html(child.value.source))
        case _:
            return f'<div class="table-frame">{child.render()}</div>'


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
