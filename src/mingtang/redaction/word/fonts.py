"""Names of typefaces that may be carried over; any other name could say anything."""

from __future__ import annotations

KNOWN = frozenset(
    {
        "宋体", "新宋体", "仿宋", "仿宋_GB2312", "仿宋_GB18030", "黑体", "楷体", "楷体_GB2312",
        "楷体_GB18030", "隶书", "幼圆", "微软雅黑", "等线", "等线 Light", "华文宋体", "华文仿宋",
        "华文楷体", "华文黑体", "华文中宋", "华文细黑", "方正小标宋简体", "方正小标宋_GBK",
        "方正仿宋_GBK", "方正仿宋简体", "方正楷体_GBK", "方正楷体简体", "方正黑体_GBK",
        "方正黑体简体", "方正书宋_GBK", "思源宋体", "思源黑体", "文星标宋", "创艺简标宋",
        "SimSun", "NSimSun", "FangSong", "FangSong_GB2312", "SimHei", "KaiTi", "KaiTi_GB2312",
        "Microsoft YaHei", "DengXian", "Noto Serif CJK SC", "Noto Sans CJK SC", "Times New Roman",
        "Arial", "Calibri", "Cambria", "Courier New", "Tahoma", "Verdana", "Georgia", "Helvetica",
    }
)  # fmt: skip
