from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有占比",
        make_report(narrative={1: ("全年主动公开政府信息36条。",)}),
        passes=0,
    ),
    RuleCase(
        "占比与件数相符",
        make_report(
            narrative={
                1: (
                    "目前共31个事项，其中27个事项达到“一趟不用跑”，占比达87.1%；4个事项做到“最多跑一趟”，占12.9%。",
                )
            }
        ),
        passes=2,
    ),
    RuleCase(
        "占比与件数不符",
        make_report(
            narrative={1: ("目前共31个事项，其中27个全程网办，占78.1%；4个现场办理，占12.9%。",)}
        ),
        ("error",),
        passes=1,
        says=("27÷31=87.10%",),
    ),
    RuleCase(
        "整数占比按舍入比较",
        make_report(
            narrative={1: ("全年公开信息30条，其中教育类10条，占33%；其他类20条，占67%。",)}
        ),
        passes=2,
    ),
    RuleCase(
        "相差零点一个百分点以内",
        make_report(
            narrative={1: ("全年公开信息30条，其中教育类10条，占33.4%；其他类20条，占66.6%。",)}
        ),
        passes=2,
    ),
    RuleCase(
        "办理结果占答复总数",
        make_report(
            values={"applications/total/total": 40},
            narrative={
                1: ("全年答复政府信息公开申请40件。予以公开20件，占50%；无法提供10件，占26%。",)
            },
        ),
        ("error",),
        passes=1,
        says=("10÷40=25.00%",),
    ),
    RuleCase(
        "正文没有总数而以表三为准",
        make_report(
            values={"applications/total/total": 40},
            narrative={1: ("政府信息公开申请中，予以公开20件，占55%。",)},
        ),
        ("error",),
    ),
    RuleCase(
        "恰好相差零点一个百分点",
        make_report(narrative={1: ("公开信息4条，其中教育类1条，占25.1%；其他类3条，占75%。",)}),
        passes=2,
    ),
    RuleCase(
        "相差零点二个百分点",
        make_report(narrative={1: ("公开信息4条，其中教育类1条，占25.2%；其他类3条，占75%。",)}),
        ("error",),
        passes=1,
    ),
    RuleCase(
        "占比在下一句不作判断",
        make_report(narrative={1: ("公开信息4条，其中教育类1条。占78%的栏目已更新。",)}),
        passes=0,
    ),
    RuleCase(
        "全部占百分之百",
        make_report(narrative={1: ("公开信息5条，业务动态类5条，占100%。",)}),
        passes=1,
    ),
    RuleCase(
        "舍去尾数只提示",
        make_report(narrative={1: ("公开信息12条，其中公文5条，占41%；公告7条，占58%。",)}),
        ("notice",),
        passes=1,
        says=("舍去尾数",),
    ),
    RuleCase(
        "没有单位的件数",
        make_report(
            narrative={1: ("答复申请50件。其中，予以公开45件，占90%；部分公开5，占11%。",)}
        ),
        ("error",),
        passes=1,
    ),
    RuleCase(
        "占的是别的总数则不作判断",
        make_report(narrative={1: ("现场解决群众诉求16件，占比47%。",)}),
        passes=0,
    ),
    RuleCase(
        "增长率不是占比",
        make_report(narrative={1: ("公开信息30条，占比较上年增长5%。",)}),
        passes=0,
    ),
    RuleCase(
        "约占不作判断",
        make_report(narrative={1: ("共31个事项，其中27个全程网办，约占80%，4个现场办理。",)}),
        passes=0,
    ),
)
