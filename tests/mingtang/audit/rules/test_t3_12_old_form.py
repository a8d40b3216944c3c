from dataclasses import replace

from mingtang.annual.report import Cell
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, labelled, without

MERGED = {f"applications/other/{column}": Cell(0, "0") for column in ("natural_person", "total")}


def old_form():
    report = without(make_report(), "applications/other.")
    return replace(report, cells={**report.cells, **MERGED})


CASES = (
    RuleCase("分三行", make_report(), passes=1),
    RuleCase(
        "只有一行",
        labelled(old_form(), {"applications/other": "（六）其他处理"}),
        ("error",),
        passes=0,
        says=("沿用了 2019 年的旧格式",),
        cells=("applications/other/total",),
        quotes=("（六）其他处理",),
    ),
    RuleCase("只有一行而标签没有读出", old_form(), ("error",), quotes=("（六）其他处理 0",)),
    RuleCase("一行三行都没有读出", without(make_report(), "applications/other."), passes=0),
    RuleCase(
        "三行之外又有合并行",
        replace(make_report(), cells={**make_report().cells, **MERGED}),
        passes=1,
    ),
    RuleCase("二〇二〇年的报告本是一行", make_report(edition_code="2019", year=2020), passes=0),
)

EQUIVALENT = {
    "form is None or form.merged is None": "the one edition in which the rule holds has a table three "
    "and a merged row",
}
