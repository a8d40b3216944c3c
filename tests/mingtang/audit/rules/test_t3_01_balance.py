from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

A = "applications/"

CASES = (
    RuleCase("七列都是零", make_report(), passes=7),
    RuleCase(
        "自然人列两边相等",
        make_report(
            values={
                A + "new_received/natural_person": 3,
                A + "carried_in/natural_person": 1,
                A + "total/natural_person": 3,
                A + "carried_out/natural_person": 1,
            }
        ),
        passes=7,
    ),
    RuleCase(
        "自然人列少结转一件",
        make_report(
            values={
                A + "new_received/natural_person": 3,
                A + "carried_in/natural_person": 1,
                A + "total/natural_person": 3,
            }
        ),
        ("error",),
        passes=6,
        says=("自然人列：新收加上年结转 3+1=4，（七）总计加结转下年 3，相差 1",),
        cells=(A + "total/natural_person", A + "carried_in/natural_person"),
        quotes=("一、本年新收政府信息公开申请数量 3", "（七）总计 3"),
    ),
    RuleCase(
        "二〇一九年格式同样适用",
        make_report(edition_code="2019", year=2020, values={A + "new_received/total": 1}),
        ("error",),
        passes=6,
    ),
    RuleCase(
        "空白按零计相等则不作声",
        make_report(values={A + "carried_in/business": None}),
        passes=6,
    ),
    RuleCase(
        "空白按零计不相等则存疑",
        make_report(
            values={A + "new_received/business": 2, A + "carried_in/business": None},
        ),
        ("error?",),
        passes=6,
        says=("空白",),
    ),
    RuleCase(
        "没有读出的格不作判断",
        make_report(values={A + "new_received/business": 2}, raws={A + "total/business": "二十？"}),
        passes=6,
    ),
    RuleCase(
        "自由格式没有表三",
        make_report(edition_code="2008", year=2012),
        passes=0,
    ),
)
