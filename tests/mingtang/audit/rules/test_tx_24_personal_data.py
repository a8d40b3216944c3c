from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def told(line: str):
    return make_report(narrative={1: (line,)})


OFFICE = "地址：云江县青禾镇东风路12号，电话：0599-6000123，邮箱：jyj@example.gov.cn。"

CASES = (
    RuleCase("办公联系方式", prefaced(make_report(), OFFICE), passes=1),
    RuleCase(
        "身份证号",
        told("申请人身份证号11010519491231002X。"),
        ("error",),
        passes=0,
        says=("11*************02X", "居民身份证号码"),
    ),
    RuleCase("正文手机号", told("联系人手机13800138000。"), ("warning",), says=("138****8000",)),
    RuleCase("引言手机号", prefaced(make_report(), "联系人手机13800138000。"), ("warning?",)),
    RuleCase("家庭住址", told("申请人家住云江县青禾镇柳塘村12号。"), ("warning",), says=("住址",)),
    RuleCase("正文地址", told("在云江县青禾镇柳塘村12号设查阅点。"), passes=1),
)
