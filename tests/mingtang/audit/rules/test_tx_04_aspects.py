from dataclasses import replace

from mingtang.annual.report import Section
from mingtang.documents.raw import Place
from tests.factories.reports import NARRATIVE, make_report, text
from tests.mingtang.audit.cases import RuleCase

GOVERNMENT = "云江县人民政府"
ASSESSED = (*NARRATIVE[1], "社会评议结果良好。")
NO_PLATFORM = tuple(line for line in NARRATIVE[1] if "平台" not in line)
NO_PLATFORM = tuple(line.replace("通过政府门户网站", "") for line in NO_PLATFORM)
LOOSE = (
    "全年主动公开政府信息36条，其中机构职能类6条、规划计划类8条、财政预决算类12条、重点领域类10条，均在规定时限内发布。",
    "（一）加强组织领导。调整领导小组，健全公文公开属性认定机制，强化审核把关，确保信息准确。",
    "（二）拓宽渠道。依托门户网站和微信公众号发布信息，接受社会监督。",
    "（三）依申请公开。全年未收到政府信息公开申请。",
)
SHORT = ("2023年，我局做了不少工作。",)


def own_sections():
    report = make_report(narrative={1: (NARRATIVE[1][0],)})
    own = Section(
        2, "各项工作", text(*NARRATIVE[1][1:], first=40), Place(), "二、", statutory=False
    )
    first, *rest = report.sections
    return replace(report, sections=(first, own, *rest))


CASES = (
    RuleCase("五个方面分条写明", make_report(), passes=1),
    RuleCase(
        "没有提到平台",
        make_report(narrative={1: NO_PLATFORM}),
        ("error",),
        passes=0,
        says=("没有写到“政府信息公开平台建设”",),
    ),
    RuleCase(
        "旧格式没有提到平台只作提示",
        make_report(edition_code="2019", year=2020, narrative={1: NO_PLATFORM}),
        ("notice",),
    ),
    RuleCase(
        "没有单列信息管理",
        make_report(narrative={1: LOOSE}),
        ("notice",),
        passes=1,
        says=("没有单列“主动公开”、“政府信息管理”、“监督保障”",),
    ),
    RuleCase(
        "只有一个小标题不算分条",
        make_report(
            narrative={1: (*LOOSE[:2], LOOSE[2].replace("（二）拓宽渠道。", ""), LOOSE[3])}
        ),
        passes=1,
    ),
    RuleCase("政府写了评议", make_report(agency=GOVERNMENT, narrative={1: ASSESSED}), passes=2),
    RuleCase(
        "评议和追究的别的说法",
        make_report(
            agency=GOVERNMENT,
            narrative={
                1: (*NARRATIVE[1][:-1], "（五）监督保障。年度考评优秀，满意度98%，追究责任0人次。")
            },
        ),
        passes=2,
    ),
    RuleCase(
        "政府没有写评议",
        make_report(agency=GOVERNMENT),
        ("error",),
        passes=1,
        says=("应写“社会评议”结果情况",),
    ),
    RuleCase(
        "旧格式政府没有写评议",
        make_report(agency=GOVERNMENT, edition_code="2019", year=2020),
        ("warning",),
        passes=1,
    ),
    RuleCase("另立标题分述", own_sections(), passes=1),
    RuleCase("不足一百字", make_report(narrative={1: SHORT}), passes=0),
    RuleCase("恰好一百字", make_report(narrative={1: ("主" * 96,)}), ("error",), passes=0),
    RuleCase("没有第一部分", replace(make_report(), sections=make_report().sections[1:]), passes=0),
)
