from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "三项合计一百",
        make_report(
            narrative={
                1: (
                    "全年公开信息30条，其中甲类10条，占33.3%；乙类10条，占33.3%；丙类10条，占33.4%。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "合计超过一百",
        make_report(
            narrative={
                1: ("全年公开信息20条，其中甲类10条，占50%；乙类6条，占30%；丙类4条，占25%。",)
            }
        ),
        ("warning",),
        says=("50+30+25=105%",),
    ),
    RuleCase(
        "加满总数而不足一百",
        make_report(
            narrative={
                1: ("全年公开信息20条，其中甲类10条，占50%；乙类6条，占30%；丙类4条，占15%。",)
            }
        ),
        ("warning",),
        says=("=95%",),
    ),
    RuleCase(
        "恰好多半个百分点",
        make_report(
            narrative={
                1: (
                    "全年公开信息20条，其中甲类10条，占50.00%；乙类6条，占30.00%；丙类4条，占20.50%。",
                )
            }
        ),
        passes=1,
    ),
    RuleCase(
        "多出半个百分点以上",
        make_report(
            narrative={
                1: (
                    "全年公开信息20条，其中甲类10条，占50.00%；乙类6条，占30.00%；丙类4条，占20.51%。",
                )
            }
        ),
        ("warning",),
    ),
    RuleCase(
        "没有加满总数不作判断",
        make_report(
            narrative={
                1: ("全年公开信息20条，其中甲类8条，占40%；乙类3条，占15%；丙类1条，占5%。",)
            }
        ),
        passes=0,
    ),
    RuleCase(
        "舍入之差不算",
        make_report(
            narrative={
                1: ("全年公开信息7条，其中甲类3条，占43%；乙类3条，占43%；丙类1条，占14%。",)
            }
        ),
        passes=1,
    ),
    RuleCase(
        "只有两项不作判断",
        make_report(narrative={1: ("全年公开信息20条，其中甲类10条，占50%；乙类10条，占60%。",)}),
        passes=0,
    ),
)
