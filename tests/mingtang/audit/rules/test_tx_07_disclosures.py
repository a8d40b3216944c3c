from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "正文没有写",
        make_report(narrative={1: ("做好主动公开工作。",)}),
        passes=0,
    ),
    RuleCase(
        "制发与现行有效都一致",
        make_report(
            values={
                "proactive/normative_documents.made": 3,
                "proactive/normative_documents.in_force": 8,
            },
            narrative={1: ("集中公开现行有效行政规范性文件8件，本年度制发规范性文件3件。",)},
        ),
        passes=2,
    ),
    RuleCase(
        "制发不一致",
        make_report(
            values={"proactive/normative_documents.made": 2},
            narrative={1: ("本年度制发规范性文件3件。",)},
        ),
        ("warning",),
    ),
    RuleCase(
        "只写公开则存疑",
        make_report(
            values={
                "proactive/normative_documents.made": 2,
                "proactive/normative_documents.in_force": 8,
            },
            narrative={1: ("全年公开规范性文件5件。",)},
        ),
        ("warning?",),
    ),
    RuleCase(
        "废止不一致",
        make_report(
            values={"proactive/normative_documents.repealed": 5},
            narrative={1: ("全年宣布废止规范性文件4件。",)},
        ),
        ("warning",),
    ),
    RuleCase(
        "规范性文件类信息不是文件数",
        make_report(narrative={1: ("公开政策、规范性文件类信息80条。",)}),
        passes=0,
    ),
    RuleCase(
        "清理的文件不是制发",
        make_report(narrative={1: ("清理规范性文件12件。",)}),
        passes=0,
    ),
    RuleCase(
        "许可分两处写相加相符",
        make_report(
            values={"proactive/licences.decisions": 6, "proactive/penalties.decisions": 6},
            narrative={
                1: (
                    "办理培训机构行政许可2家，行政处罚3家。",
                    "办理幼儿园办学许可4家，行政处罚3家。",
                )
            },
        ),
        passes=2,
    ),
    RuleCase(
        "全年处罚不一致",
        make_report(
            values={"proactive/penalties.decisions": 6},
            narrative={1: ("全年作出行政处罚决定7件。",)},
        ),
        ("warning",),
    ),
    RuleCase(
        "数量在许可之前",
        make_report(
            values={"proactive/licences.decisions": 694},
            narrative={
                1: ("2023年，作出694宗行政许可，其中3宗为学校设立，其余691宗为教师资格认定。",)
            },
        ),
        passes=1,
    ),
    RuleCase(
        "制发分两处写相加相符",
        make_report(
            values={"proactive/normative_documents.made": 3},
            narrative={
                1: (
                    "制发行政规范性文件2件。",
                    "另制发行政规范性文件1件。",
                )
            },
        ),
        passes=1,
    ),
    RuleCase(
        "处罚分两处写相加不符不作判断",
        make_report(
            values={"proactive/penalties.decisions": 9},
            narrative={
                1: (
                    "全年作出食品类行政处罚2件。",
                    "全年作出药品类行政处罚3件。",
                )
            },
        ),
        passes=0,
    ),
    RuleCase(
        "没有说是全年的处罚不作判断",
        make_report(
            values={"proactive/penalties.decisions": 6}, narrative={1: ("移送行政处罚案件7件。",)}
        ),
        passes=0,
    ),
    RuleCase(
        "事项增减没有读出不作判断",
        make_report(
            edition_code="2019",
            year=2020,
            raws={"proactive/penalties.change": "？"},
            narrative={1: ("权责事项中行政处罚17项。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "收费金额恰差末位",
        make_report(
            values={"proactive/charges.amount": 1.3},
            narrative={1: ("全年行政事业性收费1.2万元。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "收费金额超出末位",
        make_report(
            values={"proactive/charges.amount": 1.4},
            narrative={1: ("全年行政事业性收费1.2万元。",)},
        ),
        ("warning",),
    ),
    RuleCase(
        "公示的处罚信息不比",
        make_report(
            values={"proactive/penalties.decisions": 6}, narrative={1: ("公示行政处罚信息5件。",)}
        ),
        passes=0,
    ),
    RuleCase(
        "下属单位的不比",
        make_report(
            values={"proactive/penalties.decisions": 6},
            narrative={1: ("各乡镇作出行政处罚决定7件。",)},
        ),
        passes=0,
    ),
    RuleCase(
        "权责清单与旧格式不符",
        make_report(
            edition_code="2019",
            year=2020,
            values={"proactive/licences.items_last_year": 7, "proactive/licences.change": 8},
            narrative={1: ("权责事项共21项，其中行政许可共4大项19小项、行政处罚17项。",)},
        ),
        (
            "warning",
            "warning",
        ),
        says=(
            "7+(8)=15",
            "0+(0)=0",
        ),
    ),
    RuleCase(
        "权责清单小项相符",
        make_report(
            edition_code="2019",
            year=2020,
            values={"proactive/licences.items_last_year": 7, "proactive/licences.change": 8},
            narrative={1: ("权责事项共19项，其中行政许可共4大项15小项。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "收费金额以元写",
        make_report(
            values={"proactive/charges.amount": 1.2},
            narrative={1: ("全年行政事业性收费12000元。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "收费金额不符",
        make_report(
            values={"proactive/charges.amount": 1.2}, narrative={1: ("全年行政事业性收费3万元。",)}
        ),
        ("warning",),
    ),
    RuleCase(
        "收费金额以亿元约写",
        make_report(
            values={"proactive/charges.amount": 2585012.36},
            narrative={1: ("全省行政事业性收费总金额258.5亿元。",)},
        ),
        passes=1,
    ),
    RuleCase(
        "收费金额以亿元约写而不符",
        make_report(
            values={"proactive/charges.amount": 2587012.36},
            narrative={1: ("全省行政事业性收费总金额258.5亿元。",)},
        ),
        ("warning",),
    ),
    RuleCase(
        "采购金额相符",
        make_report(
            edition_code="2019",
            year=2020,
            values={"proactive/procurement.items": 3, "proactive/procurement.amount": 106.01},
            narrative={1: ("全年共有3个采购项目，采购资金共106.01万元。",)},
        ),
        passes=1,
    ),
)
