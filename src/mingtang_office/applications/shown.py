"""How an application looks in a list: its phase, its colour, what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.obligations import Duty, Whose
from mingtang.applications.phases import Phase
from mingtang_office.applications.models import Application
from mingtang_office.ui.components import Tone

_SOON = timedelta(days=7)
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Row:
    """An application as a list shows it on `today`."""

    application: Application
    today: date

    @property
    def phase(self) -> str:
        if self.application.merged_into_id is not None:
            return "已并案"
        return Phase(self.application.phase).label

    @property
    def tone(self) -> Tone:
        """By whose turn it is and how much time is left; the word of the phase says the rest."""
        case = self.application
        if not case.is_open:
            return Tone.ENDED if case.merged_into_id is not None else Tone.DONE
        if case.next_by is None or case.next_whose != Whose.OFFICE.value:
            return Tone.WAITING
        if case.next_by < self.today:
            return Tone.LATE
        return Tone.SOON if case.next_by <= self.today + _SOON else Tone.OPEN

    @property
    def is_late(self) -> bool:
        return self.tone is Tone.LATE

    @property
    def next_step(self) -> str:
        code = self.application.next_code
        return Duty(code).label if code else ""

    @property
    def outcome(self) -> str:
        code = self.application.disposition
        return terms(Disposition(code)).label if code else ""

    @property
    def applicant(self) -> str:
        """The kind, and the masked name until it is erased."""
        kind = ApplicantKind(self.application.applicant_kind).label
        masked = self.application.applicant_masked
        return f"{masked}（{kind}）" if masked else f"{kind}（身份信息已擦除）"

    @property
    def summary(self) -> str:
        text = " ".join(self.application.content.split())
        return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
