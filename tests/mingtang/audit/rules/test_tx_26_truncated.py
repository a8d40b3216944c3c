from dataclasses import replace

from mingtang.annual.report import Section
from mingtang.documents.raw import Place
from tests.factories.reports import make_report, text
from tests.mingtang.audit.cases import RuleCase

BODY = "全年通过门户网站主动公开政府信息，完善公开指南和目录，组织业务培训，提高"


def told(*lines: str):
    return make_report(narrative={1: lines, 5: (), 6: ("无",)})


OWN = Section(3, "各项工作", text(BODY), Place(), "二、", statutory=False)

CASES = (
    RuleCase("句号结尾", told(BODY + "质量。"), passes=1),
    RuleCase("没有标点", told(BODY), ("notice?",), passes=0, says=("没有以标点结尾",)),
    RuleCase("停在逗号上", told(BODY + "质量，"), ("notice?",), says=("停在逗号或顿号上",)),
    RuleCase("只看最后一段", told(BODY, "特此报告。"), passes=1),
    RuleCase(
        "另立标题的部分也看",
        replace(told("略"), sections=(*told("略").sections[:1], OWN)),
        ("notice?",),
        quotes=("提高",),
    ),
    RuleCase("太短", told("略"), passes=0),
    RuleCase("恰好三十字", told("公" * 30), ("notice?",)),
)
