from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced

SIX = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项等六部分组成。"
)
FIVE_OF_SIX = SIX.replace("政府信息公开行政复议和行政诉讼情况、", "")


def told(line: str):
    return prefaced(make_report(), line)


CASES = (
    RuleCase("说六列六", told(SIX), passes=2),
    RuleCase(
        "说六列五",
        told(FIVE_OF_SIX),
        ("error",),
        passes=1,
        says=("列举时却缺“政府信息公开行政复议、行政诉讼情况”，只列出 5 项",),
    ),
    RuleCase(
        "说五而有六",
        told("本报告共五部分。"),
        ("error",),
        passes=0,
        says=("正文读到格式规定的 6 部分",),
    ),
    RuleCase("没有列举", told("本报告共六个部分。"), passes=1),
    RuleCase(
        "只列三项", told("本报告分总体情况、主动公开、存在问题等六部分。"), ("error",), passes=1
    ),
    RuleCase("只列两项不算列举", told("本报告分总体情况、主动公开等六部分。"), passes=1),
    RuleCase("没有说几个部分", told("现报告如下。"), passes=0),
    RuleCase("正文没有读出", replace(told(SIX), sections=()), passes=1),
)
