from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

TABLE = [cell for cell in make_report().cells if cell.startswith("remedies/")]

CASES = (
    RuleCase("十五格都是零", make_report(), passes=15),
    RuleCase(
        "除总计外空白",
        make_report(values={a: None for a in TABLE if not a.endswith("/total")}),
        ("error",),
        passes=3,
        says=("表四有 12 格空白", "“结果维持”整列"),
    ),
    RuleCase("横线代替零", make_report(raws={TABLE[0]: "——"}), ("error",), passes=14),
    RuleCase("没有读出", make_report(raws={TABLE[0]: "l"}), passes=14),
    RuleCase(
        "旧格式空白",
        make_report(edition_code="2019", year=2019, values={TABLE[0]: None}),
        ("error",),
    ),
)
