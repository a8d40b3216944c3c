from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

MADE, TOTAL = "proactive/regulations.made", "proactive/regulations.total_public"

CASES = (
    RuleCase("教育局填零", make_report(), passes=1),
    RuleCase(
        "教育局填四件",
        make_report(values={MADE: 4}),
        ("error",),
        passes=0,
        says=("“规章”行填“本年制发件数”4；云江县教育局没有规章制定权",),
        cells=(MADE,),
        quotes=("规章 4",),
    ),
    RuleCase("省政府", make_report(agency="云岭省人民政府", values={MADE: 4}), passes=1),
    RuleCase("自治州政府", make_report(agency="云岭自治州人民政府", values={MADE: 1}), passes=1),
    RuleCase("街道办", make_report(agency="青禾区柳塘街道办事处", values={MADE: 1}), ("error",)),
    RuleCase(
        "市政府不知是否设区",
        make_report(agency="江临市人民政府", values={MADE: 4}),
        ("error?",),
        passes=0,
        says=("凭名称不能确定",),
    ),
    RuleCase(
        "旧格式只填公开总数",
        make_report(edition_code="2019", year=2020, values={TOTAL: 4}),
        ("error?",),
        passes=0,
    ),
    RuleCase(
        "省政府办公厅", make_report(agency="云岭省人民政府办公厅", values={MADE: 4}), passes=1
    ),
    RuleCase(
        "县政府办公室", make_report(agency="云江县人民政府办公室", values={MADE: 4}), ("error",)
    ),
    RuleCase(
        "整行空白",
        make_report(values=dict.fromkeys(a for a in make_report().cells if "regulations" in a)),
        passes=0,
    ),
    RuleCase("空白", make_report(values={MADE: None}), passes=1),
)
