from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "只写一处",
        make_report(narrative={1: ("全年主动公开政府信息36条。",)}),
        passes=0,
    ),
    RuleCase(
        "两处相同",
        make_report(
            narrative={
                1: (
                    "全年主动公开政府信息36条。",
                    "（一）主动公开。全年主动公开政府信息36条。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "两处不同",
        make_report(
            narrative={
                1: (
                    "全年主动公开政府信息36条。",
                    "（一）主动公开。全年主动公开政府信息35条。",
                )
            }
        ),
        ("warning",),
        says=("前后不一",),
        quotes=(
            "36条",
            "35条",
        ),
    ),
    RuleCase(
        "收到申请两处不同",
        make_report(
            narrative={
                1: (
                    "全年收到政府信息公开申请3件。",
                    "（二）依申请公开。全年收到政府信息公开申请4件，均已答复。",
                )
            }
        ),
        ("warning",),
    ),
    RuleCase(
        "渠道不同不作比较",
        make_report(
            narrative={
                1: (
                    "通过政府网站主动公开政府信息30条。",
                    "通过微信公众号主动公开政府信息20条。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "同一专栏两个数字",
        make_report(
            narrative={
                1: (
                    "通过管委会网站审计信息栏目公开信息20条。",
                    "全年通过审计信息专栏公开政府信息16条。",
                )
            }
        ),
        ("warning",),
        quotes=(
            "20条",
            "16条",
        ),
    ),
    RuleCase(
        "同一专栏同一数字",
        make_report(
            narrative={
                1: (
                    "通过管委会网站审计信息栏目公开信息20条。",
                    "全年通过审计信息专栏公开政府信息20条。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "不同专栏不作比较",
        make_report(
            narrative={
                1: (
                    "通过网站审计信息栏目公开信息20条。",
                    "通过网站财政信息专栏公开信息16条。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "上年数字不作比较",
        make_report(
            narrative={
                1: (
                    "全年收到政府信息公开申请3件。",
                    "2022年收到政府信息公开申请4件。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "下属单位数字不作比较",
        make_report(
            narrative={
                1: (
                    "全年主动公开政府信息36条。",
                    "各乡镇主动公开政府信息20条。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "约数不作比较",
        make_report(
            narrative={
                1: (
                    "全年主动公开政府信息36条。",
                    "全年主动公开政府信息30余条。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "收结之中有约数不作判断",
        make_report(
            narrative={
                1: ("全年收到政府信息公开申请约5件，上年结转1件，答复申请5件，结转下年度2件。",)
            }
        ),
        passes=0,
    ),
    RuleCase(
        "收结两边相等",
        make_report(
            narrative={
                1: ("全年收到政府信息公开申请5件，上年结转1件，答复申请4件，结转下年度2件。",)
            }
        ),
        passes=1,
    ),
    RuleCase(
        "收结两边不等",
        make_report(
            narrative={
                1: ("全年收到政府信息公开申请5件，上年结转1件，答复申请5件，结转下年度2件。",)
            }
        ),
        ("warning",),
        says=(
            "5 加上年结转 1 为 6",
            "相差 1",
        ),
    ),
    RuleCase(
        "新增与累计是两个口径",
        make_report(
            narrative={1: ("全年新增主动公开政府信息311条，累计主动公开政府信息达3174条。",)}
        ),
        passes=0,
    ),
    RuleCase(
        "累计反而少于本年",
        make_report(narrative={1: ("全年主动公开政府信息311条，累计主动公开政府信息达300条。",)}),
        ("warning",),
    ),
    RuleCase(
        "两处都写累计",
        make_report(
            narrative={1: ("全年累计主动公开政府信息311条，全年累计主动公开政府信息317条。",)}
        ),
        ("warning",),
    ),
)
