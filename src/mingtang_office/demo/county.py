"""云江县, which does not exist: its agencies and what their disclosure guides tell of them (条例第十二条)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang_office.agencies.models import AgencyKind
from mingtang_office.demo.codes import credit_code, region_code

PROVINCE, CITY, COUNTY = "岱江省", "江临市", "云江县"
REGION = region_code(city=1, county=1)
FOUNDED_ON = date(2019, 3, 1)
HOURS = "工作日上午8:30至12:00，下午14:30至17:30（法定节假日除外）"

GOVERNMENT = "云江县人民政府"
EDUCATION = "云江县教育局"
FINANCE = "云江县财政局"
RESOURCES = "云江县自然资源局"
HEALTH = "云江县卫生健康局"
MARKET = "云江县市场监督管理局"
BAISHI = "云江县白石镇人民政府"
QINGXI = "云江县青溪乡人民政府"

# What the health bureau was called until it was renamed, and by which document.
HEALTH_BEFORE = "云江县卫生健康委员会"
HEALTH_RENAMED_ON = date(2024, 3, 20)
HEALTH_DOCUMENT = "云江县人民政府关于机构更名的通知（云政发〔2024〕6号）"

# The bureau that was merged into the one for market regulation, and by which document.
MERGED_AWAY = "云江县质量技术监督局"
MERGED_ON = date(2019, 3, 28)
MERGER_DOCUMENT = "云江县机构改革方案（云发〔2019〕3号）"

# The organ whose reports the county holds under another name.
FORMER_NAMES = {HEALTH: HEALTH_BEFORE}


@dataclass(frozen=True, slots=True)
class Office:
    """An agency to be entered: under whom, and what is told of it. `mail` is both the name of its
    mailbox and that of its part of the web site; `extension` ends its telephone numbers."""

    name: str
    short_name: str
    kind: AgencyKind
    parent: str | None
    mail: str
    extension: int
    address: str
    office_name: str
    prefix: str
    established_on: date = FOUNDED_ON

    def particulars(self) -> dict[str, Any]:
        """What `agencies.actions` takes, but for the region, which is a row of its own."""
        return {
            "name": self.name,
            "short_name": self.short_name,
            "kind": self.kind,
            "credit_code": credit_code(self.kind, REGION, self.name),
            "index_prefix": self.prefix,
            "office_name": self.office_name,
            "address": f"{COUNTY}{self.address}",
            "postal_code": "990123",
            "office_hours": HOURS,
            "telephone": telephone(self.extension),
            "fax": telephone(self.extension + 1),
            "email": f"{self.mail}@yunjiang.example",
            "website": f"http://www.yunjiang.example/{self.mail}/",
            "established_on": self.established_on,
        }


def telephone(extension: int) -> str:
    """No place in the country has the area code 0399."""
    return f"0399-555{extension:04d}"


_BUREAUS = (
    (EDUCATION, "县教育局", "jyj", 123, "云川街道文昌路6号", "办公室"),
    (FINANCE, "县财政局", "czj", 201, "云川街道望江路12号", "办公室（政务公开股）"),
    (RESOURCES, "县自然资源局", "zrzyj", 318, "云川街道望江路18号", "办公室"),
    (HEALTH_BEFORE, "县卫健委", "wjw", 405, "云川街道杏林路3号", "办公室"),
    (MARKET, "县市场监管局", "scjgj", 512, "云川街道惠民路27号", "政策法规股"),
    (MERGED_AWAY, "县质监局", "zjj", 590, "云川街道惠民路9号", "办公室"),
)
_TOWNSHIPS = (
    (BAISHI, "白石镇", "baishi", 610, "白石镇白石街1号"),
    (QINGXI, "青溪乡", "qingxi", 640, "青溪乡青溪村溪口8号"),
)
_SCHOOLS = (
    ("云江县第一中学", "县一中", "yjyz", "云川街道书院路1号"),
    ("云江县第二中学", "县二中", "yjez", "云川街道南门路22号"),
    ("云江县职业高级中学", "县职高", "yjzg", "云川街道工业大道66号"),
    ("云江县实验中学", "县实验中学", "yjsyz", "云川街道滨江路40号"),
    ("云江县白石中学", "白石中学", "bszx", "白石镇学前路5号"),
    ("云江县青溪初级中学", "青溪初中", "qxcz", "青溪乡青溪村溪口20号"),
    ("云江县实验小学", "县实验小学", "syxx", "云川街道书院路15号"),
    ("云江县城关小学", "城关小学", "cgxx", "云川街道南门路3号"),
    ("云江县滨江小学", "滨江小学", "bjxx", "云川街道滨江路88号"),
    ("云江县白石中心小学", "白石小学", "bsxx", "白石镇学前路2号"),
    ("云江县青溪中心小学", "青溪小学", "qxxx", "青溪乡青溪村溪口16号"),
    ("云江县特殊教育学校", "县特校", "yjtx", "云川街道杏林路19号"),
)


def offices() -> Iterator[Office]:
    """Every agency as it was first entered, superiors first."""
    yield Office(
        GOVERNMENT,
        COUNTY,
        AgencyKind.GOVERNMENT,
        None,
        "xzf",
        1,
        "云川街道县府路1号",
        "县政府办公室（县政务公开办公室）",
        "YJ-ZF",
        date(1952, 4, 1),
    )
    for name, short_name, mail, extension, address, office_name in _BUREAUS:
        yield Office(
            name,
            short_name,
            AgencyKind.DEPARTMENT,
            GOVERNMENT,
            mail,
            extension,
            address,
            office_name,
            f"YJ-{mail.upper()}",
            date(1998, 6, 1) if name == MERGED_AWAY else FOUNDED_ON,
        )
    for name, short_name, mail, extension, address in _TOWNSHIPS:
        yield Office(
            name,
            short_name,
            AgencyKind.GOVERNMENT,
            GOVERNMENT,
            mail,
            extension,
            address,
            "党政综合办公室",
            f"YJ-{mail.upper()}",
            date(1984, 5, 1),
        )
    for number, (name, short_name, mail, address) in enumerate(_SCHOOLS):
        yield Office(
            name,
            short_name,
            AgencyKind.SCHOOL,
            EDUCATION,
            mail,
            700 + 10 * number,
            address,
            "学校办公室",
            f"YJ-XX{number + 1:02d}",
            date(1978, 9, 1),
        )
