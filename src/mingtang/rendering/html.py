"""A report as one HTML page that needs nothing beside it: no script, no font, no other file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files

from mingtang.rendering.html_table import table_markup
from mingtang.rendering.outline import Outline, Part, PrintedParagraph


def write(outline: Outline) -> bytes:
    """The bytes of the page, UTF-8. Every text of the report is escaped."""
    return "\n".join(_page(outline)).encode()


@cache
def _style() -> str:
    return (files("mingtang.rendering") / "report.css").read_text("utf-8")


def _page(outline: Outline) -> Iterator[str]:
    title = escape(outline.title)
    yield '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f'<meta name="author" content="{escape(outline.agency)}">'
    yield f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{title}</h1>"
    yield from map(_paragraph, outline.preamble)
    for part in outline.parts:
        yield from _section(part)
    yield from map(_paragraph, outline.closing)
    if outline.signature:
        yield '<div class="signature">'
        for line in outline.signature:
            yield f'<p style="padding-right:{line.indent:g}em">{_text(line.text)}</p>'
        yield "</div>"
    if outline.annex is not None:
        yield from _section(Part(0, outline.annex.caption, table=outline.annex))
    yield "</main>\n</body>\n</html>\n"


def _section(part: Part) -> Iterator[str]:
    """The heading of a section that holds a table and nothing else is the caption of the table."""
    yield "<section>"
    heading = "" if part.heading is None else escape(part.heading)
    name = f"section-{part.number}"
    captioned = heading and part.table is not None and not part.paragraphs
    if heading and not captioned:
        yield f'<h2 id="{name}">{heading}</h2>'
    yield from map(_paragraph, part.paragraphs)
    if part.table is not None:
        caption = f'<h2 id="{name}">{heading}</h2>' if captioned else ""
        yield from table_markup(part.table, name if heading else "", caption)
    yield "</section>"


def _paragraph(printed: PrintedParagraph) -> str:
    if printed.is_heading:
        return f"<h3>{_text(printed.text)}</h3>"
    lead, rest = printed.text[: printed.lead], printed.text[printed.lead :]
    return f'<p class="prose">{f"<b>{_text(lead)}</b>" if lead else ""}{_text(rest)}</p>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
