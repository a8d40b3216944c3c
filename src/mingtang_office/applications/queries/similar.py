"""Applications to the same agency for the same or nearly the same information."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.likeness import NEAR, SAME, likeness
from mingtang.applications.phases import Phase
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.applicants import blind
from mingtang_office.applications.marking import marks_of
from mingtang_office.applications.models import Application, ContentMark, Identity

_COMPARED = 300  # the youngest of those that share a mark
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Similar:
    """An application like the one looked at. `is_own`: of the same applicant, known by the number of
    their document."""

    application: Application
    likeness: float
    is_own: bool

    @property
    def is_same(self) -> bool:
        return self.likeness >= SAME

    @property
    def words(self) -> str:
        return "内容相同" if self.is_same else f"相似{self.likeness:.0f}%"

    @property
    def outcome(self) -> str:
        """What became of it: the reply, or how far it is."""
        found = self.application
        if found.closed_on is not None and found.disposition:
            return terms(Disposition(found.disposition)).label
        return Phase(found.phase).label

    @property
    def was_answered(self) -> bool:
        """Whether a repeated application may rest on it (条例第三十六条第（六）项)."""
        return self.is_own and self.is_same and self.application.phase == Phase.SERVED.value

    @property
    def answered_on(self) -> date | None:
        return self.application.closed_on


@dataclass(frozen=True, slots=True)
class Likenesses:
    """What is like an application; `applicants` counts everybody who asks for the very same."""

    found: tuple[Similar, ...]
    applicants: int

    @property
    def suggests_publication(self) -> bool:
        """条例第四十四条第一款: the same asked of one agency by several applicants."""
        return self.applicants >= 2


def like(application: Application) -> Likenesses:
    """What is like a registered application, without those merged into it or into which it is."""
    identity = Identity.objects.filter(application=application).first()
    return _like(
        application.agency_id,
        application.content,
        identity.blind if identity else "",
        application.pk,
    )


def like_what_comes_in(agency: Agency, content: str, document_number: str) -> Likenesses:
    """The same before anything is registered."""
    return _like(agency.pk, content, blind(document_number), None)


def _like(agency_id: int, content: str, own: str, but: int | None) -> Likenesses:
    shared = ContentMark.objects.filter(mark__in=marks_of(agency_id, content))
    numbers = set(
        shared.exclude(application=but)
        .order_by("-application_id")
        .values_list("application_id", flat=True)[: _COMPARED * 4]
    )
    rows = (
        Application.objects.filter(pk__in=sorted(numbers, reverse=True)[:_COMPARED])
        .select_related("identity")
        .order_by("-pk")
    )
    found, others = [], set()
    for row in rows:
        score = likeness(content, row.content)
        if score < NEAR:
            continue
        theirs = row.identity.blind if hasattr(row, "identity") else ""
        is_own = bool(own) and theirs == own
        found.append(Similar(row, score, is_own))
        if score >= SAME and not is_own:
            others.add(theirs or f"application {row.pk}")
    found.sort(key=lambda each: (-each.is_own, -each.likeness, -each.application.pk))
    return Likenesses(tuple(found[:_SHOWN]), 1 + len(others))
