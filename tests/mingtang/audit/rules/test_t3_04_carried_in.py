from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

NOW, BEFORE = "applications/carried_in/natural_person", "applications/carried_out/natural_person"
LAST = make_report(year=2022, values={BEFORE: 1})

CASES = (
    RuleCase("两年衔接", make_report(values={NOW: 1}), previous=LAST, passes=7),
    RuleCase(
        "去年结转没有接上",
        make_report(),
        ("error",),
        previous=LAST,
        passes=6,
        says=("自然人列：去年报告“结转下年度继续办理”1 件，今年“上年结转”填 0 件",),
        cells=(NOW,),
        quotes=("二、上年结转政府信息公开申请数量 0", "四、结转下年度继续办理 1"),
    ),
    RuleCase(
        "今年空白而去年有结转",
        make_report(values={NOW: None}),
        ("error?",),
        previous=LAST,
        passes=6,
    ),
    RuleCase(
        "今年空白而去年为零",
        make_report(values={NOW: None}),
        previous=make_report(year=2022),
        passes=6,
    ),
    RuleCase("今年没有读出", make_report(raws={NOW: "约1"}), previous=LAST, passes=6),
    RuleCase("没有去年的报告", make_report(), passes=0),
    RuleCase(
        "给出的是前年的报告",
        make_report(),
        previous=make_report(year=2021, values={BEFORE: 1}),
        passes=0,
    ),
    RuleCase(
        "跨格式同样衔接",
        make_report(year=2021, values={NOW: 2}),
        ("error",),
        previous=make_report(edition_code="2019", year=2020),
        passes=6,
    ),
)
