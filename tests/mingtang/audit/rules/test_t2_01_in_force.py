from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."
LAST = make_report(year=2022, values={N + "in_force": 65})

CASES = (
    RuleCase(
        "衔接",
        make_report(values={N + "made": 3, N + "repealed": 2, N + "in_force": 66}),
        previous=LAST,
        passes=2,
    ),
    RuleCase(
        "推不上",
        make_report(values={N + "made": 88, N + "repealed": 55, N + "in_force": 698}),
        ("warning",),
        previous=LAST,
        passes=1,
        says=("去年有效 65+今年制发 88-废止 55=98，现行有效件数填 698，相差 600", "须附说明"),
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
