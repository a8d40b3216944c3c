from dataclasses import replace

from mingtang.annual.report import Section
from mingtang.documents.raw import Place
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, retitled

REPORT = make_report()
OWN = Section(2, "工作机制保障", (), Place(paragraph=20), "二、", statutory=False)
FIRST, *REST = REPORT.sections

CASES = (
    RuleCase("六部分齐全", REPORT, passes=8),
    RuleCase(
        "缺第六部分",
        replace(REPORT, sections=REPORT.sections[:5]),
        ("error",),
        passes=6,
        says=("报告缺少“六、其他需要报告的事项”",),
    ),
    RuleCase("缺两部分", replace(REPORT, sections=REPORT.sections[:4]), ("error",), passes=5),
    RuleCase(
        "缺三部分疑为没有读出", replace(REPORT, sections=REPORT.sections[:3]), ("error?",), passes=4
    ),
    RuleCase(
        "标题混在正文里",
        replace(
            make_report(narrative={5: ("问题和改进略。其他需要报告的 事项：无。",)}),
            sections=make_report(
                narrative={5: ("问题和改进略。其他需要报告的 事项：无。",)}
            ).sections[:5],
        ),
        ("error?",),
        passes=6,
    ),
    RuleCase(
        "重号",
        retitled(REPORT, 3, "收到和处理政府信息公开申请情况", "二、"),
        ("error",),
        passes=7,
        says=("“二、收到和处理政府信息公开申请情况”的编号应为“三、”",),
        quotes=("二、收到和处理政府信息公开申请情况",),
    ),
    RuleCase(
        "五六颠倒",
        replace(REPORT, sections=(*REPORT.sections[:4], REPORT.sections[5], REPORT.sections[4])),
        ("error",),
        passes=7,
        says=("次序与格式不符",),
    ),
    RuleCase(
        "另立标题",
        replace(REPORT, sections=(FIRST, OWN, *REST)),
        ("warning",),
        passes=8,
        says=("“二、工作机制保障”不是格式规定的六个部分之一",),
    ),
    RuleCase(
        "以阿拉伯数字编号",
        retitled(REPORT, 5, "存在的主要问题及改进情况", "5、"),
        ("notice",),
        passes=7,
        says=("应以“五、”编号",),
    ),
    RuleCase("没有编号", retitled(REPORT, 1, "总体情况", ""), ("notice",), passes=7),
    RuleCase("一个部分也没有读出", replace(REPORT, sections=()), passes=0),
    RuleCase("自由格式不适用", make_report(edition_code="2008", year=2012), passes=0),
    RuleCase("旧格式同样适用", make_report(edition_code="2019", year=2020), passes=8),
    RuleCase("格式不明时不作判断", replace(REPORT, edition=None), passes=0),
)
