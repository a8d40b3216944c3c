from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def told(*lines: str):
    return make_report(narrative={1: lines, 5: ("无。",), 6: ("无。",)})


CASES = (
    RuleCase("连续", told("一是培训。二是考核。三是检查。"), passes=1),
    RuleCase(
        "跳号",
        told("一是培训。二是考核。四是检查。"),
        ("warning",),
        passes=0,
        says=("“二是”之后是“四是”，序号不连续",),
        quotes=("四是检查",),
    ),
    RuleCase(
        "重号", told("（一）培训。", "（二）考核。", "（二）检查。"), ("warning",), says=("重号",)
    ),
    RuleCase("倒号", told("一是培训。三是考核。二是检查。"), ("warning", "warning")),
    RuleCase("下一层重新起", told("一是培训。二是考核。一是检查。二是通报。"), passes=1),
    RuleCase(
        "下一层接在文字后", told("一是培训。二是考核。加强平台建设一是检查。二是通报。"), passes=1
    ),
    RuleCase("条款不是序号", told("第二十条第（一）项、第（五）项要求的内容。"), passes=0),
    RuleCase("只有一个", told("一是培训。"), passes=0),
    RuleCase(
        "点与顿号混用",
        told("1.培训。", "2.考核。", "1、检查。"),
        ("notice",),
        passes=1,
        says=("混用",),
    ),
    RuleCase("只用点", told("1.培训。", "2.考核。"), passes=1),
    RuleCase(
        "下一层接在冒号后", told("问题：1.兼职多；2.更新慢。措施：1.定岗；2.督查。"), passes=1
    ),
    RuleCase(
        "冒号后的顿号序号", told("问题：1、兼职多；2、更新慢。措施：1、定岗；2、督查。"), passes=1
    ),
    RuleCase("小数不是序号", told("1.5万元。2.5万元。"), passes=0),
)
