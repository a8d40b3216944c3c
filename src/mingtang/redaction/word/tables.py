"""Tables: their frame, their rows, the properties of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mingtang.documents.readers.docx_package import W, is_on, number, value
from mingtang.documents.readers.office_xml import Element
from mingtang.redaction.losses import Losses
from mingtang.redaction.outcome import Loss
from mingtang.redaction.word.looks import TIGHT
from mingtang.redaction.word.styles import StyleSheet

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_MOST_COLUMNS = 63
_WIDEST = 31_680
_ALIGNMENTS = frozenset({"left", "center", "right", "start", "end"})
_UPRIGHTS = frozenset({"top", "center", "bottom"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table says for all its cells."""

    styles: list[Element]
    shadings: list[Element | None]
    ruled: bool
    align: str | None


@dataclass(frozen=True, slots=True)
class Properties:
    """What a cell says of itself."""

    columns: int
    width: int | None
    merge: str | None
    align: str | None
    is_deleted: bool


def frame_of(table: Element, sheet: StyleSheet) -> Frame:
    properties = table.find(W + "tblPr")
    style = value(None if properties is None else properties.find(W + "tblStyle"))
    styles = sheet.table_styles(style)
    own = [] if properties is None else [properties]
    levels = own + [found for each in styles if (found := each.find(W + "tblPr")) is not None]
    shadings = [each.find(W + "shd") for each in levels]
    shadings += [each.find(f"{W}tcPr/{W}shd") for each in styles]
    align = value(None if properties is None else properties.find(W + "jc"))
    return Frame(
        styles, shadings, _is_ruled(table, levels), align if align in _ALIGNMENTS else None
    )


def _is_ruled(table: Element, levels: list[Element]) -> bool:
    borders = [found for each in levels if (found := each.find(W + "tblBorders")) is not None]
    borders += list(table.iter(W + "tcBorders"))
    return any(value(side) not in (None, "none", "nil") for each in borders for side in each)


def columns_of(table: Element) -> list[int]:
    """Widths of the columns, each within the page."""
    widths = [number(column, "w") or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    return [min(max(width, 0), _WIDEST) for width in widths[:_MOST_COLUMNS]]


def rows_of(parent: Element, losses: Losses, at: str) -> Iterator[Element]:
    """The rows that are shown: none that a tracked change deletes, that is hidden or without height."""
    for element in parent:
        if element.tag == W + "tr":
            properties = element.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                losses.add(Loss.TRACKED_DELETION, at)
            elif properties is not None and _is_hidden(properties):
                losses.add(Loss.HIDDEN_CELLS, at)
            else:
                yield element
        elif element.tag in _WRAPPERS:
            yield from rows_of(element, losses, at)
        elif element.tag in (W + "del", W + "moveFrom"):
            losses.add(Loss.TRACKED_DELETION, at)


def _is_hidden(properties: Element) -> bool:
    height = properties.find(W + "trHeight")
    tiny = (
        height is not None
        and value(height, "hRule") == "exact"
        and (number(height) or TIGHT + 1) <= TIGHT
    )
    return tiny or is_on(properties.find(W + "hidden"))


def cell_properties(properties: Element | None) -> Properties:
    """The properties of a cell."""
    if properties is None:
        return Properties(1, None, None, None, False)
    merge = properties.find(W + "vMerge")
    width = number(properties.find(W + "tcW"), "w")
    align = value(properties.find(W + "vAlign"))
    return Properties(
        columns=min(max(number(properties.find(W + "gridSpan")) or 1, 1), _MOST_COLUMNS),
        width=min(width, _WIDEST) if width and width > 0 else None,
        merge=None if merge is None else ("restart" if value(merge) == "restart" else "continue"),
        align=align if align in _UPRIGHTS else None,
        is_deleted=properties.find(W + "cellDel") is not None,
    )
