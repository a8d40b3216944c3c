from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def told(line: str):
    return prefaced(make_report(), line)


CASES = (
    RuleCase("固定电话", told("电话：0591-23165370；"), passes=1),
    RuleCase("电话传真合写", told("电话/传真：0591-23165370；"), passes=1),
    RuleCase("分机", told("电话：010-12345678转802，"), passes=1),
    RuleCase("两个号码", told("电话：0591-23165370 0591-23165371。"), passes=1),
    RuleCase("号码中间有空格", told("电话：0591-2316 5370。"), passes=1),
    RuleCase("第二个号码少一位", told("电话：0591-23165370 0591-231653。"), ("warning",)),
    RuleCase("没有区号", told("联系电话：23165370。"), passes=1),
    RuleCase(
        "少一位",
        told("电话：0591-231653，"),
        ("warning",),
        passes=0,
        says=("电话“0591-231653”写法有误",),
    ),
    RuleCase("邮编", told("邮编：350400，"), passes=1),
    RuleCase("邮编五位", told("邮编：35040，"), ("warning",), quotes=("邮编：35040",)),
    RuleCase("邮箱", told("电子邮箱：yjx.jyj@example.gov.cn。"), passes=1),
    RuleCase(
        "邮箱没有@", told("电子邮箱：yjxjyj163.com。"), ("warning",), says=("邮箱“yjxjyj163.com”",)
    ),
    RuleCase("网址", told("网址：https://www.example.gov.cn/zwgk/。"), passes=1),
    RuleCase("网址少斜线", told("网址：http:/www.example.gov.cn。"), ("warning",), says=("网址",)),
    RuleCase("没有联系方式", told("现报告如下。"), passes=0),
)
