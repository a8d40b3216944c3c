"""Workbooks: what visible cells show, marks over it, a new workbook from what is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from mingtang.redaction.folding import BAR
from mingtang.redaction.losses import Losses
from mingtang.redaction.made import Made
from mingtang.redaction.marks import Mark
from mingtang.redaction.outcome import Examined
from mingtang.redaction.sheets.model import Sheet
from mingtang.redaction.sheets.reading import passages, sheets_of
from mingtang.redaction.sheets.writing import write
from mingtang.redaction.withholding import Cover, cover, refuse_areas

EXTENSION = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def examine(data: bytes, marks: Sequence[Mark]) -> Examined:
    """What the cells show, and what the marks would take from it."""
    losses = Losses()
    refuse_areas(marks)
    flows = passages(sheets_of(data, losses))
    return Examined(
        passages=tuple(passage for flow in flows for passage in flow),
        figures=(),
        pages=0,
        to_be_viewed=frozenset(),
        dropped=losses.entries(),
        hits=tuple(cover(flows, marks).hits),
    )


def make(data: bytes, marks: Sequence[Mark], _viewed: Collection[int]) -> Made:
    """The new workbook: pictures and drawings are left out, so that nobody need look at them."""
    losses = Losses()
    refuse_areas(marks)
    sheets = sheets_of(data, losses)
    flows = passages(sheets)
    covered = cover(flows, marks)
    before = tuple(passage for flow in flows for passage in flow)
    withhold(sheets, covered)
    return Made(write(sheets), tuple(covered.hits), losses.entries(), before)


def withhold(sheets: Sequence[Sheet], covered: Cover) -> None:
    """Takes the covered characters out of names and cells; a bar stands where they stood."""
    for sheet in sheets:
        sheet.name = _without(sheet.name, covered.of(sheet.name_at))
        for cell in sheet.cells.values():
            spans = covered.of(cell.at)
            if spans:
                cell.text, cell.is_number = _without(cell.text, spans), False


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = text[:start] + BAR + text[end:]
    return text
