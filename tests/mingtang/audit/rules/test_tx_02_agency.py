from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def signed(name: str | None):
    return replace(make_report(), signed_by=name)


CASES = (
    RuleCase("标题落款相同", make_report(), passes=2),
    RuleCase("落款加冠市名", signed("江临市云江县教育局"), passes=2),
    RuleCase(
        "落款是外县",
        signed("青禾县教育局"),
        ("error",),
        passes=1,
        says=("落款为“青禾县教育局”",),
        quotes=("云江县教育局2023年政府信息公开工作年度报告", "青禾县教育局"),
    ),
    RuleCase("同县不同名", signed("云江县体育中心"), ("error?",), passes=1),
    RuleCase("没有落款", signed(None), passes=1),
    RuleCase(
        "联系单位是外县",
        prefaced(make_report(), "如有疑问，请与青禾县教育局办公室联系（电话：0599-600017）。"),
        ("warning?",),
        passes=2,
        says=("联系单位却写“青禾县教育局”",),
    ),
    RuleCase(
        "正文主语是外县",
        make_report(narrative={1: ("2023年，青禾县教育局认真贯彻条例，主动公开信息36条。",)}),
        ("warning?",),
        passes=1,
        says=("正文主语却写“青禾县教育局”",),
    ),
    RuleCase("机关没有读出", replace(make_report(), agency=None), passes=0),
)
