"""What the page of a case shows: where it stands, what may lawfully be done next, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from mingtang.applications import (
    Abandoned,
    ApplicantKind,
    Case,
    Channel,
    Disposition,
    Duty,
    EventKind,
    ImpossibleEvent,
    Obligation,
    Phase,
    Step,
    Withdrawn,
    spelled,
    steps,
)
from mingtang.applications.grounds import terms
from mingtang.applications.letters import LetterKind
from mingtang.law import NotInForce
from mingtang.workdays import OutsideCalendar
from mingtang_office.applications.actions.drafting import case_of
from mingtang_office.applications.models import Application, Consent, Consultation
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.ui.components import Tone

PHASE_TONES = {
    Phase.SUBMITTED: Tone.WAITING,
    Phase.HANDLING: Tone.OPEN,
    Phase.AWAITING_RECTIFICATION: Tone.WAITING,
    Phase.CONSULTING: Tone.WAITING,
    Phase.AWAITING_REASONS: Tone.WAITING,
    Phase.AWAITING_PAYMENT: Tone.WAITING,
    Phase.DECIDED: Tone.SOON,
    Phase.SERVED: Tone.DONE,
    Phase.ABANDONED: Tone.ENDED,
    Phase.WITHDRAWN: Tone.ENDED,
}
LETTER_TONES = {
    LetterState.DRAFT: Tone.OPEN,
    LetterState.IN_REVIEW: Tone.WAITING,
    LetterState.RETURNED: Tone.WRONG,
    LetterState.SIGNED: Tone.WAITING,
    LetterState.SERVED: Tone.DONE,
    LetterState.VOID: Tone.ENDED,
}
# By which pages an event comes about, each with the words of its button.
_PAGES: dict[EventKind, tuple[tuple[str, str], ...]] = {
    EventKind.RECEIVED: (("receive", "确认收到申请"),),
    EventKind.RECTIFICATION_ASKED: (("ask-rectification", "告知补正"),),
    EventKind.RECTIFIED: (("rectified", "登记补正"),),
    EventKind.CONSULTATION_SENT: (
        ("consult-third-party", "征求第三方意见"),
        ("consult-organ", "征求其他机关意见"),
    ),
    EventKind.REASONS_ASKED: (("ask-reasons", "要求说明理由"),),
    EventKind.REASONS_GIVEN: (("reasons", "登记说明的理由"),),
    EventKind.DEFERRED: (("defer", "确定延迟答复的合理期限"),),
    EventKind.FEE_NOTICED: (("fee", "收取信息处理费"),),
    EventKind.PAID: (("paid", "登记缴费"),),
    EventKind.ABANDONED: (("abandon", "视为放弃申请"),),
    EventKind.WITHDRAWN: (("withdraw", "撤回或者终止"),),
}
_GIVEN = frozenset({Disposition.PROVIDED, Disposition.PARTLY_GRANTED})  # what others may want, too
_NAMES = {
    **{kind: "、".join(label for _, label in pages) for kind, pages in _PAGES.items()},
    EventKind.CONSULTATION_ANSWERED: "登记征求意见的答复",
    EventKind.EXTENDED: "延长答复期限",
    EventKind.DECIDED: "作出答复",
    EventKind.SERVED: "送达答复",
}


_FIRST = (
    EventKind.RECEIVED,
    EventKind.SERVED,
    EventKind.RECTIFIED,
    EventKind.PAID,
    EventKind.REASONS_GIVEN,
    EventKind.CONSULTATION_ANSWERED,
    EventKind.ABANDONED,
    EventKind.DECIDED,
)


def _rank(step: Step) -> int:
    if step.kind is EventKind.WITHDRAWN:
        return len(_FIRST) + 1
    return _FIRST.index(step.kind) if step.kind in _FIRST else len(_FIRST)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be done now; `until` is the last day on which the law lets it."""

    label: str
    url: str
    until: date | None = None
    provisional: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that may not be done now, and why, with the article."""

    label: str
    why: str


class CaseScreen:
    """A case as it stands on a day. `case` is None where its events cannot be replayed: `broken`
    then says why."""

    def __init__(self, application: Application, today: date) -> None:
        self.application, self.today = application, today
        self.broken = ""
        self.case: Case | None = None
        try:
            self.case = case_of(application)
        except (ImpossibleEvent, NotInForce, OutsideCalendar) as error:
            self.broken = spelled(str(error))
        self._steps: tuple[Step, ...] = ()
        if self.case is not None and application.is_open:
            self._steps = steps(self.case, today)
        self.consents = list(application.consents.select_related("asked_by", "answered_by"))

    @property
    def phase(self) -> Phase:
        return (
            Phase(self.application.phase) if self.case is None else self.case.phase_on(self.today)
        )

    @property
    def tone(self) -> Tone:
        late = self.application.due_on is not None and self.application.due_on < self.today
        is_open = self.application.is_open
        return Tone.LATE if is_open and late else PHASE_TONES[self.phase]

    @property
    def channel(self) -> Channel:
        return Channel(self.application.channel)

    @property
    def applicant_kind(self) -> ApplicantKind:
        return ApplicantKind(self.application.applicant_kind)

    @property
    def outcome(self) -> str:
        """How it was decided or ended; empty while it is open."""
        disposition = self.case.disposition if self.case else None
        return terms(disposition).label if disposition else ""

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        if self.case is None or not self.application.is_open:
            return ()
        return tuple(each for each in self.case.obligations if not self._is_lost(each))

    def _is_lost(self, duty: Obligation) -> bool:
        """A choice whose days are over (条例第三十条) and no duty: it binds nobody any more."""
        is_choice = duty.code is Duty.ASK_RECTIFICATION
        return is_choice and duty.by is not None and duty.by < self.today

    @cached_property
    def consultations(self) -> list[Consultation]:
        return list(self.application.consultations.select_related("organ"))

    @property
    def waiting_consent(self) -> Consent | None:
        return next((each for each in self.consents if each.agreed is None), None)

    # -- What may be done -------------------------------------------------------------------------

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The lawful steps: what has come in or ripened first, then the decision, then the rest."""
        lawful = sorted((step for step in self._steps if step.lawful), key=_rank)
        return tuple(offer for step in lawful for offer in self._offers(step))

    def _offers(self, step: Step) -> Iterator[Offer]:
        if step.kind is EventKind.DECIDED:
            yield Offer("拟作答复", reverse("applications:decision", args=self._key))
        elif step.kind is EventKind.EXTENDED:
            yield from self._extension(step)
        elif step.kind is EventKind.SERVED:
            yield from self._service()
        elif step.kind is EventKind.CONSULTATION_ANSWERED:
            yield from self._opinions()
        else:
            for code, label in _PAGES.get(step.kind, ()):
                yield Offer(label, self.page(code), step.until, step.provisional)

    def _extension(self, step: Step) -> Iterator[Offer]:
        if any(each.agreed for each in self.consents):
            yield Offer(
                "起草延期告知书", self.page("extend"), step.until, step.provisional, "负责人已同意"
            )
        elif self.waiting_consent is None:
            yield Offer("提请延长答复期限", self.page("ask-consent"), step.until, step.provisional)

    def _service(self) -> Iterator[Offer]:
        for letter in letters_of(self.application).filter(state=LetterState.SIGNED):
            if LetterKind(letter.kind).is_decision:
                yield Offer("送达答复", reverse("letters:letter", args=(letter.pk,)))

    def _opinions(self) -> Iterator[Offer]:
        for row in self.consultations:
            if row.sent_on is not None and row.answered_on is None:
                address = reverse("applications:consultation", args=(self.application.pk, row.pk))
                yield Offer("登记征求意见的答复", address, note=row.masked)

    @property
    def also(self) -> tuple[Offer, ...]:
        """What may be done beside the steps of the law."""
        return tuple(self._also())

    def _also(self) -> Iterator[Offer]:
        yield Offer(
            "联系记录、相似申请、网上送达", reverse("applications:contacts", args=self._key)
        )
        if self.application.is_open and self.case is not None:
            yield Offer("登记检索", self.page("search"))
            yield Offer("存入材料", self.page("file"))
            yield Offer("遮盖不公开的内容", reverse("applications:redaction", args=self._key))
            if self.case.received_on is not None:
                yield Offer("出具登记回执", self.page("receipt"))
                yield Offer("请其他机关协助", self.page("help"))
            if self.case.decision is None:
                yield Offer("更正登记内容", self.page("correct"))
        if self.case is not None and isinstance(self.case.ending, Abandoned | Withdrawn):
            yield Offer("起草结案告知书", self.page("closing"))
        if self.application.closed_on is not None and self.application.archived_at is None:
            yield Offer("归档", self.page("archive"))
        if self.application.closed_on is not None and self.application.disposition in _GIVEN:
            yield Offer("建议转为主动公开", self.page("propose"))
        if self.application.erased_at is None:
            yield Offer("更正申请人类型", self.page("kind"))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What the law does not allow today, each with its reason."""
        return tuple(
            Bar(_NAMES[step.kind], step.why_not)
            for step in self._steps
            if not step.lawful and step.kind in _NAMES
        )

    @property
    def _key(self) -> tuple[int]:
        return (self.application.pk,)

    def page(self, code: str) -> str:
        return reverse("applications:step", args=(self.application.pk, code))


@dataclass(frozen=True, slots=True)
class LetterRow:
    letter: Letter
    kind: str
    tone: Tone


def letter_rows(application: Application) -> list[LetterRow]:
    return [
        LetterRow(letter, LetterKind(letter.kind).label, LETTER_TONES[LetterState(letter.state)])
        for letter in letters_of(application).select_related("drafted_by", "signed_by")
    ]
