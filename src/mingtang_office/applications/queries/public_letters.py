"""What the applicant may see of a case: the letters meant for them and the information provided."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from mingtang.applications.letters import LetterKind
from mingtang_office.applications.models import Application, CaseFile, FileKind, OnlineOffer
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.letters.models import Letter, LetterState

_FOR_OTHERS = frozenset(
    {
        LetterKind.THIRD_PARTY_CONSULTATION,
        LetterKind.CONSULTATION_REPLY,
        LetterKind.ORGAN_CONSULTATION,
        LetterKind.COOPERATION,
        LetterKind.DISCLOSURE_NOTICE,
    }
)


def is_for_applicant(letter: Letter) -> bool:
    return LetterKind(letter.kind) not in _FOR_OTHERS


def letters_for_applicant(application: Application) -> QuerySet[Letter]:
    """Those served, however that was done, and those laid ready to be opened online."""
    offered = Exists(OnlineOffer.objects.filter(letter=OuterRef("pk")))
    return (
        letters_of(application)
        .exclude(kind__in=_FOR_OTHERS)
        .filter(Q(state=LetterState.SERVED) | Q(offered, state=LetterState.SIGNED))
        .order_by("signed_at", "pk")
    )


def files_for_applicant(application: Application) -> QuerySet[CaseFile]:
    """The information provided, once the reply is served."""
    files = application.files.filter(kind=FileKind.PROVIDED)
    return files if application.closed_on is not None else files.none()
