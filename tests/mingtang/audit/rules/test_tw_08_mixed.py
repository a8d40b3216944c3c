from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "句式单一",
        make_report(narrative={1: ("本报告根据《中华人民共和国政府信息公开条例》编制。",)}),
        passes=0,
    ),
    RuleCase(
        "本报告由某局编制此报告",
        make_report(
            narrative={
                1: ("本报告由云江县教育局根据《中华人民共和国政府信息公开条例》要求编制此报告。",)
            }
        ),
        ("warning",),
        says=("句式杂糅",),
    ),
    RuleCase(
        "某局编制本报告",
        make_report(narrative={1: ("根据《中华人民共和国政府信息公开条例》，我局编制了本报告。",)}),
        passes=0,
    ),
)
