from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有申请也没有件数",
        make_report(narrative={1: ("全年未收到政府信息公开申请。",)}),
        passes=1,
    ),
    RuleCase(
        "一处没有一处一件",
        make_report(
            narrative={
                1: (
                    "全年受理政府信息公开申请1件。",
                    "（二）依申请公开。全年未收到依申请公开案件。",
                )
            }
        ),
        ("error",),
        says=("前后矛盾",),
        quotes=(
            "受理政府信息公开申请1件",
            "未收到依申请公开",
        ),
    ),
    RuleCase(
        "零件不是矛盾",
        make_report(
            narrative={
                1: (
                    "全年受理政府信息公开申请0件。",
                    "（二）依申请公开。全年未收到政府信息公开申请。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "上年有件数不是矛盾",
        make_report(
            narrative={
                1: (
                    "2022年受理政府信息公开申请3件。",
                    "（二）依申请公开。2023年未收到政府信息公开申请。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "范围不同不作认定",
        make_report(
            narrative={
                1: (
                    "全县共收到政府信息公开申请3件。",
                    "（二）依申请公开。县政府办公室未收到政府信息公开申请。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "下属没有而本级有不作认定",
        make_report(
            narrative={
                1: (
                    "各乡镇未收到政府信息公开申请。",
                    "收到政府信息公开申请3件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "本局没有而全县有不作认定",
        make_report(
            narrative={
                1: (
                    "我局未收到政府信息公开申请。",
                    "全县收到政府信息公开申请3件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "上年未审结不是矛盾",
        make_report(
            narrative={
                1: (
                    "政府信息公开行政复议案件3件，均已审结。",
                    "2022年行政复议尚未审结1件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "均已审结又有维持",
        make_report(
            narrative={
                1: (
                    "政府信息公开行政复议案件3件，均已审结。",
                    "其中行政复议维持2件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "全部办结又有结转",
        make_report(
            narrative={
                1: (
                    "全年收到政府信息公开申请5件，所有申请均已办结。",
                    "结转下年度继续办理1件申请。",
                )
            }
        ),
        ("error",),
        says=("结转",),
    ),
    RuleCase(
        "办结率百分之百又有结转",
        make_report(narrative={1: ("全年收到政府信息公开申请5件，办结率100%，结转下年度1件。",)}),
        ("error",),
    ),
    RuleCase(
        "按时办结率百分之百可有结转",
        make_report(
            narrative={1: ("全年收到政府信息公开申请5件，按时办结率100%，结转下年度1件。",)}
        ),
        passes=0,
    ),
    RuleCase(
        "全部办结没有结转",
        make_report(narrative={1: ("全年收到政府信息公开申请5件，均已办结。",)}),
        passes=1,
    ),
    RuleCase(
        "没有复议又有复议",
        make_report(
            narrative={
                1: (
                    "全年未发生因政府信息公开引起的行政复议。",
                    "办理政府信息公开行政复议案件2件。",
                )
            }
        ),
        ("error",),
    ),
    RuleCase(
        "与信息公开无关的复议不算矛盾",
        make_report(
            narrative={
                1: (
                    "全年执法工作无被申请行政复议。",
                    "政府信息公开行政复议2件。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "没有复议和诉讼",
        make_report(narrative={1: ("全年没有因政府信息公开引起的行政复议、行政诉讼。",)}),
        passes=2,
    ),
    RuleCase(
        "均已审结又有未审结",
        make_report(
            narrative={
                1: (
                    "政府信息公开行政复议案件3件，均已审结。",
                    "其中行政复议尚未审结1件。",
                )
            }
        ),
        ("error",),
    ),
)
