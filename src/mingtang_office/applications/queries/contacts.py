"""What was done to reach an applicant, and what the applicant has opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingtang.applications.request import Delivery, Fault, Form, Request, faults
from mingtang.law import fee_scale
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import (
    Application,
    ContactAttempt,
    OnlineOffer,
    Opening,
)
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.applications.queries.public_letters import is_for_applicant
from mingtang_office.applications.queries.repeated import nth_of_month
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.trail import sealing


def lacking(application: Application) -> tuple[Fault, ...]:
    """The statutory parts that an application lacks as it came; none where it cannot be told any
    more. It names parts, never what they hold."""
    try:
        applicant = open_identity(application)
    except sealing.Erased:
        return ()
    request = Request(
        applicant, application.content, Delivery(application.delivery), Form(application.form)
    )
    return faults(request)


@dataclass(frozen=True, slots=True)
class Attempt:
    attempt: ContactAttempt
    note: str


def attempts_of(application: Application, *, with_notes: bool) -> list[Attempt]:
    rows = application.contacts.select_related("by").order_by("pk")
    return [Attempt(row, _note(row) if with_notes else "") for row in rows]


def _note(row: ContactAttempt) -> str:
    if not row.note:
        return ""
    try:
        return sealing.open_bytes(row.application, bytes(row.note)).decode()
    except sealing.Erased:
        return ""


@dataclass(frozen=True, slots=True)
class Frequency:
    """How many this applicant sent this month, and from which on a fee may be charged."""

    nth: int
    free: int

    @property
    def is_excessive(self) -> bool:
        """More than the scale leaves free (信息处理费管理办法第四条): a figure to think of under
        条例第三十五条, no finding."""
        return self.nth > self.free


def frequency_of(application: Application) -> Frequency | None:
    """None before it is received, or where no scale was in force."""
    on = application.received_on
    if on is None:
        return None
    scale = next(
        (held.value for held in fee_scale("per_application").holdings if held.since <= on), None
    )
    free = scale.bands[0].up_to if scale is not None and not scale.bands[0].rate else None
    return Frequency(nth_of_month(application), free) if free is not None else None


@dataclass(frozen=True, slots=True)
class OnlineLetter:
    """A letter for the applicant, as it stands on the public page."""

    letter: Letter
    offered_at: datetime | None
    opened_at: datetime | None

    @property
    def may_be_offered(self) -> bool:
        return self.offered_at is None and self.letter.state == LetterState.SIGNED


def online_letters(application: Application) -> list[OnlineLetter]:
    offered = dict(OnlineOffer.objects.filter(application=application).values_list("letter", "at"))
    opened = dict(
        Opening.objects.filter(application=application, letter__isnull=False).values_list(
            "letter", "at"
        )
    )
    letters = letters_of(application).filter(state__in=(LetterState.SIGNED, LetterState.SERVED))
    return [
        OnlineLetter(each, offered.get(each.pk), opened.get(each.pk))
        for each in letters
        if is_for_applicant(each)
    ]
