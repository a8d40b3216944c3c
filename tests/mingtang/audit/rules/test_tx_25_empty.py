from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase("都有叙述", make_report(), passes=3),
    RuleCase(
        "第六部分只有标题",
        make_report(narrative={6: ()}),
        ("warning",),
        passes=2,
        says=("“六、其他需要报告的事项”只有标题，没有内容",),
    ),
    RuleCase("第六部分写无", make_report(narrative={6: ("无",)}), passes=3),
    RuleCase(
        "总体情况五十九字",
        make_report(narrative={1: ("公" * 59,)}),
        ("warning",),
        passes=2,
        says=("只有 59 个字",),
    ),
    RuleCase("总体情况六十字", make_report(narrative={1: ("公" * 60,)}), passes=3),
    RuleCase(
        "缺部分由别的规则指出",
        replace(make_report(), sections=make_report().sections[:5]),
        passes=2,
    ),
)
