from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

L = "proactive/licences."


def told(items: int, change: int, decisions: int | None):
    values = {L + "items_last_year": items, L + "change": change, L + "decisions": decisions}
    return make_report(edition_code="2019", year=2020, values=values)


CASES = (
    RuleCase("有项目有决定", told(21, 1, 19), passes=4),
    RuleCase("有项目没有决定", told(21, 1, 0), passes=4),
    RuleCase("都没有", told(0, 0, 0), passes=4),
    RuleCase(
        "没有项目有决定",
        told(0, 0, 5),
        ("notice?",),
        passes=3,
        says=("却有处理决定 5 件",),
        cells=(L + "decisions",),
    ),
    RuleCase("全部取消而有决定", told(3, -3, 5), ("notice?",), passes=3),
    RuleCase("决定空白", told(0, 0, None), passes=3),
)
