from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def told(line: str):
    return prefaced(make_report(), line)


CASES = (
    RuleCase("固定电话", told("电话：0599-6000123；"), passes=1),
    RuleCase("电话传真合写", told("电话/传真：0599-6000123；"), passes=1),
    RuleCase("分机", told("电话：010-12345678转802，"), passes=1),
    RuleCase("两个号码", told("电话：0599-6000123 0599-6000124。"), passes=1),
    RuleCase("两个市内号码", told("电话：6000123 6000124。"), passes=1),
    RuleCase("号码中间有空格", told("电话：0599-600 0123。"), passes=1),
    RuleCase("第二个号码少一位", told("电话：0599-6000123 0599-60001。"), ("warning",)),
    RuleCase("没有区号", told("联系电话：6000123。"), passes=1),
    RuleCase(
        "少一位",
        told("电话：0599-60001，"),
        ("warning",),
        passes=0,
        says=("电话“0599-60001”写法有误",),
    ),
    RuleCase("邮编", told("邮编：354000，"), passes=1),
    RuleCase("邮编五位", told("邮编：35400，"), ("warning",), quotes=("邮编：35400",)),
    RuleCase("邮箱", told("电子邮箱：yjx.jyj@example.gov.cn。"), passes=1),
    RuleCase(
        "邮箱没有@", told("电子邮箱：yjxjyj163.com。"), ("warning",), says=("邮箱“yjxjyj163.com”",)
    ),
    RuleCase("网址", told("网址：https://www.example.gov.cn/zwgk/。"), passes=1),
    RuleCase("网址断在行末", told("网址：http://www. example.gov.cn。"), passes=0),
    RuleCase("邮箱中有空格", told("电子邮箱：jyj @example.gov.cn。"), passes=1),
    RuleCase("网址少斜线", told("网址：http:/www.example.gov.cn。"), ("warning",), says=("网址",)),
    RuleCase("没有联系方式", told("现报告如下。"), passes=0),
)

EQUIVALENT = {"len(pieces) > 1": "a single piece and the whole are the same digits"}
