"""Names of roads, villages, communities, estates and towns: their suffixes, and what is the same name."""

from __future__ import annotations

import re

_ROADS = ("大道", "大街", "胡同", "马路", "路", "街", "巷", "弄", "道", "条", "里")
_PLACES = (
    *(
        "小区",
        "社区",
        "新村",
        "花园",
        "家园",
        "公寓",
        "山庄",
        "大厦",
        "广场",
        "公馆",
        "宿舍",
        "大院",
    ),
    *(
        "家属院",
        "市场",
        "村",
        "苑",
        "园",
        "府",
        "庭",
        "城",
        "湾",
        "院",
        "屯",
        "寨",
        "庄",
        "坊",
        "居",
        "轩",
    ),
)
_TOWNS = ("街道办事处", "街道", "民族乡", "镇", "乡", "苏木")
ROAD_END = re.compile(rf"(?:{'|'.join(_ROADS)}|[东西南北中上下]段)$")
SUFFIX = "|".join(sorted({*_ROADS, *_PLACES}, key=len, reverse=True))
# A name does not end where one of these follows: 东门村 is not in 东门村路.
FOLLOWING = re.compile(
    r"大道|大街|胡同|马路|路|街|巷|弄(?!\d)|道|里|小区|社区|新村|花园|家园|公寓|村(?!委会|民委员会)"
    r"|镇|乡|广场|大厦|市场|苑"
)
TOWN = re.compile(
    rf"[^\s\d,-]{{1,9}}?(?:{'|'.join(_TOWNS)})(?!路|街(?!道)|巷|大道|村|社区|小区|中路|[东西南北]路)"
)
_TOWN_HALL = re.compile(r"街道办事处$|街道办$")
_COMMITTEE = re.compile(r"(?:居民委员会|居委会|村民委员会|村委会)$")


def is_road(name: str) -> bool:
    return ROAD_END.search(name) is not None


def is_named(name: str) -> bool:
    """Whether the name ends as names of roads and places do."""
    return re.search(rf"(?:{SUFFIX}|{'|'.join(_TOWNS)}|[东西南北中]段)$", name) is not None


def town_key(name: str) -> str:
    return _TOWN_HALL.sub("街道", name)


def key(name: str) -> str:
    """By which two spellings are the same place.

    >>> key("东门居委会"), key("王家村村委会"), key("阳光花园小区")
    ('东门社区', '王家村', '阳光花园')
    """
    committee = _COMMITTEE.search(name)
    if committee is not None:
        stem, end = name[: committee.start()], "村" if "村" in committee[0] else "社区"
        return stem if stem.endswith(("村", "社区")) else stem + end
    estate = name.removesuffix("小区")
    return estate if estate != name and len(estate) >= 2 else name


def spellings(name: str) -> frozenset[str]:
    """The ways in which people write a name that a table has."""
    own = key(name)
    found = {own, name}
    if own.endswith("社区"):
        found |= {own + end for end in ("居委会", "居民委员会")}
        found |= {own.removesuffix("社区") + end for end in ("居委会", "居民委员会")}
    elif own.endswith("村"):
        found |= {own + end for end in ("委会", "村委会", "村民委员会", "民委员会")}
    elif not is_road(own):
        found.add(own + "小区")
    return frozenset(found)
