"""What a signature will do, told before it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingtang.publication.attribute import Attribute
from mingtang.publication.index_numbers import numbering_year
from mingtang_office.channels.models import ChannelKind
from mingtang_office.channels.queries.channels import channels_for
from mingtang_office.publication.described import leaves_on
from mingtang_office.publication.described_words import column_words
from mingtang_office.publication.models import Audience, IndexCounter, Item
from mingtang_office.publication.outlets import address_of
from mingtang_office.ui.days import day_words


@dataclass(frozen=True, slots=True)
class Consequence:
    label: str
    text: str
    is_wrong: bool = False


def consequences_of(item: Item, on: date) -> tuple[Consequence, ...]:
    if item.attribute != Attribute.PROACTIVE:
        label = Attribute(item.attribute).label
        return (Consequence("登记为", f"{label}；正文和附件不对外发布。"),)
    found = [Consequence("索引号", _index_number(item, on)), *_places(item, on)]
    if item.edition_id:
        found.append(Consequence("原来的版本", "由新版本取代，索引号和地址不变；原版本留存备查。"))
    last = leaves_on(item)
    if last is not None:
        past = last < on
        text = f"{day_words(last)}为最后一日，次日自动下线。"
        found.append(
            Consequence("下线", f"{text}这一天已经过去，请退回修改。" if past else text, past)
        )
    return tuple(found)


def _places(item: Item, on: date) -> tuple[Consequence, ...]:
    channels = list(channels_for(item.agency, on).filter(pk__in=item.channels))
    names = [channel.name for channel in channels if channel.kind != ChannelKind.PORTAL]
    gone = len(set(item.channels)) - len(channels)
    roads = "、".join(names) or "没有选择其他渠道"
    if gone:
        roads += f"；所选渠道中有 {gone} 个已经停用，请退回，由承办人重新选择"
    beside = Consequence("其他渠道", roads, bool(gone))
    if item.audience != Audience.PUBLIC:
        return (Consequence("网站", "只公开给特定群体，不在网站上出现。"), beside)
    return (
        Consequence("网站", f"立即公开，地址为 {address_of(item.pk)}"),
        Consequence("栏目", column_words(item.columns)),
        beside,
    )


def _index_number(item: Item, on: date) -> str:
    if item.index_number:
        return f"{item.index_number}（不变）"
    year = numbering_year(item.written_on, item.formed_on or on)
    counter = IndexCounter.objects.filter(agency=item.agency, year=year).first()
    following = (counter.last if counter else 0) + 1
    begins = item.agency.index_prefix or item.agency.credit_code
    if not begins:
        return "无法编号：本机关还没有登记统一社会信用代码或者索引号前缀，请系统管理员先补上。"
    return f"{begins}/{year}-{following:05d}（以签发时为准）"
