from decimal import Decimal

from mingtang.annual.report import Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, without

A = "applications/"
ROWS = (
    "granted",
    "total",
    "carried_out",
    "carried_in",
    "new_received",
    "declined.repeated",
    "declined.petition",
)
TABLE = [cell for cell in make_report().cells if cell.startswith(A)]


def with_cell(address: str, cell: Cell):
    report = make_report()
    return type(report)(
        report.agency, report.year, report.edition, cells={**report.cells, address: cell}
    )


CASES = (
    RuleCase("全部填零", make_report(), passes=175),
    RuleCase("旧格式全部填零", make_report(edition_code="2019", year=2020), passes=161),
    RuleCase(
        "一格空白",
        make_report(values={A + "granted/business": None}),
        ("error",),
        passes=174,
        says=("表三有 1 格空白：“（一）予以公开”行“商业企业”列", "应填 0"),
        cells=(A + "granted/business",),
        quotes=("（一）予以公开 （空白）",),
    ),
    RuleCase(
        "除总计列外整列空白",
        make_report(values={a: None for a in TABLE if not a.endswith("/total")}),
        ("error",),
        passes=25,
        says=("表三有 150 格空白", "“自然人”整列", "“其他”整列"),
    ),
    RuleCase(
        "一行空白",
        make_report(values={a: None for a in TABLE if "/declined.repeated/" in a}),
        ("error",),
        passes=168,
        says=("“2.重复申请”整行",),
    ),
    RuleCase(
        "全表空白", make_report(values=dict.fromkeys(TABLE)), ("error",), passes=0, says=("全表",)
    ),
    RuleCase(
        "一列零星空白合并写",
        make_report(values={f"{A}{row}/business": None for row in ROWS}),
        ("error",),
        says=("“商业企业”列 7 格",),
        omits=("（一）予以公开",),
    ),
    RuleCase(
        "六格逐一写明",
        make_report(values={f"{A}{row}/business": None for row in ROWS[:6]}),
        ("error",),
        says=("（一）予以公开", "2.重复申请"),
        omits=("商业企业”列 6 格", " 处"),
    ),
    RuleCase(
        "七处分在两列",
        make_report(
            values={f"{A}{row}/business": None for row in ROWS[:4]}
            | {f"{A}{row}/other": None for row in ROWS[4:]}
        ),
        ("error",),
        says=("等 7 处",),
    ),
    RuleCase(
        "斜线和无",
        make_report(raws={A + "granted/business": "/", A + "granted/total": "无"}),
        ("error",),
        passes=173,
        says=("2 格以“/”“-”“无”等代替数字",),
    ),
    RuleCase(
        "空白与斜线分作两条",
        make_report(values={A + "total/other": None}, raws={A + "granted/business": "—"}),
        ("error", "error"),
    ),
    RuleCase(
        "小数",
        with_cell(A + "granted/total", Cell(Decimal("1.5"), "1.5")),
        ("error",),
        says=("不是整数",),
    ),
    RuleCase("负数", make_report(values={A + "granted/total": -1}), ("error",), says=("为负数",)),
    RuleCase(
        "千分位", with_cell(A + "granted/total", Cell(1095, "1，095")), ("error",), says=("千分位",)
    ),
    RuleCase(
        "带单位",
        with_cell(A + "granted/total", Cell(3, "3件", unit="件")),
        ("error",),
        says=("带单位",),
    ),
    RuleCase(
        "写成小数的整数", with_cell(A + "granted/total", Cell(Decimal("3.0"), "3.0")), passes=175
    ),
    RuleCase("没有读出", make_report(raws={A + "granted/total": "3O"}), passes=174),
    RuleCase("来源没有的行", without(make_report(), A + "granted/"), passes=168),
)
