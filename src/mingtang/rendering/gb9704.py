"""Measures of GB/T 9704-2012 党政机关公文格式 that docx and pdf share: millimetres and points."""

from __future__ import annotations

from mingtang.annual.edition import APPLICATIONS, PROACTIVE, REMEDIES
from mingtang.rendering.characters import balanced
from mingtang.rendering.printed import Align, PrintedCell, PrintedTable, Role
from mingtang.rendering.tables import FIGURES

# 5.1, 5.2: A4, the type area 156 × 225 mm.
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

# 5.2.2, 5.2.3: 3号 type, 22 lines a page.
BODY = 16.0
LINE = 28.95
TITLE = 22.0  # 7.3.1: 2号
TITLE_LINE = 34.0
# 7.5: page number 4号, the dash 7 mm below the type area.
PAGE_NUMBER = 14.0
PAGE_NUMBER_DROP = 7.0
COMMENT = 9.0  # in the margin, which the standard leaves empty

# The standard leaves tables free: 小四 for the wide cells of table two, 小五 where ten or fifteen
# columns share the line.
TABLE_TYPE = {PROACTIVE: 12.0, APPLICATIONS: 9.0, REMEDIES: 9.0, FIGURES: 12.0}
ROW_HEIGHT = {PROACTIVE: 8.0, APPLICATIONS: 6.0, REMEDIES: 9.0, FIGURES: 8.0}
CELL_PADDING = 0.4
LABEL_INDENT = 0.8
_SLACK = 0.3  # of a character: typefaces differ a little in width

# Typefaces the standard names, then those that stand in for them where they are not installed.
SONG = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong")
FANG = ("仿宋_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "FandolFang R", "FandolFang")
KAI = ("楷体_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", "FandolKai", "LXGW WenKai")
HEI = ("黑体", "SimHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC")
SUN = ("宋体", "SimSun", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "FandolSong")
OTHER = (
    "微软雅黑",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "AR PL UMing CN",
    "AR PL UKai CN",
    "Droid Sans Fallback",
)


def side_indents(table: PrintedTable, cell: PrintedCell) -> tuple[float, float]:
    """Millimetres free to the left and right of a cell's text beyond the padding.

    A head that does not fit on a line is narrowed so that its lines are alike (商业 over 企业); a
    label stands off the rule.
    """
    if cell.align is Align.LEFT:
        return LABEL_INDENT, 0.0
    if cell.role is not Role.HEAD:
        return 0.0, 0.0
    character = TABLE_TYPE[table.key] * 25.4 / 72
    share = sum(table.widths[cell.column : cell.column_end])
    line = (TEXT_WIDTH * share - 2 * CELL_PADDING) / character
    free = (line - balanced(cell.text, line) - _SLACK) * character / 2
    return (free, free) if free > 0 else (0.0, 0.0)
