from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "标点单用",
        make_report(narrative={1: ("及时公开，主动回应。",)}),
        passes=0,
    ),
    RuleCase(
        "逗号句号连用",
        make_report(narrative={1: ("及时公开，。主动回应。",)}),
        ("warning",),
        says=("标点连用",),
    ),
    RuleCase(
        "句号连用",
        make_report(narrative={1: ("及时公开。。主动回应。",)}),
        ("warning",),
    ),
    RuleCase(
        "句号逗号连用",
        make_report(narrative={1: ("及时公开。，主动回应。",)}),
        ("warning",),
    ),
    RuleCase(
        "顿号重复",
        make_report(narrative={1: ("公开预算、、决算。",)}),
        ("warning",),
    ),
    RuleCase(
        "省略号不算",
        make_report(narrative={1: ("公开预算、决算……",)}),
        passes=0,
    ),
    RuleCase(
        "引号内句号不算",
        make_report(narrative={1: ("坚持“应公开尽公开。”落实到位。",)}),
        passes=0,
    ),
    RuleCase(
        "网址不算",
        make_report(narrative={1: ("网址为http://www.yunjiang.example/，欢迎查阅。",)}),
        passes=0,
    ),
)
