from dataclasses import replace

from mingtang.annual.report import Section
from mingtang.documents.raw import Place
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, retitled

REPORT = make_report()
OWN = Section(2, "工作机制保障", (), Place(), "二、", statutory=False)

CASES = (
    RuleCase("逐字一致", REPORT, passes=6),
    RuleCase("只差标点", retitled(REPORT, 4, "政府信息公开行政复议,行政诉讼情况。"), passes=6),
    RuleCase(
        "多一个字",
        retitled(REPORT, 4, "政府信息公开行政复议、行政行诉讼情况"),
        ("error",),
        passes=5,
        says=("应为“政府信息公开行政复议、行政诉讼情况”（多“行”）",),
        quotes=("四、政府信息公开行政复议、行政行诉讼情况",),
    ),
    RuleCase("换了说法", retitled(REPORT, 5, "存在的主要问题和改进情况"), ("notice",), passes=5),
    RuleCase("差别较大", retitled(REPORT, 6, "需要说明的几个问题"), ("notice",), passes=5),
    RuleCase("只差虚词", retitled(REPORT, 6, "其他需要报告事项"), ("notice",), passes=5),
    RuleCase("错两个字", retitled(REPORT, 6, "其它需要报靠的事项"), ("error",), passes=5),
    RuleCase("错三个字", retitled(REPORT, 6, "其它须要报靠的事项"), ("notice",), passes=5),
    RuleCase("格式以外的标题", replace(REPORT, sections=(*REPORT.sections, OWN)), passes=6),
)
