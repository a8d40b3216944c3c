from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."


def told(published: int | None, total: int | None):
    values = {N + "published": published, N + "total_public": total}
    return make_report(edition_code="2019", year=2020, values=values)


CASES = (
    RuleCase("总数更多", told(3, 10), passes=2),
    RuleCase("总数相等", told(3, 3), passes=2),
    RuleCase(
        "总数更少",
        told(3, 0),
        ("error",),
        passes=1,
        says=("本年新公开 3，对外公开总数量只有 0",),
        cells=(N + "published", N + "total_public"),
    ),
    RuleCase("总数空白", told(3, None), passes=1),
    RuleCase("新格式没有这些列", make_report(), passes=0),
)
