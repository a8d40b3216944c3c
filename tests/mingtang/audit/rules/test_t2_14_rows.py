from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, labelled, without

P = "proactive/"

CASES = (
    RuleCase(
        "省去行政二字", labelled(make_report(), {P + "normative_documents": "规范性文件"}), passes=2
    ),
    RuleCase(
        "错一个字",
        labelled(make_report(), {P + "charges": "行政事业性收废"}),
        ("error",),
        passes=1,
        says=("应为“行政事业性收费”",),
        cells=(P + "charges",),
    ),
    RuleCase(
        "缺一行",
        without(make_report(), P + "compulsory_measures."),
        ("error",),
        passes=0,
        says=("表二缺少“行政强制”行",),
    ),
    RuleCase(
        "恰有一半的行没有读到",
        without(make_report(), *(P + row for row in ("regulations", "licences", "penalties"))),
        ("error",),
    ),
    RuleCase("整表没有读到", without(make_report(), P), passes=0),
    RuleCase("自由格式没有表二", make_report(edition_code="2008", year=2012), passes=0),
)
