from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def told(*lines: str):
    return make_report(narrative={5: lines})


CASES = (
    RuleCase("问题改进都写", make_report(), passes=1),
    RuleCase(
        "只写问题",
        told("公开形式单一，更新不及时。"),
        ("warning",),
        passes=0,
        says=("没有写改进情况",),
    ),
    RuleCase(
        "只写打算",
        told("我局将继续做好政府信息公开。"),
        ("warning",),
        says=("没有写存在的主要问题",),
    ),
    RuleCase(
        "只写无",
        told("无。"),
        ("warning",),
        says=("只写没有问题",),
        quotes=("五、存在的主要问题及改进情况",),
    ),
    RuleCase(
        "问题写作需要丰富", told("一是内容需要进一步丰富。", "改进情况：已修订目录。"), passes=1
    ),
    RuleCase("改进写作下步", told("队伍力量不强。下步，组织学习。"), passes=1),
    RuleCase("改进写作改进加冒号", told("解读不够通俗。改进：制作漫画12期。"), passes=1),
    RuleCase("改进写作将抓", told("内容不丰富。2024年，我局将抓好学习。"), passes=1),
    RuleCase("将近不是打算", told("公开不及时，将近三成栏目空白。"), ("warning",)),
    RuleCase("没有内容", told(), passes=0),
    RuleCase("没有第五部分", replace(make_report(), sections=make_report().sections[:4]), passes=0),
)
