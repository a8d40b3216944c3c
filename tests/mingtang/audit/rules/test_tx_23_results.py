from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

PROBLEM = "存在的主要问题：政策解读形式较为单一，部分栏目更新不够及时。"


def told(*lines: str):
    return make_report(narrative={5: lines})


CASES = (
    RuleCase("结果打算都写", make_report(), passes=1),
    RuleCase(
        "两样都没有",
        told(PROBLEM, "我局将进一步加强学习，提高解读质量。"),
        ("notice",),
        passes=0,
        says=("上年问题的整改结果和下一年度的打算",),
    ),
    RuleCase(
        "没有结果",
        told(PROBLEM, "2024年，将增加图解。"),
        ("notice",),
        says=("没有写到上年问题的整改结果，",),
    ),
    RuleCase(
        "没有打算",
        told(PROBLEM, "2022年提出的培训不足，经整改落实得到改善。"),
        ("notice",),
        says=("没有写到下一年度的打算，",),
    ),
    RuleCase(
        "点明上一年也算结果", told(PROBLEM, "2022年的不足逐项处理。下一步增加图解。"), passes=1
    ),
    RuleCase("恰好三十字", told("问" * 30), ("notice",)),
    RuleCase("不足三十字", told("问" * 29), passes=0),
    RuleCase("没有第五部分", replace(make_report(), sections=make_report().sections[:4]), passes=0),
)
