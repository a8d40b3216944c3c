"""Documents to measure the search with: invented, made from the words of administration, which lie as
unevenly over them as in real ones, and each with a name of its own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from mingtang_office.search.document import Document

_VERBS = [
    "做好",
    "加强",
    "规范",
    "推进",
    "落实",
    "开展",
    "印发",
    "公布",
    "调整",
    "组织",
    "实施",
    "完善",
    "征求",
    "取消",
    "启动",
    "申报",
    "核定",
    "修订",
    "废止",
    "转发",
]
_THINGS = [
    "义务教育招生",
    "政府信息公开",
    "财政预算",
    "校车安全",
    "食品安全",
    "行政许可",
    "行政处罚",
    "农村公路",
    "饮用水水源",
    "医疗保障",
    "养老服务",
    "住房公积金",
    "不动产登记",
    "土地征收",
    "生态环境",
    "安全生产",
    "防汛抗旱",
    "森林防火",
    "就业补助",
    "社会救助",
    "残疾人康复",
    "学前教育",
    "职业技能",
    "科技创新",
    "招商引资",
    "营商环境",
    "公共资源交易",
    "政府采购",
    "国有资产",
    "城市更新",
    "老旧小区改造",
    "垃圾分类",
    "文化遗产",
    "全民健身",
    "疫苗接种",
    "传染病防治",
    "退役军人",
    "基层治理",
    "法治宣传",
    "档案管理",
]
_KINDS = [
    "工作",
    "专项行动",
    "实施方案",
    "管理办法",
    "补贴资金",
    "监督检查",
    "考核评价",
    "三年计划",
    "试点项目",
    "信息系统",
]
_ENDS = ["的通知", "的公告", "的意见", "的批复", "的函", "情况的通报", "征求意见的公告", "的决定"]
_PLACES = ["云江县", "青石镇", "白塔乡", "柳河街道", "金坪镇", "云江经济开发区", "南浦镇", "竹溪乡"]
_SENTENCES = (
    "各乡镇人民政府、县政府各部门要高度重视，明确责任分工。",
    "请认真贯彻执行，执行中遇到的问题请及时反馈。",
    "本通知自发布之日起施行，有效期五年。",
    "有关单位应当于每季度末报送进展情况。",
    "所需经费由县财政统筹安排，专款专用。",
    "任何单位和个人不得弄虚作假、截留挪用。",
    "公示期间如有异议，可以向工作专班反映。",
    "申请人应当对材料的真实性负责。",
)
_CODES = ("news", "notice", "normative", "budget", "licence", "interpretation")
_DAYS = 3650
NEWEST = date(2026, 3, 1)


def documents(
    count: int, agencies: list[int], *, start: int = 0, step: int = 1
) -> Iterator[Document]:
    """The documents `start`, `start + step`, … of `count`; the last is the newest."""
    for number in range(start, count, step):
        yield document(number, count, agencies)


def document(number: int, count: int, agencies: list[int]) -> Document:
    chance = random.Random(number)
    day = NEWEST - timedelta(days=(count - 1 - number) * _DAYS // count)
    place = chance.choice(_PLACES)
    title = f"{place}关于{_matter(chance)}{chance.choice(_ENDS)}"
    body = "".join(_sentence(chance, place) for _ in range(chance.randint(6, 14)))
    return Document(
        key=f"bench:{number:09d}",
        agency=chance.choice(agencies),
        title=title,
        published_on=day,
        written_on=day,
        visible_from=datetime(day.year, day.month, day.day, tzinfo=UTC),
        kind=chance.choice(_CODES),
        columns=(f"column-{chance.randint(1, 20)}",),
        topic=str(chance.randint(1, 22)),
        number=f"云政〔{day.year}〕{number % 9973 + 1}号",
        index_number=f"11990101007280420Y/{day.year}-{number:06d}",
        body=f"{body}{_name(number)}是试点单位。",
    )


def _matter(chance: random.Random) -> str:
    # The first things are in most documents, the last in few.
    thing = _THINGS[min(int(chance.paretovariate(0.9)) - 1, len(_THINGS) - 1)]
    return f"{chance.choice(_VERBS)}{thing}{chance.choice(_KINDS)}"


def _sentence(chance: random.Random, place: str) -> str:
    if chance.random() < 0.4:
        return chance.choice(_SENTENCES)
    return f"{place}{_matter(chance)}，{_name(chance.randint(0, 4_000_000))}负责{_matter(chance)}。"


def _name(number: int) -> str:
    """A word of two characters that few documents have, before one that many have."""
    return f"{chr(0x4E00 + number % 2003)}{chr(0x5700 + number // 2003 % 1999)}公司"
