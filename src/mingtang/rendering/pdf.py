"""A report as PDF in the layout of GB/T 9704-2012, set by Typst: tagged, its text can be copied."""

from __future__ import annotations

import json
from datetime import UTC
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.rendering import gb9704
from mingtang.rendering.characters import title_width
from mingtang.rendering.fonts import choose, installed
from mingtang.rendering.outline import Outline, Part, PrintedParagraph
from mingtang.rendering.printed import PrintedTable
from mingtang.rendering.typesetting import typeset_anyway


def write(outline: Outline) -> bytes:
    """The bytes of the PDF; the same outline gives the same bytes on the same fonts.

    Raises `RenderingImpossible` where no Chinese font is installed or Typst refuses.
    """
    fonts = installed()
    data = {**_document(outline), "measures": _MEASURES, "faces": choose(fonts.families())}
    inputs = {"report": json.dumps(data, ensure_ascii=False)}
    dated = outline.dated.replace(tzinfo=UTC)
    return typeset_anyway(
        _template(),
        fonts,
        inputs,
        dated,
        what_to_do="请先生成 docx，并把这份报告反馈给我们。",
    )


_MEASURES = {
    "width": gb9704.PAGE_WIDTH,
    "height": gb9704.PAGE_HEIGHT,
    "top": gb9704.TOP,
    "bottom": gb9704.BOTTOM,
    "left": gb9704.LEFT,
    "right": gb9704.RIGHT,
    "body": gb9704.BODY,
    "line": gb9704.LINE,
    "title": gb9704.TITLE,
    "title_line": gb9704.TITLE_LINE,
    "page_number": gb9704.PAGE_NUMBER,
    "page_number_drop": gb9704.PAGE_NUMBER_DROP,
    "cell_padding": gb9704.CELL_PADDING,
}


@cache
def _template() -> bytes:
    return (files("mingtang.rendering") / "report.typ").read_bytes()


def _document(outline: Outline) -> dict[str, Any]:
    line = gb9704.TEXT_WIDTH * 72 / 25.4 / gb9704.TITLE
    day = outline.dated
    return {
        "title": outline.title,
        "title_width": title_width(outline.title, line) * gb9704.TITLE,
        "agency": outline.agency,
        "dated": [day.year, day.month, day.day],
        "preamble": [_paragraph(p) for p in outline.preamble],
        "parts": [_part(part) for part in outline.parts],
        "closing": [_paragraph(p) for p in outline.closing],
        "annex": outline.annex and _table(outline.annex),
        "signature": [{"text": s.text, "indent": s.indent} for s in outline.signature],
    }


def _paragraph(printed: PrintedParagraph) -> dict[str, Any]:
    return {
        "heading": printed.is_heading,
        "lead": printed.text[: printed.lead],
        "rest": printed.text[printed.lead :],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "heading": part.heading,
        "paragraphs": [_paragraph(p) for p in part.paragraphs],
        "table": part.table and _table(part.table),
    }


def _table(table: PrintedTable) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "widths": table.widths,
        "header_rows": table.header_rows,
        "type": gb9704.TABLE_TYPE[table.key],
        "row_height": gb9704.ROW_HEIGHT[table.key],
        "cells": [
            {
                "text": cell.text,
                "row": cell.row,
                "column": cell.column,
                "row_span": cell.row_span,
                "column_span": cell.column_span,
                "align": cell.align,
                "vertical": cell.vertical,
                "role": cell.role,
                "indents": gb9704.side_indents(table, cell),
            }
            for cell in table.cells
        ],
    }
