"""A raw document as JSON and back, so that what was read can be kept and shown beside its source.

The shape is compact and private to this package: a cell is a list whose tail is left out where it
says nothing (spans of one, the place that its row and column tell).
"""

from __future__ import annotations

from typing import Any

from mingtang.documents.raw import (
    Block,
    Format,
    Grid,
    GridCell,
    Paragraph,
    Place,
    RawDocument,
    Remark,
    UnreadableDocument,
)


def to_wire(document: RawDocument) -> dict[str, Any]:
    """The document as a JSON-ready object; `from_wire` gives back an equal one.

    >>> paragraph = Paragraph("总体情况", Place(page=1, paragraph=2))
    >>> to_wire(RawDocument(Format.PDF, (paragraph,)))["blocks"]
    [{'text': '总体情况', 'at': '第1页第2段'}]
    """
    return {
        "format": document.format.value,
        "title": document.title,
        "blocks": [_block(block) for block in document.blocks],
        "remarks": [
            {"code": remark.code, "message": remark.message, "at": str(remark.at)}
            for remark in document.remarks
        ],
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Grid):
        cells = [_cell(cell, block.at) for cell in block.cells]
        return {
            "rows": block.rows,
            "columns": block.columns,
            "at": str(block.at),
            "cells": cells,
        }
    wire: dict[str, Any] = {"text": block.text, "at": str(block.at)}
    if block.level is not None:
        wire["level"] = block.level
    return wire


def _cell(cell: GridCell, grid: Place) -> list[Any]:
    wire: list[Any] = [cell.row, cell.column, cell.text]
    placed = cell.at != _place_of(cell.row, cell.column, grid)
    if placed or (cell.row_span, cell.column_span) != (1, 1):
        wire += [cell.row_span, cell.column_span]
    if placed:
        wire.append(str(cell.at))
    return wire


def _place_of(row: int, column: int, grid: Place) -> Place:
    """Where a cell stands by its row and column (from 0), as every reader numbers them."""
    return Place(page=grid.page, table=grid.table, row=row + 1, column=column + 1)


def from_wire(wire: dict[str, Any]) -> RawDocument:
    """The document that `to_wire` wrote. Raises `UnreadableDocument` (`corrupt`) for anything else."""
    try:
        return RawDocument(
            Format(wire["format"]),
            tuple(_read_block(block) for block in wire["blocks"]),
            wire["title"],
            tuple(
                Remark(each["code"], each["message"], Place.parse(each["at"]))
                for each in wire["remarks"]
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableDocument(
            "corrupt",
            f"保存的原文数据不完整或已被改动：{error!r} 处的内容与约定不符。请用原文件重新读取。",
        ) from error


def _read_block(wire: dict[str, Any]) -> Block:
    at = Place.parse(wire["at"])
    if "cells" in wire:
        cells = tuple(_read_cell(at, *cell) for cell in wire["cells"])
        return Grid(cells, wire["rows"], wire["columns"], at)
    return Paragraph(wire["text"], at, wire.get("level"))


def _read_cell(
    grid: Place,
    row: int,
    column: int,
    text: str,
    row_span: int = 1,
    column_span: int = 1,
    at: str | None = None,
) -> GridCell:
    place = _place_of(row, column, grid) if at is None else Place.parse(at)
    return GridCell(text, row, column, place, row_span, column_span)
