from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有误写",
        make_report(narrative={1: ("重新设计网站栏目。",)}),
        passes=0,
    ),
    RuleCase(
        "设计误作涉及",
        make_report(narrative={1: ("重新涉及部门网站政务公开栏目。",)}),
        ("warning",),
        says=("应为“重新设计”",),
    ),
    RuleCase(
        "重新涉及其他事不算",
        make_report(narrative={1: ("改革后重新涉及两个科室的职责。",)}),
        passes=0,
    ),
    RuleCase(
        "社会保障误作社会社保",
        make_report(narrative={1: ("民政救灾社会社保就业类信息23条。",)}),
        ("warning",),
    ),
    RuleCase(
        "未误作末",
        make_report(narrative={1: ("全年末收到政府信息公开申请。",)}),
        ("warning",),
        says=("应为“未”",),
    ),
    RuleCase(
        "年末不算",
        make_report(narrative={1: ("2023年末公开预算执行情况。",)}),
        passes=0,
    ),
    RuleCase(
        "及时误作即使",
        make_report(narrative={1: ("即使更新网站栏目。",)}),
        ("warning",),
    ),
    RuleCase(
        "即使用作连词不算",
        make_report(narrative={1: ("即使情况复杂也按期答复。",)}),
        passes=0,
    ),
    RuleCase(
        "予误作子",
        make_report(narrative={1: ("对3件申请子以公开。",)}),
        ("warning",),
    ),
    RuleCase(
        "截止只作提示",
        make_report(narrative={1: ("截止2023年12月31日，公开信息36条。",)}),
        ("notice",),
        says=("应为“截至”",),
    ),
    RuleCase(
        "截止日期不算",
        make_report(narrative={1: ("明确征集意见的截止日期。",)}),
        passes=0,
    ),
    RuleCase(
        "权利清单",
        make_report(narrative={1: ("公布行政权利清单。",)}),
        ("warning",),
    ),
    RuleCase(
        "规范性文缺件",
        make_report(narrative={1: ("公开规范性文3件。",)}),
        ("warning",),
    ),
    RuleCase(
        "以经济建设为中心不算",
        make_report(narrative={1: ("坚持以经济建设为中心。",)}),
        passes=0,
    ),
)
