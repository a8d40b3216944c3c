from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase
from tests.mingtang.audit.rules.outcomes_told import OUTCOMES

CASES = (
    *OUTCOMES,
    RuleCase(
        "正文没有件数",
        make_report(narrative={1: ("做好依申请公开工作。",)}),
        passes=0,
    ),
    RuleCase(
        "收到与新收一致",
        make_report(
            values={"applications/new_received/total": 12},
            narrative={1: ("全年收到政府信息公开申请12件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "收到与新收不一致",
        make_report(
            values={"applications/new_received/total": 95},
            narrative={1: ("全年收到政府信息公开申请17件。",)},
        ),
        ("error",),
        says=("表三本年新收总计为 95，相差 78",),
        quotes=("收到政府信息公开申请17件",),
    ),
    RuleCase(
        "把上年结转算作本年收到",
        make_report(
            values={
                "applications/new_received/total": 74,
                "applications/new_received/natural_person": 71,
                "applications/new_received/business": 3,
                "applications/carried_in/total": 1,
                "applications/carried_in/natural_person": 1,
                "applications/total/total": 75,
            },
            narrative={
                1: (
                    "2023年，全县收到政府信息公开申请75件，涉及自然人72件、商业企业3件，均按期答复。",
                )
            },
        ),
        ("error",),
        passes=2,
        says=(
            "74+1=75",
            "把上年结转算作本年收到",
        ),
        quotes=("收到政府信息公开申请75件，涉及自然人72件、商业企业3件",),
    ),
    RuleCase(
        "受理可以含上年结转",
        make_report(
            values={
                "applications/new_received/total": 12,
                "applications/carried_in/total": 1,
                "applications/total/total": 13,
            },
            narrative={1: ("全年受理政府信息公开申请13件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "写明含上年结转",
        make_report(
            values={
                "applications/new_received/total": 12,
                "applications/carried_in/total": 1,
                "applications/total/total": 13,
            },
            narrative={1: ("全年收到政府信息公开申请13件（含上年结转1件）。",)},
        ),
        passes=2,
    ),
    RuleCase(
        "总计空白而各列有数",
        make_report(
            values={
                "applications/new_received/total": None,
                "applications/new_received/natural_person": 3,
            },
            narrative={1: ("全年收到政府信息公开申请3件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "总计空白而各列不符则存疑",
        make_report(
            values={
                "applications/new_received/total": None,
                "applications/new_received/natural_person": 3,
            },
            narrative={1: ("全年收到政府信息公开申请4件。",)},
        ),
        ("warning?",),
    ),
    RuleCase(
        "总计没有读出不作判断",
        make_report(
            raws={"applications/new_received/total": "三？"},
            narrative={1: ("全年收到政府信息公开申请4件。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "只说政府办公室则存疑",
        make_report(
            agency="云江县人民政府",
            values={"applications/new_received/total": 95},
            narrative={1: ("县政府办公室收到政府信息公开申请17件。",)},
        ),
        ("warning?",),
    ),
    RuleCase(
        "两个范围之一相符",
        make_report(
            agency="云江县人民政府",
            values={"applications/new_received/total": 95},
            narrative={
                1: (
                    "全县共收到政府信息公开申请95件。",
                    "县政府办公室收到政府信息公开申请17件。",
                )
            },
        ),
        passes=1,
    ),
    RuleCase(
        "数量在申请之前",
        make_report(
            values={
                "applications/new_received/total": 8,
                "applications/granted/total": 2,
                "applications/refused.deliberative/total": 1,
                "applications/unavailable.not_held/total": 5,
                "applications/total/total": 8,
            },
            narrative={
                1: (
                    "我局共收到8份政府信息公开申请，均为自然人申请。其中，予以公开2件，属于四类过程性信息1件，本机关不掌握相关政府信息5件。",
                )
            },
        ),
        passes=4,
    ),
    RuleCase(
        "件次与结转在后",
        make_report(
            values={
                "applications/new_received/total": 89,
                "applications/total/total": 88,
                "applications/carried_out/total": 1,
            },
            narrative={
                1: ("全年共收到政府信息依申请公开89件次，已经答复88件，1件结转下年度继续办理。",)
            },
        ),
        passes=3,
    ),
    RuleCase(
        "全区各部门就是全区",
        make_report(
            agency="青禾区人民政府",
            values={"applications/new_received/total": 95},
            narrative={1: ("全区各职能部门共收到政府信息公开申请17件。",)},
        ),
        ("error",),
    ),
    RuleCase(
        "总计行没有读出仍可比新收",
        make_report(
            values={"applications/new_received/total": 12},
            raws={"applications/total/total": "？"},
            narrative={1: ("全年受理政府信息公开申请12件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "几处相加等于新收",
        make_report(
            values={"applications/new_received/total": 7},
            narrative={1: ("县级部门收到政府信息公开申请3件，乡镇收到政府信息公开申请4件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "几处相加也不等于新收",
        make_report(
            values={"applications/new_received/total": 9},
            narrative={1: ("县级部门收到政府信息公开申请3件，乡镇收到政府信息公开申请4件。",)},
        ),
        ("error",),
        passes=0,
    ),
    RuleCase(
        "几处之中以本机关所说为准",
        make_report(
            values={"applications/new_received/total": 9},
            narrative={
                1: (
                    "各乡镇收到政府信息公开申请4件。",
                    "我局收到政府信息公开申请3件。",
                )
            },
        ),
        ("error",),
        says=("我局收到",),
    ),
    RuleCase(
        "有上年结转而数字另有不符",
        make_report(
            values={
                "applications/new_received/total": 12,
                "applications/carried_in/total": 1,
                "applications/total/total": 13,
            },
            narrative={1: ("全年收到政府信息公开申请20件。",)},
        ),
        ("error",),
        says=("相差 8",),
    ),
    RuleCase(
        "新收总计空白而疑把结转算入则存疑",
        make_report(
            values={
                "applications/new_received/total": None,
                "applications/new_received/natural_person": 3,
                "applications/carried_in/total": 1,
                "applications/carried_in/natural_person": 1,
                "applications/total/total": 3,
            },
            narrative={1: ("全年收到政府信息公开申请4件。",)},
        ),
        ("warning?",),
        says=("把上年结转算作本年收到",),
    ),
    RuleCase(
        "上年没有收到不作比较",
        make_report(
            values={"applications/new_received/total": 2},
            narrative={1: ("2022年未收到政府信息公开申请。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "其中已答复若干不与总计比",
        make_report(
            values={"applications/new_received/total": 9, "applications/total/total": 9},
            narrative={1: ("收到政府信息公开申请9件，其中已答复8件，转办1件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "答复分两处写相加相符",
        make_report(
            values={"applications/new_received/total": 9, "applications/total/total": 9},
            narrative={1: ("向自然人答复政府信息公开申请5件，向企业答复政府信息公开申请4件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "答复以本机关所说为准",
        make_report(
            values={"applications/new_received/total": 9, "applications/total/total": 9},
            narrative={
                1: (
                    "各乡镇答复政府信息公开申请2件。",
                    "我局答复政府信息公开申请3件。",
                )
            },
        ),
        ("error",),
        says=("我局答复",),
    ),
    RuleCase(
        "上年件数不作比较",
        make_report(narrative={1: ("2022年收到政府信息公开申请9件。",)}),
        passes=0,
    ),
    RuleCase(
        "约数不作比较",
        make_report(
            values={"applications/new_received/total": 12},
            narrative={1: ("全年收到政府信息公开申请10余件。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "答复与总计不一致",
        make_report(
            values={
                "applications/new_received/total": 10,
                "applications/total/total": 9,
                "applications/carried_out/total": 1,
            },
            narrative={1: ("全年答复政府信息公开申请8件。",)},
        ),
        ("error",),
    ),
    RuleCase(
        "答复数恰为新收数则存疑",
        make_report(
            values={
                "applications/new_received/total": 10,
                "applications/total/total": 9,
                "applications/carried_out/total": 1,
            },
            narrative={1: ("全年答复政府信息公开申请10件。",)},
        ),
        ("warning?",),
    ),
    RuleCase(
        "结转各与其行相符",
        make_report(
            values={
                "applications/new_received/total": 10,
                "applications/carried_in/total": 2,
                "applications/total/total": 11,
                "applications/carried_out/total": 1,
            },
            narrative={
                1: ("收到政府信息公开申请10件，上年结转2件，办结11件，结转下年度继续办理1件。",)
            },
        ),
        passes=4,
    ),
    RuleCase(
        "结转下年不一致",
        make_report(
            values={
                "applications/new_received/total": 10,
                "applications/total/total": 9,
                "applications/carried_out/total": 1,
            },
            narrative={1: ("收到政府信息公开申请10件，结转下年度继续办理3件。",)},
        ),
        ("error",),
        passes=1,
    ),
    RuleCase(
        "逐字数字",
        make_report(
            values={"applications/new_received/total": 3},
            narrative={1: ("全年收到政府信息公开申请三件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "自由格式没有表三",
        make_report(
            edition_code="2008", year=2012, narrative={1: ("全年收到政府信息公开申请3件。",)}
        ),
        passes=0,
    ),
)
