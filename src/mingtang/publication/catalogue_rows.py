"""One row of a standard catalogue of local disclosure (基层政务公开标准目录)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mingtang.publication.certainty import Certainty
from mingtang.publication.freshness import FreshnessClass


class Carrier(StrEnum):
    """The thirteen boxes of the column 公开渠道和载体, in its order and words."""

    WEBSITE = "website"
    GAZETTE = "gazette"
    SOCIAL = "social"
    CONFERENCE = "conference"
    BROADCAST = "broadcast"
    PRINT = "print"
    READING_ROOM = "reading_room"
    SERVICE_HALL = "service_hall"
    SERVICE_POINT = "service_point"
    ON_SITE = "on_site"
    NOTICE_BOARD = "notice_board"
    PUSH = "push"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _CARRIERS[self]


_CARRIERS = {
    Carrier.WEBSITE: "政府网站",
    Carrier.GAZETTE: "政府公报",
    Carrier.SOCIAL: "两微一端",
    Carrier.CONFERENCE: "发布会/听证会",
    Carrier.BROADCAST: "广播电视",
    Carrier.PRINT: "纸质媒体",
    Carrier.READING_ROOM: "公开查阅点",
    Carrier.SERVICE_HALL: "政务服务中心",
    Carrier.SERVICE_POINT: "便民服务站",
    Carrier.ON_SITE: "入户/现场",
    Carrier.NOTICE_BOARD: "社区/企事业单位/村公示栏（电子屏）",
    Carrier.PUSH: "精准推送",
    Carrier.OTHER: "其他",
}


class Audience(StrEnum):
    PUBLIC = "public"
    GROUP = "group"

    @property
    def label(self) -> str:
        return "全社会" if self is Audience.PUBLIC else "特定群体"


class Manner(StrEnum):
    PROACTIVE = "proactive"
    ON_APPLICATION = "on_application"

    @property
    def label(self) -> str:
        return "主动" if self is Manner.PROACTIVE else "依申请"


class RowLevel(StrEnum):
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        return {"county": "县级", "township": "乡级", "village": "村级"}[self.value]


class RowSource(StrEnum):
    """The national guide, or the place's own addition."""

    NATIONAL = "national"
    LOCAL = "local"

    @property
    def label(self) -> str:
        return "国家标准指引" if self is RowSource.NATIONAL else "本地增设"


@dataclass(frozen=True, slots=True)
class Row:
    """`matter` and `submatter` are 一级事项 and 二级事项; `number` is that of the national guide, None for
    a row of the place's own. `workdays` is the limit where its words name working days; `column` the
    column of the site in which the row is shown."""

    code: str
    matter: str
    submatter: str
    content: tuple[str, ...]
    basis: tuple[str, ...]
    limit: str
    workdays: int | None
    organs: tuple[str, ...]
    carriers: tuple[Carrier, ...]
    audiences: tuple[Audience, ...] = (Audience.PUBLIC,)
    manners: tuple[Manner, ...] = (Manner.PROACTIVE,)
    levels: tuple[RowLevel, ...] = (RowLevel.COUNTY,)
    source: RowSource = RowSource.LOCAL
    number: int | None = None
    freshness: FreshnessClass = FreshnessClass.YEARLY
    column: str | None = None
    certainty: Certainty = Certainty.UNSURE

    @property
    def label(self) -> str:
        """招生管理·招生计划; once where both are the same."""
        same = self.matter == self.submatter
        return self.matter if same else f"{self.matter}·{self.submatter}"

    def losses(self, other: Row) -> tuple[str, ...]:
        """What this row has and `other`, put in its place, would not have, in words; the order of the
        entries does not matter, and more than this row has is no loss."""
        return tuple(_losses(self, other))


def _losses(row: Row, other: Row) -> Iterator[str]:
    for heading, had, has in (
        ("一级事项", (row.matter,), (other.matter,)),
        ("二级事项", (row.submatter,), (other.submatter,)),
        ("公开内容", row.content, other.content),
        ("公开依据", row.basis, other.basis),
        ("公开主体", row.organs, other.organs),
    ):
        yield from (f"{heading}“{each}”" for each in had if each not in has)
    for heading, codes, kept in (
        ("公开渠道和载体", row.carriers, other.carriers),
        ("公开对象", row.audiences, other.audiences),
        ("公开方式", row.manners, other.manners),
        ("公开层级", row.levels, other.levels),
    ):
        yield from (f"{heading}“{code.label}”" for code in codes if code not in kept)
    if row.workdays is not None and (other.workdays is None or other.workdays > row.workdays):
        yield f"公开时限“{row.limit}”"
