from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "序词齐全",
        make_report(narrative={5: ("一是制度不全；二是培训不足；三是形式单一。",)}),
        passes=0,
    ),
    RuleCase(
        "第三项缺是",
        make_report(
            narrative={5: ("主要表现为：一是制度不全；二是培训不足；三方便公众的形式不多。",)}
        ),
        ("warning",),
        says=("应为“三是方便公众",),
    ),
    RuleCase(
        "三个部门不算",
        make_report(narrative={5: ("一是制度不全；二是培训不足。三个部门已整改。",)}),
        passes=0,
    ),
    RuleCase(
        "没有序词",
        make_report(narrative={5: ("三方共同推进。",)}),
        passes=0,
    ),
    RuleCase(
        "下一串从一起",
        make_report(
            narrative={5: ("一是制度不全；二是培训不足。下一步：一是建章立制；二是强化培训。",)}
        ),
        passes=0,
    ),
)
