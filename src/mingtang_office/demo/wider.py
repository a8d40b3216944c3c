"""The city or the province around 云江县: as many agencies as asked for, entered in bulk.

Their names are joined of characters that no real county's name joins so; each has one person, who
cannot sign in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count, islice, product
from random import Random

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import F
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.actions import agencies
from mingtang_office.agencies.models import (
    Affiliation,
    Agency,
    AgencyKind,
    Membership,
    Region,
    Role,
)
from mingtang_office.demo import county
from mingtang_office.demo.codes import PROVINCE, credit_code, region_code
from mingtang_office.demo.draws import draws
from mingtang_office.demo.founding import admit, find_agency, find_region
from mingtang_office.demo.people import cast_above

COUNTY_SIZE = sum(1 for _ in county.offices()) + 1  # the renamed bureau counts twice
CITY_SIZE, PROVINCE_SIZE = 1_000, 10_000
_LARGEST_CITY = 2_000
_COUNTIES = 10  # of each city, 云江县 aside

CITY_GOVERNMENT = f"{county.CITY}人民政府"
PROVINCE_GOVERNMENT = f"{county.PROVINCE}人民政府"

_FIRST, _SECOND = "霁岫砚漪棠楹沚栩翎黛珩缃聆筱", "川塘麓浦野陂汀渚岑畴"
_BUREAUS = (
    *("教育局", "财政局", "自然资源局", "卫生健康局", "市场监督管理局", "民政局", "司法局"),
    *("水利局", "农业农村局", "交通运输局", "住房和城乡建设局", "生态环境局", "审计局"),
    *("统计局", "应急管理局", "文化和旅游局", "人力资源和社会保障局", "医疗保障局", "林业局"),
    *("公安局", "发展和改革局", "科学技术局", "商务局", "退役军人事务局", "城市管理局"),
)
_TOWNS = tuple(first + second for second, first in product("东西南北上下", "溪桥坪坝湾集"))
_SCHOOLS = ("第一中学", "第二中学", "第三中学", "实验小学", "中心小学", "中心幼儿园")
_SURNAMES, _GIVEN = "顾沈陆程韩柳江宋贺孟段颜方石陶骆俞岑柏康", "闻砚知望叙拾怀青以疏守清见映思晚"


@dataclass(frozen=True, slots=True)
class _Draft:
    name: str
    kind: AgencyKind
    region: Region


def top_of(number: int) -> str | None:
    """The government at the top of a demonstration of this many agencies; None: the county's."""
    if number <= COUNTY_SIZE:
        return None
    return CITY_GOVERNMENT if number <= _LARGEST_CITY else PROVINCE_GOVERNMENT


def found_above(top: str, *, now: datetime) -> Agency:
    """The government at the top with those who run the system; gives the city's, over the county."""
    find_region(PROVINCE, county.PROVINCE, now)
    city = find_region(region_code(city=1), county.CITY, now)
    parent = None
    if top == PROVINCE_GOVERNMENT:
        parent = _create(None, top, Region.objects.get(code=PROVINCE), now)
    made = _create(parent, CITY_GOVERNMENT, city, now)
    admit(cast_above(top), now=now)
    return made


def _create(parent: Agency | None, name: str, region: Region, now: datetime) -> Agency:
    particulars = {
        "name": name,
        "kind": AgencyKind.GOVERNMENT,
        "region": region,
        "credit_code": credit_code(AgencyKind.GOVERNMENT, region.code, name),
    }
    return agencies.create(parent=parent, particulars=particulars, by=None, now=now)


def fill(number: int, *, seed: str, now: datetime) -> None:
    """Enter agencies until there are `number` in the demonstration, each with a clerk."""
    city = find_agency(CITY_GOVERNMENT)
    root = city.get_root()
    planting = _Planting(seed, number - root.get_descendant_count() - 1, now)
    planting.fill_city(city, county.CITY, 1)
    if root.pk != city.pk:
        planting.fill_province(root)


class _Planting:
    """Places agencies into the tree, one branch after the other, until enough are there."""

    def __init__(self, seed: str, left: int, now: datetime) -> None:
        self.rng = draws(seed, "wider")
        self.left = left
        self.joined, self.today = now, timezone.localdate(now)
        self.names = _names(self.rng)
        self.numbers = count(1)

    def fill_province(self, province: Agency) -> None:
        self.place(province, _bureaus(county.PROVINCE, find_valid(PROVINCE)))
        for number in count(2):
            if self.left <= 0:
                return
            name = f"{next(self.names)}市"
            region = self.region(region_code(number), name)
            [city] = self.place(
                province, [_Draft(f"{name}人民政府", AgencyKind.GOVERNMENT, region)]
            )
            self.fill_city(city, name, number)

    def fill_city(self, city: Agency, name: str, number: int) -> None:
        self.place(city, _bureaus(name, find_valid(region_code(number))))
        for each in range(2, 2 + _COUNTIES):
            if self.left > 0:
                self.add_county(city, region_code(number, each))

    def add_county(self, city: Agency, code: str) -> None:
        name = f"{next(self.names)}县"
        region = self.region(code, name)
        [government] = self.place(city, [_Draft(f"{name}人民政府", AgencyKind.GOVERNMENT, region)])
        towns = (
            _Draft(f"{name}{each}镇人民政府", AgencyKind.GOVERNMENT, region)
            for each in self.rng.sample(_TOWNS, 12)
        )
        placed = self.place(government, [*_bureaus(name, region), *towns])
        for education in placed[:1]:
            self.place(education, self.schools(name, region))

    def schools(self, name: str, region: Region) -> list[_Draft]:
        places = ("", *self.rng.sample(_TOWNS, 6))
        return [
            _Draft(f"{name}{place}{each}", AgencyKind.SCHOOL, region)
            for place, each in product(places, _SCHOOLS)
        ]

    def region(self, code: str, name: str) -> Region:
        return Region.objects.create(code=code, name=name, valid_from=county.FOUNDED_ON)

    def place(self, above: Agency, drafts: list[_Draft]) -> list[Agency]:
        """New agencies under `above`, no more than are still wanted, each with a clerk."""
        last = above.get_last_child()
        taken = 0 if last is None else Agency._str2int(last.path[-Agency.steplen :])
        placed = [
            _agency(draft, above, taken + number)
            for number, draft in enumerate(islice(drafts, max(self.left, 0)), start=1)
        ]
        self.left -= len(placed)
        Agency.objects.filter(pk=above.pk).update(numchild=F("numchild") + len(placed))
        above.numchild += len(placed)
        Agency.objects.bulk_create(placed)
        self.staff(placed)
        return placed

    def staff(self, placed: list[Agency]) -> None:
        users = User.objects.bulk_create(
            User(
                username=f"demo{number:06d}",
                full_name=self.rng.choice(_SURNAMES) + "".join(self.rng.sample(_GIVEN, 2)),
                password=UNUSABLE_PASSWORD_PREFIX,
                date_joined=self.joined,
            )
            for number, _ in zip(self.numbers, placed, strict=False)
        )
        pairs = list(zip(users, placed, strict=True))
        Affiliation.objects.bulk_create(
            Affiliation(user=user, agency=agency) for user, agency in pairs
        )
        Membership.objects.bulk_create(
            Membership(user=user, agency=agency, role=Role.CLERK, starts_on=self.today)
            for user, agency in pairs
        )


def find_valid(code: str) -> Region:
    return Region.objects.get(code=code, valid_to=None)


def _names(rng: Random) -> Iterator[str]:
    """Two characters for a place, three when there are no more pairs; none twice."""
    pairs = [first + second for first, second in product(_FIRST, _SECOND)]
    rng.shuffle(pairs)
    yield from pairs
    yield from (pair + third for third, pair in product(_SECOND, pairs))


def _bureaus(place: str, region: Region) -> list[_Draft]:
    return [_Draft(f"{place}{each}", AgencyKind.DEPARTMENT, region) for each in _BUREAUS]


def _agency(draft: _Draft, above: Agency, step: int) -> Agency:
    return Agency(
        name=draft.name,
        kind=draft.kind,
        region=draft.region,
        credit_code=credit_code(draft.kind, draft.region.code, draft.name),
        established_on=county.FOUNDED_ON,
        depth=above.depth + 1,
        path=Agency._get_path(above.path, above.depth + 1, step),
    )
