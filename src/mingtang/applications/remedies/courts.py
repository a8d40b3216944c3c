"""Which court hears a suit against what an organ did (行政诉讼法第十四条、第十五条、第十八条)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingtang.applications.remedies.authorities import OrganKind
from mingtang.law import Citation


class CourtLevel(StrEnum):
    BASIC = "basic"
    INTERMEDIATE = "intermediate"

    @property
    def label(self) -> str:
        return "基层人民法院" if self is CourtLevel.BASIC else "中级人民法院"


@dataclass(frozen=True, slots=True)
class CourtRule:
    """The level of the court of first instance. Which court of that level is for the agency to
    name: provinces concentrate administrative cases in courts of their choice (第十八条第二款)."""

    level: CourtLevel
    rests_on: Citation


_SEATED_HIGH = {
    OrganKind.LOCAL_GOVERNMENT,
    OrganKind.PROVINCIAL_GOVERNMENT,
    OrganKind.STATE_COUNCIL_DEPARTMENT,
}


def court_rule(kind: OrganKind) -> CourtRule:
    """The court for an act of such an organ since 2015-05-01: an intermediate one where a
    government from the county up, a department of the State Council or a customs office is sued.

    >>> court_rule(OrganKind.TOWNSHIP).level.label, court_rule(OrganKind.LOCAL_GOVERNMENT).level.label
    ('基层人民法院', '中级人民法院')
    """
    if kind in _SEATED_HIGH:
        return CourtRule(CourtLevel.INTERMEDIATE, Citation("行政诉讼法", 15, item=1))
    if kind is OrganKind.CUSTOMS:
        return CourtRule(CourtLevel.INTERMEDIATE, Citation("行政诉讼法", 15, item=2))
    return CourtRule(CourtLevel.BASIC, Citation("行政诉讼法", 14))
