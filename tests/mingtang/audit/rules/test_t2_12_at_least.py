from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."


def told(made: int, repealed: int, in_force: int | None):
    return make_report(
        values={N + "made": made, N + "repealed": repealed, N + "in_force": in_force}
    )


CASES = (
    RuleCase("恰好相等", told(3, 1, 2), passes=2),
    RuleCase("只有废止", told(0, 5, 5), passes=2),
    RuleCase(
        "有效太少",
        told(3, 1, 0),
        ("warning",),
        passes=1,
        says=("本年制发 3-废止 1=2，现行有效件数只有 0",),
        cells=(N + "in_force",),
    ),
    RuleCase("有效空白", told(3, 1, None), passes=1),
)
