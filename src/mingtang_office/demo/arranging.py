"""How the offices of the demonstration handle applications: remedies, practice, who signs."""

from __future__ import annotations

from datetime import datetime

from mingtang.applications.remedies import OrganKind, roles
from mingtang_office.agencies.models import Role
from mingtang_office.applications.actions.arrangements import (
    Custom,
    Remedying,
    set_practice,
    set_remedies,
)
from mingtang_office.demo import county
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.wider import CITY_GOVERNMENT
from mingtang_office.letters.actions.arrangements import set_chain, set_code
from mingtang_office.letters.codes import code_of
from mingtang_office.letters.models import Group
from mingtang_office.letters.queries import roles_of_chain

_CODES = {
    county.GOVERNMENT: "云政公开",
    county.EDUCATION: "云教公开",
    county.FINANCE: "云财公开",
    county.RESOURCES: "云自然资公开",
    county.HEALTH: "云卫公开",
    county.MARKET: "云市监公开",
    county.BAISHI: "白石公开",
    county.QINGXI: "青溪公开",
}
_TOWNSHIPS = frozenset({county.BAISHI, county.QINGXI})


def arrange(desk: Desk) -> None:
    """Everything that must be set before the first letter goes out."""
    _set_remedies(desk, desk.clock.tick())
    custom = Custom(
        15,
        7,
        f"寄送{desk.agency.name}{desk.agency.office_name}",
        "凭缴款通知书上的缴款码到代收银行或者网上缴纳",
        CITY_GOVERNMENT if desk.agency.name == county.GOVERNMENT else county.GOVERNMENT,
    )
    set_practice(
        agency=desk.agency, custom=custom, expected_revision=0, by=desk.head, now=desk.clock.tick()
    )
    set_code(
        agency=desk.agency,
        code=_CODES[desk.agency.name],
        expected=code_of(desk.agency),
        by=desk.head,
        now=desk.clock.tick(),
    )
    for group, chain in _chains(desk).items():
        set_chain(
            agency=desk.agency,
            group=group,
            roles=chain,
            expected=roles_of_chain(desk.agency, group),
            by=desk.head,
            now=desk.clock.tick(),
        )


def forums(agency: str) -> tuple[str, str]:
    """Who hears a reconsideration of what this agency decided, and which court a suit."""
    if agency == county.GOVERNMENT:
        return CITY_GOVERNMENT, "江临市中级人民法院"
    return county.GOVERNMENT, "云江县人民法院"


def _set_remedies(desk: Desk, now: datetime) -> None:
    kind = OrganKind.WORK_DEPARTMENT
    if desk.agency.name == county.GOVERNMENT:
        kind = OrganKind.LOCAL_GOVERNMENT
    elif desk.agency.name in _TOWNSHIPS:
        kind = OrganKind.TOWNSHIP
    authority, court = forums(desk.agency.name)
    remedying = Remedying(
        kind,
        court,
        dict.fromkeys(roles(kind, now.date()), authority),
        "https://fuyi.yunjiang.example/apply",
    )
    set_remedies(
        agency=desk.agency, remedying=remedying, expected_revision=0, by=desk.head, now=now
    )


def _chains(desk: Desk) -> dict[Group, tuple[Role, ...]]:
    """The education bureau has a confidentiality reviewer; others are small. In a township one
    person drafts and heads the office, so that another signs everything."""
    if desk.agency.name == county.EDUCATION:
        return {
            Group.DECISION: (
                Role.SECTION_REVIEWER,
                Role.CONFIDENTIALITY_REVIEWER,
                Role.HEAD,
                Role.SIGNATORY,
            )
        }
    if desk.clerk == desk.head:
        return dict.fromkeys(Group, (Role.SIGNATORY,))
    return {Group.DECISION: (Role.HEAD, Role.SIGNATORY)}
