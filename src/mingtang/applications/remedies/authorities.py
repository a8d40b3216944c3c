"""Who hears a reconsideration of what an organ did (行政复议法第二十四条 to 第二十八条)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.law import Citation, NotInForce


class OrganKind(StrEnum):
    """What the answering organ is, as far as the law on remedies tells organs apart."""

    WORK_DEPARTMENT = "work_department"
    DISPATCHED_ORGAN = "dispatched_organ"
    AUTHORISED_ORGANISATION = "authorised_organisation"
    TOWNSHIP = "township"
    LOCAL_GOVERNMENT = "local_government"
    PROVINCIAL_GOVERNMENT = "provincial_government"
    DISPATCHED_BODY = "dispatched_body"
    REGIONAL_BODY = "regional_body"
    VERTICAL = "vertical"
    CUSTOMS = "customs"
    JUSTICE = "justice"
    STATE_COUNCIL_DEPARTMENT = "state_council_department"
    STATE_COUNCIL_BODY = "state_council_body"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    OrganKind.WORK_DEPARTMENT: "县级以上地方人民政府工作部门",
    OrganKind.DISPATCHED_ORGAN: "县级以上地方人民政府派出机关（行政公署、区公所、街道办事处）",
    OrganKind.AUTHORISED_ORGANISATION: "地方人民政府或者其工作部门管理的授权组织",
    OrganKind.TOWNSHIP: "乡镇人民政府",
    OrganKind.LOCAL_GOVERNMENT: "设区的市、县级人民政府",
    OrganKind.PROVINCIAL_GOVERNMENT: "省、自治区、直辖市人民政府",
    OrganKind.DISPATCHED_BODY: "地方人民政府工作部门的派出机构（以自己名义）",
    OrganKind.REGIONAL_BODY: "直辖市、设区的市工作部门按照行政区划设立的派出机构",
    OrganKind.VERTICAL: "金融、外汇管理等垂直领导的机关，税务、国家安全机关",
    OrganKind.CUSTOMS: "海关",
    OrganKind.JUSTICE: "履行行政复议机构职责的地方司法行政部门",
    OrganKind.STATE_COUNCIL_DEPARTMENT: "国务院部门",
    OrganKind.STATE_COUNCIL_BODY: "国务院部门的派出机构、授权组织",
}


class AuthorityRole(StrEnum):
    """What the reconsideration authority is to the answering organ; its name is the caller's."""

    SAME_LEVEL_GOVERNMENT = "same_level_government"
    UPPER_GOVERNMENT = "upper_government"
    SEAT_GOVERNMENT = "seat_government"
    UPPER_DEPARTMENT = "upper_department"
    PARENT_DEPARTMENT = "parent_department"
    MANAGING_ORGAN = "managing_organ"
    ITSELF = "itself"

    @property
    def label(self) -> str:
        return _ROLES[self]


_ROLES = {
    AuthorityRole.SAME_LEVEL_GOVERNMENT: "本级人民政府",
    AuthorityRole.UPPER_GOVERNMENT: "上一级人民政府",
    AuthorityRole.SEAT_GOVERNMENT: "所在地人民政府",
    AuthorityRole.UPPER_DEPARTMENT: "上一级主管部门",
    AuthorityRole.PARENT_DEPARTMENT: "设立或者管理它的部门",
    AuthorityRole.MANAGING_ORGAN: "直接管理它的机关",
    AuthorityRole.ITSELF: "本机关",
}


@dataclass(frozen=True, slots=True)
class Authority:
    """An organ that hears the reconsideration; `name` is empty while nobody has given it."""

    role: AuthorityRole
    name: str
    rests_on: Citation


@dataclass(frozen=True, slots=True)
class _Version:
    since: date
    until: date | None
    kinds: Mapping[OrganKind, tuple[tuple[AuthorityRole, Citation], ...]]


def _citation(article: int, paragraph: int, item: int) -> Citation:
    return Citation("行政复议法", article, paragraph or None, item or None)


def _version(data: dict[str, Any]) -> _Version:
    kinds = {
        OrganKind(kind): tuple(
            (AuthorityRole(role), _citation(*article))
            for role, article in zip(each["roles"], each["articles"], strict=True)
        )
        for kind, each in data["kinds"].items()
    }
    return _Version(data["since"], data.get("until"), kinds)


@cache
def _versions() -> tuple[_Version, ...]:
    data = (files("mingtang.applications.remedies") / "authorities.toml").read_text("utf-8")
    return tuple(_version(each) for each in tomllib.loads(data)["versions"])


def roles(kind: OrganKind, on: date) -> tuple[AuthorityRole, ...]:
    """Whose names `authorities` needs for an act of this day. Raises `NotInForce` before 1999."""
    return tuple(role for role, _ in _rules(kind, on))


def authorities(
    kind: OrganKind, names: Mapping[AuthorityRole, str], on: date
) -> tuple[Authority, ...]:
    """Who hears the reconsideration of an act of this day; of several the applicant may choose.

    Until the end of 2023 a department's acts went to the government of its level or to the upper
    department at choice; since then to the government alone. Raises `NotInForce` before 1999-10-01.

    >>> from datetime import date
    >>> names = {AuthorityRole.SAME_LEVEL_GOVERNMENT: "云江县人民政府"}
    >>> (heard,) = authorities(OrganKind.WORK_DEPARTMENT, names, date(2026, 3, 2))
    >>> heard.name, str(heard.rests_on)
    ('云江县人民政府', '《行政复议法》第二十四条第一款第（一）项')
    """
    return tuple(
        Authority(role, names.get(role, "").strip(), ground) for role, ground in _rules(kind, on)
    )


def _rules(kind: OrganKind, on: date) -> tuple[tuple[AuthorityRole, Citation], ...]:
    for version in _versions():
        if version.since <= on and (version.until is None or on <= version.until):
            return version.kinds[kind]
    raise NotInForce(
        "行政复议管辖",
        on,
        f"{on}没有行政复议管辖的规定：《行政复议法》自1999年10月1日起施行。请核对日期。",
    )
