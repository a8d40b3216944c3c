from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "词语完整",
        make_report(narrative={1: ("畅通依申请公开受理渠道。",)}),
        passes=0,
    ),
    RuleCase(
        "受理渠道缺末字",
        make_report(narrative={1: ("畅通依申请公开受理渠。",)}),
        ("warning",),
        says=("应为“受理渠道”",),
    ),
    RuleCase(
        "审查管理缺末字",
        make_report(narrative={1: ("加强信息发布审查管，动态调整清单。",)}),
        ("warning",),
        says=("应为“审查管理”",),
    ),
    RuleCase(
        "行政复议多一字",
        make_report(narrative={1: ("办理行政法复议案件。",)}),
        ("warning",),
        says=("应为“行政复议”",),
    ),
    RuleCase(
        "否定与连接不算",
        make_report(narrative={1: ("行政不复议、行政和复议、社会的保障。",)}),
        passes=0,
    ),
    RuleCase(
        "保障二字前后不算",
        make_report(narrative={1: ("社会保险与社会保障，行政许可、行政处罚。",)}),
        passes=0,
    ),
)
