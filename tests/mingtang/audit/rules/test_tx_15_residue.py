from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def told(line: str):
    return make_report(narrative={1: (line,)})


CASES = (
    RuleCase("没有标记", make_report(), passes=1),
    RuleCase(
        "书签", told("[bookmark: _GoBack]为方便公众。"), ("warning",), passes=0, says=("书签标记",)
    ),
    RuleCase(
        "图片", told("在网站公布。[image: 机构图]"), ("warning",), quotes=("[image: 机构图]",)
    ),
    RuleCase(
        "网页代码", told("政府信息&nbsp;公开<br>工作。"), ("warning",), says=("网页代码", "共 2 处")
    ),
    RuleCase("域代码", told("PAGE \\* MERGEFORMAT"), ("warning",)),
    RuleCase("乱码", told("锟斤拷信息公开。"), ("warning",)),
    RuleCase("书名尖括号不算", told("印发<云江县公开办法>的通知。"), passes=1),
)
