from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

N = "proactive/normative_documents."


def told(made: int | None, published: int | None):
    values = {N + "made": made, N + "published": published}
    return make_report(edition_code="2019", year=2020, values=values)


CASES = (
    RuleCase("相等", told(3, 3), passes=2),
    RuleCase("有不公开的", told(3, 2), passes=2),
    RuleCase(
        "新公开更多",
        told(0, 5),
        ("notice?",),
        passes=1,
        says=("本年新制作 0，本年新公开 5",),
        cells=(N + "made",),
    ),
    RuleCase("新制作空白", told(None, 5), passes=1),
)
