from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有写不予公开信息数",
        make_report(narrative={1: ("全年主动公开政府信息36条。",)}),
        passes=0,
    ),
    RuleCase(
        "不予公开信息没有口径",
        make_report(narrative={1: ("全年主动公开政府信息147条，不予公开信息数105条。",)}),
        ("notice",),
        says=("没有写明口径",),
        quotes=("不予公开信息数105条",),
    ),
    RuleCase(
        "不予公开信息零条",
        make_report(narrative={1: ("全年主动公开政府信息147条，不予公开信息数0条。",)}),
        passes=1,
    ),
    RuleCase(
        "列为信息总数的一部分",
        make_report(narrative={1: ("制作信息总数120条，其中主动公开100条，不予公开信息20条。",)}),
        passes=1,
    ),
    RuleCase(
        "依申请公开信息数另有口径",
        make_report(narrative={1: ("主动公开政府信息147条，依申请公开信息数6条。",)}),
        passes=0,
    ),
)
