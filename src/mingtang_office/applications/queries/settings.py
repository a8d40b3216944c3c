"""What an agency has set for its applications, or what holds where it has set nothing."""

from __future__ import annotations

from datetime import date

from mingtang.applications.remedies import AuthorityRole, OrganKind, Remedies, authorities
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.applications.models import AgencyPractice, RemedyGuide

_USUAL_KIND = {
    AgencyKind.GOVERNMENT: OrganKind.LOCAL_GOVERNMENT,
    AgencyKind.DEPARTMENT: OrganKind.WORK_DEPARTMENT,
    AgencyKind.DISPATCHED: OrganKind.DISPATCHED_ORGAN,
    AgencyKind.AUTHORISED: OrganKind.AUTHORISED_ORGANISATION,
}


def guide_of(agency: Agency) -> RemedyGuide:
    """The agency's guide; one yet unsaved and without names where there is none."""
    kind = _USUAL_KIND.get(AgencyKind(agency.kind), OrganKind.WORK_DEPARTMENT)
    found = RemedyGuide.objects.filter(agency=agency).first()
    return found or RemedyGuide(agency=agency, organ_kind=kind.value)


def practice_of(agency: Agency) -> AgencyPractice:
    """The agency's practice; the usual one, yet unsaved, where there is none."""
    found = AgencyPractice.objects.filter(agency=agency).first()
    return found or AgencyPractice(agency=agency)


def remedies_of(agency: Agency, on: date, *, served_online: bool) -> Remedies:
    """Where a decision of this day can be challenged."""
    guide = guide_of(agency)
    names = {AuthorityRole(role): str(name) for role, name in guide.names.items()}
    return Remedies(
        authorities(OrganKind(guide.organ_kind), names, on),
        guide.court,
        served_online,
        guide.online_channel,
    )
