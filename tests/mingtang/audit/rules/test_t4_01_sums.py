from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, without

R = "remedies/reconsideration/"

CASES = (
    RuleCase("三组都是零", make_report(), passes=3),
    RuleCase(
        "复议相等",
        make_report(values={R + "upheld": 2, R + "corrected": 1, R + "total": 3}),
        passes=3,
    ),
    RuleCase(
        "复议总计填零",
        make_report(values={R + "upheld": 9, R + "corrected": 2}),
        ("error",),
        passes=2,
        says=("“行政复议”组：四种结果之和 9+2=11，总计填 0，相差 11",),
        cells=(R + "total",),
        quotes=("行政复议 9", "行政复议 0"),
    ),
    RuleCase(
        "四格空白",
        make_report(
            values=dict.fromkeys((R + "upheld", R + "corrected", R + "other", R + "pending"))
        ),
        passes=2,
    ),
    RuleCase(
        "一格空白而不相等",
        make_report(values={R + "upheld": 1, R + "corrected": None, R + "total": 2}),
        ("error?",),
        passes=2,
    ),
    RuleCase("没有读到总计", without(make_report(values={R + "upheld": 1}), R + "total"), passes=2),
    RuleCase("自由格式没有表四", make_report(edition_code="2008", year=2012), passes=0),
)
