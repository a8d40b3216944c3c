from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."
LAST = make_report(year=2022, values={N + "in_force": 5})

CASES = (
    RuleCase(
        "全部废止", make_report(values={N + "made": 3, N + "repealed": 8}), previous=LAST, passes=2
    ),
    RuleCase(
        "废止多于所有",
        make_report(values={N + "made": 3, N + "repealed": 9}),
        ("error",),
        previous=LAST,
        passes=1,
        says=("废止 9 件，多于去年有效 5+今年制发 3=8",),
        cells=(N + "repealed",),
    ),
    RuleCase("空白", make_report(values={N + "repealed": None}), previous=LAST, passes=1),
    RuleCase(
        "去年空白",
        make_report(),
        previous=make_report(year=2022, values={N + "in_force": None}),
        passes=1,
    ),
    RuleCase("没有去年的报告", make_report(values={N + "repealed": 9}), passes=0),
    RuleCase(
        "去年是旧格式",
        make_report(year=2021, values={N + "repealed": 9}),
        previous=make_report(edition_code="2019", year=2020),
        passes=0,
    ),
)
