"""What of a workbook can be carried over: visible cells with what they show."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cell:
    """`is_number`: a plain number as it is shown, which may stay one."""

    at: str
    text: str
    is_number: bool = False
    is_ruled: bool = False
    is_bold: bool = False


Range = tuple[int, int, int, int]
"""Top, left, bottom, right, all included."""


@dataclass(slots=True)
class Sheet:
    """Rows and columns count from 0 among those that are visible; `widths` in characters."""

    name_at: str
    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
