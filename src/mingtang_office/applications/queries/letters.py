"""The letters of a case."""

from __future__ import annotations

from django.db.models import QuerySet

from mingtang.applications.letters import LetterKind
from mingtang_office.applications.models import Application, CaseEvent
from mingtang_office.applications.queries.history import in_force
from mingtang_office.letters.models import UNSIGNED, Group, Letter, LetterState
from mingtang_office.letters.queries import letters_of as letters_of_subject

_UNDER_WAY = (*UNSIGNED, LetterState.SIGNED)


def letters_of(application: Application) -> QuerySet[Letter]:
    """Every letter of a case, in the order in which they were drafted."""
    return letters_of_subject(Application._meta.label_lower, str(application.pk))


def under_way(application: Application, kind: LetterKind, part: str = "") -> Letter | None:
    """A letter for the same step that is neither served nor void: of decisions there is one step."""
    letters = letters_of(application).filter(state__in=_UNDER_WAY)
    if kind.is_decision:
        return letters.filter(group=Group.DECISION).first()
    return letters.filter(kind=kind, part=part).first()


def unserved(application: Application) -> QuerySet[Letter]:
    """Letters that still are drafts, under review, or signed and not served."""
    return letters_of(application).filter(state__in=_UNDER_WAY)


def entered_by(application: Application, letter: Letter, kind: str) -> CaseEvent | None:
    """The event of this kind that stands because of this letter."""
    rows = in_force(application.events.all())
    return next((row for row in rows if row.letter == letter.pk and row.kind == kind), None)
