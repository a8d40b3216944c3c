from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "正文没有写",
        make_report(narrative={1: ("做好信息公开工作。",)}),
        passes=0,
    ),
    RuleCase(
        "复议诉讼都一致",
        make_report(
            values={
                "remedies/reconsideration/upheld": 2,
                "remedies/reconsideration/total": 2,
                "remedies/litigation_direct/upheld": 1,
                "remedies/litigation_direct/total": 1,
            },
            narrative={1: ("政府信息公开方面共有行政诉讼案件1件、行政复议案件2件，均已结案。",)},
        ),
        passes=3,
    ),
    RuleCase(
        "诉讼为两组之和",
        make_report(
            values={
                "remedies/litigation_direct/upheld": 1,
                "remedies/litigation_direct/total": 1,
                "remedies/litigation_after_reconsideration/other": 1,
                "remedies/litigation_after_reconsideration/total": 1,
            },
            narrative={1: ("政府信息公开行政诉讼3件。",)},
        ),
        ("warning",),
        says=("“总计”为 2，相差 1",),
    ),
    RuleCase(
        "没有复议而表四有一件",
        make_report(
            values={"remedies/reconsideration/upheld": 1, "remedies/reconsideration/total": 1},
            narrative={1: ("全年没有因政府信息公开引起的行政复议。",)},
        ),
        ("warning",),
    ),
    RuleCase(
        "表四自身不平则存疑",
        make_report(
            values={"remedies/reconsideration/total": 1},
            narrative={1: ("全年没有因政府信息公开引起的行政复议。",)},
        ),
        ("warning?",),
    ),
    RuleCase(
        "没有复议诉讼",
        make_report(narrative={1: ("全年未发生因政府信息公开引起的行政复议、行政诉讼。",)}),
        passes=2,
    ),
    RuleCase(
        "均获维持而有未审结",
        make_report(
            values={
                "remedies/reconsideration/upheld": 5,
                "remedies/reconsideration/pending": 2,
                "remedies/reconsideration/total": 7,
                "remedies/litigation_direct/upheld": 8,
                "remedies/litigation_direct/pending": 1,
                "remedies/litigation_direct/total": 9,
            },
            narrative={1: ("政府信息公开类行政复议7件，诉讼9件，均获维持。",)},
        ),
        ("warning",),
        passes=2,
        says=("行政复议“尚未审结” 2 件、行政诉讼“尚未审结” 1 件",),
    ),
    RuleCase(
        "未被纠正而有纠正",
        make_report(
            values={"remedies/reconsideration/corrected": 1, "remedies/reconsideration/total": 1},
            narrative={1: ("有1件政府信息公开行政复议，该行政复议件未被复议机关纠错。",)},
        ),
        ("warning",),
        passes=1,
    ),
    RuleCase(
        "结果维持件数不一致",
        make_report(
            values={
                "remedies/reconsideration/upheld": 1,
                "remedies/reconsideration/pending": 1,
                "remedies/reconsideration/total": 2,
            },
            narrative={1: ("政府信息公开行政复议2件，其中行政复议结果维持2件。",)},
        ),
        ("warning",),
        passes=1,
    ),
    RuleCase(
        "合写而诉讼没有读出不作判断",
        make_report(
            raws={"remedies/litigation_direct/total": "？"},
            narrative={1: ("政府信息公开行政复议、行政诉讼案件共3件。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "合写而与两项之和不符",
        make_report(
            values={"remedies/reconsideration/upheld": 2, "remedies/reconsideration/total": 2},
            narrative={1: ("政府信息公开行政复议、行政诉讼案件共3件。",)},
        ),
        ("warning",),
        says=("行政复议、行政诉讼“总计”为 2",),
    ),
    RuleCase(
        "合写均已结案而诉讼有未审结",
        make_report(
            values={
                "remedies/reconsideration/upheld": 2,
                "remedies/reconsideration/total": 2,
                "remedies/litigation_direct/pending": 1,
                "remedies/litigation_direct/total": 1,
            },
            narrative={1: ("政府信息公开行政复议、行政诉讼案件共3件，均已结案。",)},
        ),
        ("warning",),
        passes=1,
    ),
    RuleCase(
        "与信息公开无关的均已审结不比",
        make_report(
            values={"remedies/reconsideration/pending": 1, "remedies/reconsideration/total": 1},
            narrative={1: ("全年办理行政复议案件120件，均已审结。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "一处没有一处有则以有数的为准",
        make_report(
            values={"remedies/reconsideration/upheld": 2, "remedies/reconsideration/total": 2},
            narrative={
                1: (
                    "未发生因政府信息公开提起的行政复议。",
                    "政府信息公开行政复议2件。",
                )
            },
        ),
        passes=1,
    ),
    RuleCase(
        "两处相加相符",
        make_report(
            values={"remedies/reconsideration/upheld": 3, "remedies/reconsideration/total": 3},
            narrative={
                1: (
                    "因政府信息公开答复引起的行政复议1件。",
                    "因政府信息公开不答复引起的行政复议2件。",
                )
            },
        ),
        passes=1,
    ),
    RuleCase(
        "总计空白则由各格相加",
        make_report(
            values={"remedies/reconsideration/upheld": 2, "remedies/reconsideration/total": None},
            narrative={1: ("政府信息公开行政复议2件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "与信息公开无关的复议不比",
        make_report(narrative={1: ("全年办理行政复议案件120件。",)}),
        passes=0,
    ),
    RuleCase(
        "举报投诉与复议一并说没有",
        make_report(narrative={1: ("未发生由政府信息公开引发的举报、投诉、行政复议和行政诉讼。",)}),
        passes=2,
    ),
    RuleCase(
        "复议诉讼合写",
        make_report(
            values={"remedies/reconsideration/total": 2, "remedies/litigation_direct/total": 1},
            narrative={1: ("政府信息公开行政复议、行政诉讼案件共3件。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "分号之后的均维持只说诉讼",
        make_report(
            values={
                "remedies/reconsideration/corrected": 1,
                "remedies/reconsideration/total": 1,
                "remedies/litigation_direct/upheld": 2,
                "remedies/litigation_direct/total": 2,
            },
            narrative={1: ("因政府信息公开引起的行政复议1件；行政诉讼2件，均维持。",)},
        ),
        passes=3,
    ),
    RuleCase(
        "分号之前的均维持只说复议",
        make_report(
            values={
                "remedies/reconsideration/corrected": 1,
                "remedies/reconsideration/total": 1,
                "remedies/litigation_direct/upheld": 2,
                "remedies/litigation_direct/total": 2,
            },
            narrative={1: ("因政府信息公开引起的行政复议1件，均维持；行政诉讼2件。",)},
        ),
        ("warning",),
        passes=2,
        says=("行政复议“结果纠正” 1 件",),
        omits=("行政诉讼“",),
    ),
    RuleCase(
        "分号之后没有件数的均维持说全部",
        make_report(
            values={
                "remedies/reconsideration/corrected": 1,
                "remedies/reconsideration/total": 1,
                "remedies/litigation_direct/upheld": 2,
                "remedies/litigation_direct/total": 2,
            },
            narrative={1: ("因政府信息公开引起的行政复议1件，行政诉讼2件；均维持。",)},
        ),
        ("warning",),
    ),
)
