from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

BODY = "全年通过门户网站主动公开政府信息，完善公开指南和目录，组织业务培训，提高"


def told(*lines: str):
    return make_report(narrative={1: lines, 5: (), 6: ("无",)})


CASES = (
    RuleCase("句号结尾", told(BODY + "质量。"), passes=1),
    RuleCase("没有标点", told(BODY), ("notice?",), passes=0, says=("没有以标点结尾",)),
    RuleCase("停在逗号上", told(BODY + "质量，"), ("notice?",), says=("停在逗号或顿号上",)),
    RuleCase("只看最后一段", told(BODY, "特此报告。"), passes=1),
    RuleCase("太短", told("略"), passes=0),
    RuleCase("恰好三十字", told("公" * 30), ("notice?",)),
)
