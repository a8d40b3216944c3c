"""Notices and issues as PDF, set by Typst: tagged, their text can be copied."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.documents.raw import Block, Grid
from mingtang.rendering.characters import printable
from mingtang.rendering.fonts import choose, installed
from mingtang.rendering.notices.printed import Issue, Notice, Paper, day_words
from mingtang.rendering.typesetting import typeset_anyway

_PAPERS = {Paper.A4: (210.0, 297.0, 1.0), Paper.A3: (297.0, 420.0, 1.4)}


def notice_pdf(notice: Notice, paper: Paper = Paper.A4) -> bytes:
    """A sheet to post. The same notice gives the same bytes on the same fonts.

    Raises `RenderingImpossible` where no Chinese font is installed or Typst refuses.
    """
    data = {"kind": "notice", "notices": [_notice(notice)], "title": printable(notice.title)}
    return _set(data, notice.organ, notice.dated, paper)


def issue_pdf(issue: Issue) -> bytes:
    """An issue with its cover and table of contents. Raises `RenderingImpossible`."""
    data = {
        "kind": "issue",
        "notices": [_notice(each) for each in issue.notices],
        "title": printable(f"{issue.name}{issue.numbered}"),
        "name": printable(issue.name),
        "numbered": issue.numbered,
        "organ": printable(issue.organ),
        "dated_words": day_words(issue.dated),
    }
    return _set(data, issue.organ, issue.dated, Paper.A4)


def _set(data: dict[str, Any], organ: str, on: date, paper: Paper) -> bytes:
    fonts = installed()
    width, height, scale = _PAPERS[paper]
    page = {"width": width, "height": height, "scale": scale}
    whole = {**data, "author": organ, "page": page, "faces": choose(fonts.families())}
    whole["day"] = [on.year, on.month, on.day]
    inputs = {"notice": json.dumps(whole, ensure_ascii=False)}
    dated = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return typeset_anyway(_template(), fonts, inputs, dated, what_to_do="请把这份内容反馈给我们。")


@cache
def _template() -> bytes:
    return (files("mingtang.rendering.notices") / "notice.typ").read_bytes()


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "title": printable(notice.title),
        "organ": printable(notice.organ),
        "number": printable(notice.number),
        "dated": day_words(notice.dated),
        "until": day_words(notice.until) if notice.until else "",
        "found_at": printable(notice.found_at),
        "lead": printable(notice.lead),
        "attachments": [printable(name) for name in notice.attachments],
        "blocks": [_block(block) for block in notice.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    if not isinstance(block, Grid):
        return {"kind": "heading" if block.level else "text", "text": printable(block.text)}
    return {
        "kind": "table",
        "columns": block.columns,
        "cells": [
            {
                "text": printable(cell.text),
                "x": cell.column,
                "y": cell.row,
                "colspan": cell.column_span,
                "rowspan": cell.row_span,
            }
            for cell in block.cells
        ],
    }
