from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "成对",
        make_report(narrative={1: ("落实《云江县公开办法》（试行）和“先审后发”要求。",)}),
        passes=0,
    ),
    RuleCase(
        "缺右书名号",
        make_report(narrative={1: ("落实《云江县公开办法要求。",)}),
        ("warning",),
        says=("没有配对",),
        quotes=("落实《云江县公开办法要求。",),
    ),
    RuleCase(
        "缺左书名号",
        make_report(narrative={1: ("公示关于终止办园的通知》。",)}),
        ("warning",),
    ),
    RuleCase(
        "缺右括号",
        make_report(narrative={1: ("公开信息8条（含解读3条。",)}),
        ("warning",),
    ),
    RuleCase(
        "两处相隔较远各报一次",
        make_report(
            narrative={
                1: (
                    "落实公开办法》要求，健全公开制度，加强业务培训，回应社会关切，做好政策解读和平台建设，公示关于终止办园的通知》。",
                )
            }
        ),
        (
            "warning",
            "warning",
        ),
    ),
    RuleCase(
        "两段各报一次",
        make_report(
            narrative={
                1: (
                    "落实公开办法》。",
                    "公示通知》。",
                )
            }
        ),
        (
            "warning",
            "warning",
        ),
    ),
    RuleCase(
        "相邻的两处只报一次",
        make_report(narrative={1: ("”双随机”抽查结果已公开。",)}),
        ("warning",),
    ),
    RuleCase(
        "编号的右括号不算",
        make_report(narrative={1: ("1）健全制度；2）加强培训。",)}),
        passes=0,
    ),
    RuleCase(
        "括号跨行",
        make_report(
            narrative={
                1: (
                    "公开信息（含政策解读、会议",
                    "公开）若干。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "全角半角括号混用也算成对",
        make_report(narrative={1: ("落实公开办法(试行）要求。",)}),
        passes=0,
    ),
)
