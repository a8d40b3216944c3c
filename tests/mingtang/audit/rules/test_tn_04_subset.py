from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "分项不大于总数",
        make_report(narrative={1: ("收到申请5件，其中网上申请3件、信函申请2件。",)}),
        passes=1,
    ),
    RuleCase(
        "分项等于总数",
        make_report(narrative={1: ("收到申请5件，其中网上申请5件、信函申请0件。",)}),
        passes=1,
    ),
    RuleCase(
        "一项等于总数而又有一项",
        make_report(narrative={1: ("收到申请5件，其中网上申请5件、信函申请1件。",)}),
        passes=1,
    ),
    RuleCase(
        "窗口只写一类不作判断",
        make_report(
            narrative={
                1: (
                    "政务服务窗口共受理60件，满意率100%。",
                    "全年在窗口登记入学共70件。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "不在同一部分不作判断",
        make_report(
            narrative={
                1: ("政务服务窗口共受理60件。",),
                5: ("全年在窗口登记入学共40件，登记转学共30件。",),
            }
        ),
        passes=0,
    ),
    RuleCase(
        "上年结转之后的分项不与结转比",
        make_report(
            narrative={1: ("收到政府信息公开申请9件，上年结转1件，其中网络申请5件，信函申请4件。",)}
        ),
        passes=1,
    ),
    RuleCase(
        "分项大于总数",
        make_report(narrative={1: ("收到申请5件，其中网上申请7件、信函申请2件。",)}),
        ("warning",),
        says=("网上申请7件",),
    ),
    RuleCase(
        "窗口分类之和大于总数",
        make_report(
            narrative={
                1: (
                    "政务服务窗口共受理60件，满意率100%。",
                    "全年在窗口登记入学共40件，登记转学共30件。",
                )
            }
        ),
        ("warning",),
        says=(
            "40+30=70",
            "大于总数 10",
        ),
        quotes=(
            "政务服务窗口共受理60件",
            "在窗口登记入学共40件，登记转学共30件",
        ),
    ),
    RuleCase(
        "窗口分类之和等于总数",
        make_report(
            narrative={
                1: (
                    "政务服务窗口共受理70件，满意率100%。",
                    "全年在窗口登记入学共40件，登记转学共30件。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "不是同一窗口",
        make_report(
            narrative={
                1: (
                    "政务服务窗口共受理60件，满意率100%。",
                    "全年通过热线登记咨询40件，登记投诉30件。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "单位不同",
        make_report(
            narrative={
                1: (
                    "政务服务窗口共受理60件。",
                    "全年在窗口登记入学共40人，登记转学共30人。",
                )
            }
        ),
        passes=0,
    ),
)
