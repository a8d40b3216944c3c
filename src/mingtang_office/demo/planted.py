"""Which faults were planted in which report of the demonstration, by the source's name in `reports`.

A report that is not named here has none: the audit finds no error and no warning in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLANTED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "2024_1_jiaoyu": frozenset({"T3-04", "TX-05"}),
        "2024_2_caizheng": frozenset({"T2-01", "TX-11"}),
        "2024_4_weijian": frozenset({"TN-01", "TX-01"}),
        "2024_5_shichang": frozenset({"TX-21"}),
        "2022_1_jiaoyu": frozenset({"T3-01", "T3-03", "TW-02", "TX-04", "TX-05", "TX-08"}),
        "2025_4_ziran": frozenset({"T3-01", "T3-02", "T3-03", "T4-01", "TX-06"}),
        "2025_5_shichang": frozenset({"T2-02", "T2-07", "T3-05", "TX-24"}),
        "2025_6_baishi": frozenset({"T3-12", "TX-03"}),
        "2025_7_qingxi": frozenset({"TX-09"}),
    }
)

# Last year's report with which each is compared; the health bureau bore another name the year before.
PREVIOUS: Mapping[str, str] = MappingProxyType(
    {
        "2024_1_jiaoyu": "2023_1_jiaoyu",
        "2024_2_caizheng": "2023_2_caizheng",
        "2024_4_weijian": "2023_3_weijian",
        "2025_3_caizheng": "2024_2_caizheng",
        "2025_4_ziran": "2024_3_ziran",
        "2025_5_shichang": "2024_5_shichang",
        "2025_7_qingxi": "2024_6_qingxi",
    }
)
