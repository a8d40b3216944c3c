"""Cases of TX-05 that speak of outcomes, applicants, channels and of none."""

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

OUTCOMES = (
    RuleCase(
        "未收到而表三有件数",
        make_report(
            values={"applications/new_received/total": 2},
            narrative={1: ("全年未收到公民、法人或者其他组织的政府信息公开申请。",)},
        ),
        ("error",),
    ),
    RuleCase(
        "没有依申请公开事项",
        make_report(narrative={1: ("全年无依申请公开事项。",)}),
        passes=1,
    ),
    RuleCase(
        "只说一个渠道不作比较",
        make_report(
            values={
                "applications/new_received/total": 41,
                "applications/total/total": 39,
                "applications/carried_out/total": 2,
            },
            narrative={
                1: (
                    "通过政府门户网站共办理并答复信息公开申请3件、纸质申请36件，顺延至下一年答复2件。",
                )
            },
        ),
        passes=1,
    ),
    RuleCase(
        "等渠道就是全部",
        make_report(
            values={"applications/new_received/total": 15},
            narrative={1: ("通过线上、信函等渠道收到依申请公开信息16件。",)},
        ),
        ("error",),
    ),
    RuleCase(
        "未收到过公开申请",
        make_report(narrative={1: ("未收到过公开申请，未发生由政府信息公开引发的举报、投诉。",)}),
        passes=1,
    ),
    RuleCase(
        "只写一类结果而不符",
        make_report(
            values={"applications/unavailable.not_held/total": 4, "applications/total/total": 4},
            narrative={1: ("依申请公开中，无法提供3件。",)},
        ),
        ("error",),
    ),
    RuleCase(
        "四类结果相加不符",
        make_report(
            values={
                "applications/granted/total": 2,
                "applications/unavailable.not_held/total": 4,
                "applications/declined.repeated/total": 1,
                "applications/total/total": 7,
            },
            narrative={1: ("依申请公开中，予以公开2件，不予公开0件，无法提供3件，不予处理1件。",)},
        ),
        (
            "error",
            "error",
        ),
        passes=3,
    ),
    RuleCase(
        "三类结果不比总计",
        make_report(
            values={
                "applications/granted/total": 2,
                "applications/unavailable.not_held/total": 4,
                "applications/declined.repeated/total": 1,
                "applications/total/total": 7,
            },
            narrative={1: ("依申请公开中，予以公开2件，不予公开0件，无法提供3件。",)},
        ),
        ("error",),
        passes=2,
    ),
    RuleCase(
        "几类都不符则口径可能不同",
        make_report(
            values={
                "applications/granted/total": 2,
                "applications/unavailable.not_held/total": 4,
                "applications/total/total": 6,
            },
            narrative={1: ("依申请公开中，予以公开5件，无法提供3件。",)},
        ),
        (
            "warning?",
            "warning?",
        ),
    ),
    RuleCase(
        "结转没有读出不比全部办结",
        make_report(
            values={"applications/new_received/total": 3, "applications/total/total": 3},
            raws={"applications/carried_out/total": "？"},
            narrative={1: ("收到政府信息公开申请3件，已全部办结。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "其中承上句的半年",
        make_report(
            values={"applications/granted/total": 100},
            narrative={
                1: ("2023年上半年，受理政府信息公开申请267件。其中，同意公开或部分公开共81件。",)
            },
        ),
        passes=0,
    ),
    RuleCase(
        "法人申请为五列之和",
        make_report(
            values={
                "applications/new_received/total": 5,
                "applications/new_received/natural_person": 3,
                "applications/new_received/business": 1,
                "applications/new_received/other": 1,
            },
            narrative={1: ("收到政府信息公开申请5件，其中自然人申请3件，法人或其他组织申请2件。",)},
        ),
        passes=3,
    ),
    RuleCase(
        "自然人件数不一致",
        make_report(
            values={
                "applications/new_received/total": 5,
                "applications/new_received/natural_person": 3,
                "applications/new_received/business": 2,
            },
            narrative={1: ("收到政府信息公开申请5件，其中自然人申请4件，商业企业申请1件。",)},
        ),
        (
            "error",
            "error",
        ),
        passes=1,
    ),
    RuleCase(
        "各类结果一致",
        make_report(
            values={
                "applications/new_received/total": 6,
                "applications/granted/total": 2,
                "applications/partly_granted/total": 1,
                "applications/refused.internal_affairs/total": 1,
                "applications/refused.deliberative/total": 1,
                "applications/unavailable.not_held/total": 1,
                "applications/total/total": 6,
            },
            narrative={
                1: (
                    "收到政府信息公开申请6件，予以公开2件，部分公开1件，不予公开2件，无法提供1件，不予处理0件，其他处理0件。",
                )
            },
        ),
        passes=7,
    ),
    RuleCase(
        "无法提供只数了一小项",
        make_report(
            values={
                "applications/new_received/total": 6,
                "applications/granted/total": 2,
                "applications/unavailable.not_held/total": 3,
                "applications/unavailable.needs_creation/total": 1,
                "applications/total/total": 6,
            },
            narrative={
                1: (
                    "收到政府信息公开申请6件，予以公开2件，不予公开0件，无法提供3件，不予处理0件，其他处理0件。",
                )
            },
        ),
        (
            "error",
            "error",
        ),
        passes=5,
        says=(
            "“无法提供”合计为 4",
            "2+0+3+0+0=5",
        ),
    ),
    RuleCase(
        "写明小项的比小项",
        make_report(
            values={
                "applications/new_received/total": 4,
                "applications/unavailable.not_held/total": 3,
                "applications/unavailable.needs_creation/total": 0,
                "applications/declined.petition/total": 1,
            },
            narrative={
                1: (
                    "收到政府信息公开申请4件，因本机关不掌握相关政府信息无法提供3件，因信访举报投诉类申请不予处理1件。",
                )
            },
        ),
        passes=3,
    ),
    RuleCase(
        "予以公开可含部分公开",
        make_report(
            values={
                "applications/new_received/total": 3,
                "applications/granted/total": 2,
                "applications/partly_granted/total": 1,
                "applications/total/total": 3,
            },
            narrative={1: ("收到政府信息公开申请3件，予以公开3件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "数字在前结果在后",
        make_report(
            values={
                "applications/new_received/total": 3,
                "applications/granted/total": 2,
                "applications/refused.deliberative/total": 0,
                "applications/other.rest/total": 1,
                "applications/total/total": 3,
            },
            narrative={1: ("收到政府信息公开申请3件，其中2件予以公开，1件不予公开。",)},
        ),
        ("error",),
        passes=2,
    ),
    RuleCase(
        "全部办结而表三有结转",
        make_report(
            values={
                "applications/new_received/total": 3,
                "applications/total/total": 2,
                "applications/carried_out/total": 1,
            },
            narrative={1: ("收到政府信息公开申请3件，已全部办结。",)},
        ),
        ("warning",),
        passes=1,
        says=("表三却有 1 件结转",),
    ),
    RuleCase(
        "全部办结且无结转",
        make_report(
            values={"applications/new_received/total": 3, "applications/total/total": 3},
            narrative={1: ("收到政府信息公开申请3件，已全部办结。",)},
        ),
        passes=2,
    ),
    RuleCase(
        "热线件数不是申请件数",
        make_report(
            values={"applications/carried_out/total": 1},
            narrative={1: ("做好依申请公开工作。受理12345热线134件，办结率100%。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "不予公开信息数不是申请件数",
        make_report(narrative={1: ("做好依申请公开工作。不予公开信息数105条。",)}),
        passes=0,
    ),
    RuleCase(
        "信息不存在与不掌握合为一行",
        make_report(
            values={"applications/unavailable.not_held/total": 2},
            narrative={
                1: ("依申请公开中，因本机关不掌握相关政府信息无法提供1件，信息不存在的1件。",)
            },
        ),
        passes=0,
    ),
    RuleCase(
        "信息不存在与不掌握合计仍不符",
        make_report(
            values={"applications/unavailable.not_held/total": 4},
            narrative={
                1: ("依申请公开中，因本机关不掌握相关政府信息无法提供1件，信息不存在的1件。",)
            },
        ),
        ("error",),
    ),
    RuleCase(
        "按公开属性统计的公文不是申请",
        make_report(
            narrative={
                1: (
                    "做好依申请公开工作。发文162件，其中主动公开51件、依申请公开40件、不予公开71件。",
                    "制作信息3021条，其中主动公开信息1027条，依申请公开信息459条，不予公开信息1535条。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "上年收到结转至本年的是上年结转",
        make_report(
            values={"applications/carried_in/total": 52},
            narrative={1: ("2022年收到，结转至2023年作出答复的政府信息公开申请52件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "本年收到结转至下年的是结转下年",
        make_report(
            values={"applications/carried_out/total": 5},
            narrative={1: ("2023年收到，结转至2024年继续办理的政府信息公开申请5件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "上年结转的年份不改后文的年度",
        make_report(
            values={
                "applications/new_received/total": 10,
                "applications/carried_in/total": 2,
                "applications/total/total": 11,
                "applications/carried_out/total": 1,
            },
            narrative={
                1: ("收到政府信息公开申请10件，2022年结转2件，办结9件，结转到2024年办理1件。",)
            },
        ),
        ("error",),
        says=("办结9件",),
    ),
    RuleCase(
        "结转下年之后的其中仍说本年",
        make_report(
            values={
                "applications/granted/total": 12,
                "applications/partly_granted/total": 4,
                "applications/total/total": 16,
                "applications/new_received/total": 17,
                "applications/carried_out/total": 1,
            },
            narrative={
                1: (
                    "收到政府信息公开申请17件，办结16件，结转下年1件。其中，予以公开13件，部分公开4件。",
                )
            },
        ),
        ("error",),
        says=("予以公开13件",),
    ),
    RuleCase(
        "已主动公开与予以公开合为一行",
        make_report(
            values={"applications/granted/total": 13, "applications/total/total": 13},
            narrative={1: ("答复政府信息公开申请13件，其中已主动公开3件、予以公开10件。",)},
        ),
        passes=1,
    ),
)
