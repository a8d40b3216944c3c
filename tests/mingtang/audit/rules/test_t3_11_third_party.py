from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

ROW = "applications/refused.third_party_rights/total"

CASES = (
    RuleCase("没有这类申请", make_report(), passes=1),
    RuleCase(
        "有三件",
        make_report(values={ROW: 3}),
        ("notice?",),
        passes=0,
        says=("不予公开 3 件",),
        cells=(ROW,),
    ),
    RuleCase("空白", make_report(values={ROW: None}), passes=0),
    RuleCase("旧格式", make_report(edition_code="2019", year=2020, values={ROW: 1}), ("notice?",)),
)
