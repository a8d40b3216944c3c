from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase


def letters(first: int, count: int) -> str:
    """So many letters, each other than the rest."""
    return "".join(chr(0x5000 + first + i) for i in range(count))


SAME = letters(0, 100)
MINE = (
    "组织三场政策宣讲，走访企业并解答登记、年报、信用修复等疑问；在乡镇便民中心设查阅点，配备自助终端与引导员；"
    "修订公开指南，补充咨询窗口与办公时间；邀请居民代表旁听食品安全专题会议，会后公布意见采纳情况。"
)
OTHER = (
    "把惠农补贴发放名册按村公示，设举报电话并逐件核查；为老年读者印制大字版办事手册，送到社区食堂；"
    "联合档案馆整理历史征地批文，供查询利用；开展公文属性抽查，退回标注有误的稿件重新认定。"
)

CASES = (
    RuleCase("没有上年报告", make_report(narrative={1: (SAME,)}), passes=0),
    RuleCase(
        "各写各年的事",
        make_report(narrative={1: (MINE,)}),
        passes=1,
        previous=make_report(year=2022, narrative={1: (OTHER,)}),
    ),
    RuleCase(
        "只改了年份与机关名称",
        make_report(narrative={1: ("2023年，云江县教育局" + MINE,)}),
        ("error",),
        says=("相似 100%",),
        previous=make_report(
            year=2022, agency="青禾区教育局", narrative={1: ("2022年，青禾区教育局" + MINE,)}
        ),
    ),
    RuleCase(
        "恰好七成",
        make_report(narrative={1: (SAME,)}),
        ("warning",),
        previous=make_report(year=2022, narrative={1: (SAME[:70] + letters(300, 30),)}),
    ),
    RuleCase(
        "不到七成",
        make_report(narrative={1: (SAME,)}),
        passes=1,
        previous=make_report(year=2022, narrative={1: (SAME[:69] + letters(300, 31),)}),
    ),
    RuleCase(
        "恰好九成",
        make_report(narrative={1: (SAME,)}),
        ("error",),
        previous=make_report(year=2022, narrative={1: (SAME[:90] + letters(300, 10),)}),
    ),
    RuleCase(
        "不到九成",
        make_report(narrative={1: (SAME,)}),
        ("warning",),
        previous=make_report(year=2022, narrative={1: (SAME[:89] + letters(300, 11),)}),
    ),
    RuleCase(
        "不足八十字不作判断",
        make_report(narrative={1: (letters(0, 79),)}),
        passes=0,
        previous=make_report(year=2022, narrative={1: (letters(0, 79),)}),
    ),
    RuleCase(
        "满八十字即作判断",
        make_report(narrative={1: (letters(0, 80),)}),
        ("error",),
        previous=make_report(year=2022, narrative={1: (letters(0, 80),)}),
    ),
)
