from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有同比",
        make_report(narrative={1: ("全年收到政府信息公开申请25件。",)}),
        passes=0,
    ),
    RuleCase(
        "没有上年数字不作判断",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长20%。",)}),
        passes=0,
    ),
    RuleCase(
        "与上年报告相符",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长25%。",)}),
        passes=1,
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "与上年报告不符",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长20%。",)}),
        ("warning",),
        says=("(25-20)÷20=25.00%",),
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "增长率在下一句不作判断",
        make_report(narrative={1: ("全年收到政府信息公开申请25件。同比增长20%。",)}),
        passes=0,
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "约数不作判断",
        make_report(narrative={1: ("全年收到政府信息公开申请约25件，同比增长20%。",)}),
        passes=0,
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "约增长不作判断",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长约20%。",)}),
        passes=0,
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "同一句写了上年件数",
        make_report(
            narrative={
                1: ("去年收到政府信息公开申请20件，今年收到政府信息公开申请25件，同比增长25%。",)
            }
        ),
        passes=1,
    ),
    RuleCase(
        "同一句的上年件数不符",
        make_report(
            narrative={
                1: ("去年收到政府信息公开申请20件，今年收到政府信息公开申请25件，同比增长30%。",)
            }
        ),
        ("warning",),
    ),
    RuleCase(
        "上年说的是别的事不作判断",
        make_report(
            narrative={1: ("去年办理建议20件，今年收到政府信息公开申请25件，同比增长20%。",)}
        ),
        passes=0,
    ),
    RuleCase(
        "恰好相差零点一个百分点",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长25.1%。",)}),
        passes=1,
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "相差零点二个百分点",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长25.2%。",)}),
        ("warning",),
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "上年总计空白不作判断",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，同比增长20%。",)}),
        passes=0,
        previous=make_report(
            year=2022,
            values={
                "applications/new_received/total": None,
                "applications/new_received/natural_person": 20,
            },
        ),
    ),
    RuleCase(
        "方向相反",
        make_report(narrative={1: ("全年收到政府信息公开申请15件，较上年增长25%。",)}),
        ("warning",),
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "较上年减少",
        make_report(narrative={1: ("全年收到政府信息公开申请15件，较上年下降25%。",)}),
        passes=1,
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "增加件数不符",
        make_report(narrative={1: ("全年收到政府信息公开申请25件，比上年增加4件。",)}),
        ("warning",),
        says=("25-20=5",),
        previous=make_report(year=2022, values={"applications/new_received/total": 20}),
    ),
    RuleCase(
        "主动公开条数与上年正文",
        make_report(narrative={1: ("全年主动公开政府信息72条，较上年增长100%。",)}),
        passes=1,
        previous=make_report(year=2022),
    ),
    RuleCase(
        "上年为零不能算增长率",
        make_report(narrative={1: ("全年收到政府信息公开申请5件，同比增长100%。",)}),
        ("warning",),
        says=("上年为 0",),
        previous=make_report(year=2022),
    ),
)
