from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

MADE, TOTAL = "proactive/regulations.made", "proactive/regulations.total_public"

CASES = (
    RuleCase("教育局填零", make_report(), passes=3),
    RuleCase(
        "教育局填四件",
        make_report(values={MADE: 4}),
        ("error",),
        passes=2,
        says=("填 4；云江县教育局没有规章制定权，应填 0",),
        cells=(MADE,),
        quotes=("规章 4",),
    ),
    RuleCase("省政府", make_report(agency="云岭省人民政府", values={MADE: 4}), passes=3),
    RuleCase("自治州政府", make_report(agency="云岭自治州人民政府", values={MADE: 1}), passes=3),
    RuleCase("街道办", make_report(agency="青禾区柳塘街道办事处", values={MADE: 1}), ("error",)),
    RuleCase(
        "市政府不知是否设区",
        make_report(agency="江临市人民政府", values={MADE: 4}),
        ("error?",),
        passes=2,
        says=("凭名称不能确定",),
    ),
    RuleCase(
        "旧格式只填公开总数",
        make_report(edition_code="2019", year=2020, values={TOTAL: 4}),
        ("error?",),
        passes=2,
    ),
    RuleCase("空白", make_report(values={MADE: None}), passes=2),
)
