"""Whether the papers that a disposition needs are in the case (`mingtang.applications.grounds`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingtang.applications import Case, Consultee, EventKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Evidence, Value, evidence_for
from mingtang.applications.letters import Withheld
from mingtang_office.applications.models import Application, FileKind, SupplementKind
from mingtang_office.applications.queries.history import in_force
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.applications.queries.repeated import of_same_applicant
from mingtang_office.letters.models import IN_FORCE, Group, Letter


@dataclass(frozen=True, slots=True)
class _File:
    """The case as its evidence is looked for, on a day, for a decision that says this."""

    application: Application
    case: Case
    found: Mapping[str, Value]
    withholds: bool
    on: date


def missing_evidence(
    application: Application,
    case: Case,
    disposition: Disposition,
    found: Mapping[str, Value],
    on: date,
    *,
    withheld: Sequence[Withheld] = (),
) -> tuple[Evidence, ...]:
    """The papers that are not there. A file kept under the evidence's own code always does; what
    the platform itself has on record needs none."""
    file = _File(application, case, found, bool(withheld), on)
    kept = set(application.files.exclude(part="").values_list("part", flat=True))
    needed = evidence_for(disposition, [each.ground for each in withheld])
    return tuple(
        each for each in needed if each.code not in kept and not _on_record(file, each.code)
    )


def _on_record(file: _File, code: str) -> bool:
    known = _RECORDS.get(code)
    return known is not None and known(file)


def _provided(file: _File) -> bool:
    return file.application.files.filter(kind=FileKind.PROVIDED).exists()


def _redacted(file: _File) -> bool:
    return file.application.files.filter(kind=FileKind.PROVIDED, made_from__isnull=False).exists()


def _searched(file: _File) -> bool:
    """Searched, and nothing found: what was found somewhere exists."""
    searches = file.application.searches
    return searches.exists() and not searches.filter(found=True).exists()


def _third_party_asked(file: _File) -> bool:
    return any(each.consultee is Consultee.THIRD_PARTY for each in file.case.consultations)


def _third_party_heard(file: _File) -> bool:
    asked = [each for each in file.case.consultations if each.consultee is Consultee.THIRD_PARTY]
    return bool(asked) and not any(each.is_open(file.on) for each in asked)


def _by_letter(kind: EventKind) -> Callable[[_File], bool]:
    def told(file: _File) -> bool:
        rows = in_force(file.application.events.all())
        return any(row.kind == kind and row.letter is not None for row in rows)

    return told


def _supplied(kind: SupplementKind) -> Callable[[_File], bool]:
    def said(file: _File) -> bool:
        return file.application.supplements.filter(kind=kind).exists()

    return said


def _rectified(file: _File) -> bool:
    files = file.application.files.filter(kind=FileKind.RECTIFICATION)
    return _supplied(SupplementKind.RECTIFICATION)(file) or files.exists()


def _reasons(file: _File) -> bool:
    """Given, or not given in time (条例第三十五条)."""
    limit = file.case.reasons_by
    late = limit is not None and file.on > limit
    return late or _supplied(SupplementKind.REASONS)(file)


def _earlier_reply(file: _File) -> bool:
    """The application of this number is the same applicant's and was answered by this letter."""
    number = str(file.found.get("earlier_application") or "")
    reference = str(file.found.get("earlier_number") or "")
    earlier = (
        of_same_applicant(file.application)
        .filter(number=number)
        .exclude(pk=file.application.pk)
        .first()
    )
    return earlier is not None and reference in {
        letter.reference for letter in _replies(earlier) if letter.reference
    }


def _replies(application: Application) -> list[Letter]:
    return list(letters_of(application).filter(group=Group.DECISION, state__in=IN_FORCE))


_RECORDS: dict[str, Callable[[_File], bool]] = {
    "documents": _provided,
    "redacted": _redacted,
    "redaction_list": lambda file: file.withholds,
    "search_record": _searched,
    "consultation": _third_party_asked,
    "proof_of_service": _by_letter(EventKind.CONSULTATION_SENT),
    "opinion": _third_party_heard,
    "rectification_notice": _by_letter(EventKind.RECTIFICATION_ASKED),
    "rectification": _rectified,
    "earlier_reply": _earlier_reply,
    # the list is made with the letter
    "statistics": lambda file: isinstance(file.found.get("since"), date),
    "reasons_request": _by_letter(EventKind.REASONS_ASKED),
    "reasons": _reasons,
}
