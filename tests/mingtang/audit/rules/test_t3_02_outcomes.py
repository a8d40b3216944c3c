from mingtang.annual.report import Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, without

A = "applications/"
PERSON = {
    A + "granted/natural_person": 6,
    A + "partly_granted/natural_person": 6,
    A + "refused.internal_affairs/natural_person": 4,
    A + "total/natural_person": 16,
}
BLANK_OUTCOMES = {
    cell: None
    for cell in make_report().cells
    if cell.startswith(A) and cell.endswith("/total") and "new_rec" not in cell
}


def with_merged_row(value: int, total: int):
    report = without(make_report(values={A + "total/business": total}), A + "other.")
    cells = {**report.cells}
    for column in ("natural_person", "research", "public_interest", "legal_service", "other"):
        cells[f"{A}other/{column}"] = Cell(0, "0")
    cells[A + "other/business"] = Cell(value, str(value))
    cells[A + "other/total"] = Cell(0, "0")
    return type(report)(report.agency, report.year, report.edition, cells=cells)


CASES = (
    RuleCase("七列都是零", make_report(), passes=7),
    RuleCase("自然人列相等", make_report(values=PERSON), passes=7),
    RuleCase(
        "部分公开重复计入",
        make_report(values={**PERSON, A + "total/natural_person": 10}),
        ("error",),
        passes=6,
        says=("自然人列：各项办理结果之和 6+6+4=16，（七）总计填 10，相差 6",),
        cells=(A + "total/natural_person",),
        quotes=("（一）予以公开 6", "（七）总计 10"),
    ),
    RuleCase(
        "多出的数恰等于一行",
        make_report(values={**PERSON, A + "total/natural_person": 12}),
        ("error",),
        says=("恰等于“5.属于三类内部事务信息”一行",),
    ),
    RuleCase(
        "总计比各行之和大",
        make_report(values={A + "total/business": 5}),
        ("error",),
        says=("之和 0，（七）总计填 5，相差 5",),
    ),
    RuleCase(
        "总计填零也引出原文",
        make_report(values={A + "granted/business": 3}),
        ("error",),
        quotes=("（七）总计 0", "（一）予以公开 3"),
    ),
    RuleCase(
        "负数也照加",
        make_report(values={A + "granted/business": -1, A + "partly_granted/business": 3}),
        ("error",),
        says=("(-1)+3=2",),
    ),
    RuleCase("总计列各行空白", make_report(values=BLANK_OUTCOMES), passes=6),
    RuleCase(
        "个别行空白而不相等",
        make_report(
            values={
                A + "granted/business": None,
                A + "total/business": 2,
                A + "partly_granted/business": 1,
            }
        ),
        ("error?",),
        passes=6,
    ),
    RuleCase("其他处理印成一行且相等", with_merged_row(3, 3), passes=7),
    RuleCase("其他处理印成一行而不等", with_merged_row(3, 2), ("error",), passes=6),
    RuleCase(
        "少一行没有读出",
        without(make_report(values={A + "total/business": 2}), A + "granted/business"),
        passes=6,
    ),
    RuleCase("旧格式同样适用", make_report(edition_code="2019", year=2020), passes=7),
)

EQUIVALENT = {"surplus <= 0": "where the surplus is zero the balance is equal and nothing is said"}
