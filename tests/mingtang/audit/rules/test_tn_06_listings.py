from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有列举",
        make_report(narrative={1: ("全年做好政务公开工作。",)}),
        passes=0,
    ),
    RuleCase(
        "两个方面写两项",
        make_report(narrative={1: ("重点抓好两个方面：一是完善制度；二是加强培训。",)}),
        passes=1,
    ),
    RuleCase(
        "三个方面只写两项",
        make_report(narrative={1: ("重点抓好三个方面：一是完善制度；二是加强培训。",)}),
        ("warning",),
        says=("实际列举 2 项",),
    ),
    RuleCase(
        "分条列举跨段落",
        make_report(
            narrative={
                5: (
                    "下一步采取以下三项措施：",
                    "（一）完善制度。抓好落实。",
                    "（二）加强培训。一是请专家；二是下基层；三是线上学。",
                    "（三）严格考核。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "后面另有一串列举",
        make_report(
            narrative={
                5: (
                    "主要有两方面问题：一是解读少；二是更新慢。改进情况：一是增加解读；二是按月检查；三是通报。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "冒号之后不是列举",
        make_report(narrative={5: ("存在三个方面的问题：部分栏目更新慢。",)}),
        passes=0,
    ),
    RuleCase(
        "括号内列举相符",
        make_report(narrative={1: ("围绕3个高频事项（变更登记、注销登记、备案）优化流程。",)}),
        passes=1,
    ),
    RuleCase(
        "括号内列举少一",
        make_report(
            narrative={1: ("围绕5个高频事项（变更登记、注销登记、备案、年报）优化流程。",)}
        ),
        ("warning",),
        says=("写 5 项，列举了 4 项",),
    ),
    RuleCase(
        "括号内以等收尾",
        make_report(narrative={1: ("围绕5个高频事项（变更登记、注销登记、备案等）优化流程。",)}),
        passes=0,
    ),
    RuleCase(
        "括号内有和字",
        make_report(
            narrative={1: ("围绕4个高频事项（变更登记、注销登记、备案和年报）优化流程。",)}
        ),
        passes=1,
    ),
    RuleCase(
        "等字列举少于所写个数",
        make_report(narrative={1: ("公开教育、医疗、供水、供气等8个领域信息。",)}),
        passes=1,
    ),
    RuleCase(
        "等字列举多于所写个数",
        make_report(narrative={1: ("公开教育、医疗、供水、供气等3个领域信息。",)}),
        ("warning",),
        says=("列举了 4 项",),
    ),
    RuleCase(
        "等字列举等于所写个数",
        make_report(narrative={1: ("公开教育、医疗、供水等3个领域信息。",)}),
        passes=1,
    ),
)
