from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."
LAST = make_report(year=2022, values={N + "in_force": 40})

CASES = (
    RuleCase(
        "衔接",
        make_report(values={N + "made": 3, N + "repealed": 2, N + "in_force": 41}),
        previous=LAST,
        passes=2,
    ),
    RuleCase(
        "推不上",
        make_report(values={N + "made": 12, N + "repealed": 7, N + "in_force": 145}),
        ("warning",),
        previous=LAST,
        passes=1,
        says=("去年有效 40+今年制发 12-废止 7=45，现行有效件数填 145，相差 100", "须附说明"),
        cells=(N + "in_force",),
    ),
    RuleCase("今年空白", make_report(values={N + "in_force": None}), previous=LAST, passes=1),
    RuleCase(
        "去年空白",
        make_report(),
        previous=make_report(year=2022, values={N + "in_force": None}),
        passes=1,
    ),
    RuleCase("没有去年的报告", make_report(), passes=0),
    RuleCase(
        "去年是旧格式",
        make_report(year=2021, values={N + "in_force": 5}),
        previous=make_report(edition_code="2019", year=2020),
        passes=0,
    ),
)
