"""Who at the education bureau fills which column; what it has no part in, its head closes."""

from __future__ import annotations

from collections.abc import Iterable

from mingtang_office.agencies.models import Role
from mingtang_office.demo.desks import Desk
from mingtang_office.upkeep.actions.assigning import Arrangement, assign, close
from mingtang_office.upkeep.kept_columns import fillable
from mingtang_office.upkeep.queries.facts import facts_of

_OTHERS = "办公室"
_SECTIONS = {
    "基础教育股": ("admissions", "education_supervision", "private_schools", "livelihood"),
    "计划财务股": ("budgets", "procurement", "charges", "aid", "statistics", "projects"),
    "人事股": ("recruitment", "teachers", "leaders", "civil_servants"),
    "政策法规股": (
        "normative_documents", "interpretations", "drafts", "draft_results", "powers", "licences", "penalties",
        "enforcement", "enforcement_before", "enforcement_results", "random_inspections",
    ),
    "学校安全管理股": ("campus_safety", "emergencies"),
}  # fmt: skip
_CLERKS = ("news", "notices", "policies", "reports", "rules", "responses")
_NOT_KEPT = (
    "municipal_works", "land_expropriation", "house_expropriation", "public_order", "social_assistance",
)  # fmt: skip


def arrange_columns(desk: Desk) -> None:
    """The clerk fills what stands in the office's own charge, the sections the rest."""
    agency, head = desk.agency, desk.head
    facts = facts_of(agency, desk.clock.tick())
    own = [each.code for each in fillable(facts.particulars, facts.columns)]
    named = {code for codes in _SECTIONS.values() for code in codes} | {*_CLERKS, *_NOT_KEPT}
    others = [code for code in own if code not in named]
    shares = [
        *((Arrangement(section), codes) for section, codes in _SECTIONS.items()),
        (Arrangement(_OTHERS, desk.people[Role.CLERK]), _CLERKS),
        (Arrangement(_OTHERS), others),
    ]
    for arrangement, codes in shares:
        chosen = _first_look(own, codes)
        assign(
            agency=agency, chosen=chosen, arrangement=arrangement, by=head, now=desk.clock.tick()
        )
    closing = _first_look(own, (code for code in _NOT_KEPT if code not in facts.columns))
    close(
        agency=agency, chosen=closing, reason="本机关没有这类职能。", by=head, now=desk.clock.tick()
    )


def _first_look(own: list[str], codes: Iterable[str]) -> dict[str, int]:
    return {code: 0 for code in codes if code in own}
