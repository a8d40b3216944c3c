from mingtang.annual.report import Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, without

A = "applications/granted/"
MERGED = "applications/other/"


def merged_row(total: int):
    report = without(make_report(), "applications/other.")
    columns = (
        "natural_person",
        "business",
        "research",
        "public_interest",
        "legal_service",
        "other",
    )
    cells = {**report.cells, **{MERGED + column: Cell(1, "1") for column in columns}}
    cells[MERGED + "total"] = Cell(total, str(total))
    return type(report)(report.agency, report.year, report.edition, cells=cells)


CASES = (
    RuleCase("二十五行都是零", make_report(), passes=25),
    RuleCase("二〇一九年格式二十三行", make_report(edition_code="2019", year=2020), passes=23),
    RuleCase(
        "一行相等",
        make_report(values={A + "natural_person": 2, A + "business": 1, A + "total": 3}),
        passes=25,
    ),
    RuleCase(
        "总计漏加商业企业",
        make_report(values={A + "natural_person": 2, A + "business": 1, A + "total": 2}),
        ("error",),
        passes=24,
        says=("“（一）予以公开”行：各类申请人之和 2+1=3，总计填 2，相差 1",),
        cells=(A + "total", A + "other"),
    ),
    RuleCase(
        "六列空白只填总计",
        make_report(
            values={
                a: None for a in make_report().cells if a.startswith(A) and not a.endswith("/total")
            }
        ),
        passes=24,
    ),
    RuleCase(
        "总计空白", make_report(values={A + "natural_person": 2, A + "total": None}), passes=24
    ),
    RuleCase(
        "一列空白而不相等",
        make_report(values={A + "natural_person": 2, A + "business": None, A + "total": 3}),
        ("error?",),
        passes=24,
    ),
    RuleCase("总计没有读出", make_report(raws={A + "total": "3O"}), passes=24),
    RuleCase("合并的其他处理行相等", merged_row(6), passes=23),
    RuleCase("合并的其他处理行不等", merged_row(7), ("error",), passes=22),
    RuleCase("没有表三的自由格式", make_report(edition_code="2008", year=2012), passes=0),
)
