"""What the page of a letter shows: its words, what they lack, its way to the signature, its service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.applications import ServiceManner
from mingtang.applications.letters import LetterFacts, LetterKind, LetterText
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters import wording
from mingtang_office.letters.forms.facts import FactsForm
from mingtang_office.letters.models import Group, Letter, LetterState, Passage, Service, Verdict
from mingtang_office.letters.queries import roles_of_chain, those_who_may
from mingtang_office.trail.sealing import Erased, open_bytes
from mingtang_office.ui.components import TimelineEntry, Tone

TONES = {
    LetterState.DRAFT: Tone.OPEN,
    LetterState.IN_REVIEW: Tone.WAITING,
    LetterState.RETURNED: Tone.WRONG,
    LetterState.SIGNED: Tone.WAITING,
    LetterState.SERVED: Tone.DONE,
    LetterState.VOID: Tone.ENDED,
}
ERASED = "（已按规定擦除）"
_VERDICTS = {
    Verdict.RETURNED: Tone.WRONG,
    Verdict.VOIDED: Tone.ENDED,
    Verdict.DISCARDED: Tone.ENDED,
}


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that keeps the letter from being handed in; `field` is where to mend it, empty where
    it comes from the case."""

    label: str
    field: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The letter as its facts make it now. `problem` stands in for the words where the law of the
    day knows no such letter."""

    text: LetterText | None
    reference: str
    lacks: tuple[Lack, ...] = ()
    problem: str = ""

    @property
    def is_complete(self) -> bool:
        return self.text is not None and not self.lacks


def preview(
    agency: Agency,
    kind: LetterKind,
    facts: LetterFacts,
    on: date,
    *,
    reference: str = "",
    form: FactsForm | None = None,
) -> Preview:
    try:
        text = wording.composed(agency, kind, facts, on)
    except Refused as error:
        return Preview(None, reference, problem=error.message)
    return Preview(text, reference, tuple(_lacks(text, form)))


def _lacks(text: LetterText, form: FactsForm | None) -> Iterator[Lack]:
    for element in text.missing:
        yield Lack(element.label, form.field_of(element.code) if form else "")
    for fault in text.faults:
        yield Lack(fault.label, form.field_of(fault.code) if form else "", fault.message)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: done, at work, or still to come, and by whom."""

    role: Role
    verb: str
    tone: Tone
    said: str

    @property
    def label(self) -> str:
        named = self.role.label
        return named if named.endswith(("审核", "审查")) else f"{named}{self.verb}"


def steps(letter: Letter, passages: list[Passage], on: date) -> tuple[Step, ...]:
    """The chain with what has been done in this round. Before the letter is handed in: the chain
    that it would take."""
    roles = [Role(code) for code in letter.chain]
    if letter.state in (LetterState.DRAFT, LetterState.RETURNED):
        roles = list(roles_of_chain(letter.agency, Group(letter.group)))
    done = {
        Role(each.role): each
        for each in passages
        if each.round == letter.round and each.verdict in (Verdict.PASSED, Verdict.SIGNED)
    }
    return tuple(_step(letter, role, at, len(roles), done, on) for at, role in enumerate(roles))


def _step(
    letter: Letter, role: Role, at: int, of: int, done: dict[Role, Passage], on: date
) -> Step:
    verb = "签发" if at == of - 1 else "审核"
    passed = done.get(role)
    if passed is not None and letter.state not in (LetterState.DRAFT, LetterState.RETURNED):
        return Step(role, verb, Tone.DONE, f"{_who(passed)}，{passed.get_verdict_display()}")
    if letter.state == LetterState.IN_REVIEW and at == letter.position:
        people = "、".join(each.full_name for each in those_who_may(letter, role, on))
        said = f"等待{people}办理" if people else _NOBODY
        return Step(role, verb, Tone.WAITING if people else Tone.WRONG, said)
    return Step(role, verb, Tone.ENDED, "尚未办理")


_NOBODY = "目前没有人能办这一步：请安全管理员任命，或者由机构负责人调整审签流程后重新提交"


def _who(passage: Passage) -> str:
    name = passage.by.full_name
    return f"{name}（代{passage.acting_for.full_name}）" if passage.acting_for else name


def opened(letter: Letter, sealed: bytes | memoryview) -> str:
    """A text sealed with the letter's case; says so where it was erased."""
    if not sealed:
        return ""
    try:
        return open_bytes(letter.subject, bytes(sealed)).decode()
    except Erased:
        return ERASED


def history(
    letter: Letter, passages: list[Passage], services: list[Service]
) -> list[TimelineEntry]:
    """What happened to the letter, the earliest first."""
    entries = [
        TimelineEntry(
            each.get_verdict_display(),
            each.at,
            _who(each) + (f"（{Role(each.role).label}）" if each.role else ""),
            opened(letter, each.opinion),
            _VERDICTS.get(Verdict(each.verdict), Tone.DONE),
        )
        for each in passages
    ]
    for service in services:
        manner = ServiceManner(service.manner).label
        entries.append(TimelineEntry(f"登记送达：{manner}", service.at, service.by.full_name))
        if service.failed_at is not None and service.failed_by is not None:
            reason = opened(letter, service.failure)
            entries.append(
                TimelineEntry(
                    "邮件退回", service.failed_at, service.failed_by.full_name, reason, Tone.WRONG
                )
            )
    return sorted(entries, key=lambda entry: entry.at or letter.drafted_at)


def void_reason(letter: Letter, passages: list[Passage]) -> str:
    """Why the letter is void."""
    ended = (Verdict.VOIDED, Verdict.DISCARDED)
    last = next((each for each in reversed(passages) if each.verdict in ended), None)
    return opened(letter, last.opinion) if last else ""


@dataclass(frozen=True, slots=True)
class Served:
    """A service as the page shows it."""

    service: Service
    manner: str
    receiver: str
    failure: str


def services(letter: Letter, rows: list[Service]) -> tuple[Served, ...]:
    return tuple(
        Served(
            row,
            ServiceManner(row.manner).label,
            opened(letter, row.receiver),
            opened(letter, row.failure),
        )
        for row in rows
    )
