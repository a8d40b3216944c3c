"""Measures of the letter format (信函格式, GB/T 9704-2012 10.1) beyond those of every document."""

from __future__ import annotations

from mingtang.rendering import gb9704
from mingtang.rendering.characters import width

# 5.2.3: 28 characters of 3号 fill a line of 156 mm, which is a little less than their width
TRACKING = -0.25  # points
RED = "E60012"  # the red of a letterhead, as printers mix it
MARK_TOP = 30.0  # 发文机关标志: its upper edge from that of the page, millimetres
MARK_LARGEST = 36.0  # 小初; smaller where the name is long
MARK_WIDEST = 150.0
RULE_GAP = 4.0  # from the mark down to the first double rule
RULE_WIDTH = 170.0
RULE_BOTTOM = 20.0  # the second double rule, from the lower edge of the page
THICK, THIN = 2.25, 0.75  # points, of a double rule
RULE_SPACE = 1.5  # points between its two lines
REFERENCE_GAP = gb9704.BODY * 7 / 8 * 25.4 / 72  # 7/8 of a character of 3号
SEAL_LINES = 2  # empty lines above the signature: room for a seal of 42 mm over name and date
ROW_HEIGHT = 9.0
LABEL_SHARE = 0.26  # of a form's width


def mark_size(organ: str) -> float:
    """Points at which the organ's name stands on one line."""
    return min(MARK_LARGEST, MARK_WIDEST / max(width(organ), 1.0) * 72 / 25.4)


def rule_top(organ: str) -> float:
    """Millimetres from the upper edge of the page to the first double rule."""
    return MARK_TOP + mark_size(organ) * 25.4 / 72 + RULE_GAP


def first_line_drop(organ: str) -> float:
    """Millimetres by which the first line of the first page stands below the type area's edge."""
    return rule_top(organ) + REFERENCE_GAP - gb9704.TOP
