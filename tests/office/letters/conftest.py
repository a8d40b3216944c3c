"""Letters of an invented case: two clerks, and one person for each role of the default chains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pytest

from mingtang.applications import Channel, Disposition
from mingtang.applications.letters import LetterFacts, LetterKind
from mingtang.applications.remedies import Authority, AuthorityRole, Remedies
from mingtang.law import Citation
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters import subjects
from mingtang_office.letters.actions.drafting import draft
from mingtang_office.letters.actions.reviewing import pass_on, submit
from mingtang_office.letters.actions.signing import sign
from mingtang_office.letters.models import Letter, Service
from mingtang_office.letters.subjects import Subject
from tests.office.conftest import NOW, Agencies, MakePerson

CASE = "tests.case"
NOTICE, REPLY = LetterKind.EXTENSION, LetterKind.GRANTED

FRAME = LetterFacts(
    addressee="林知远",
    application_no="YJ2026-0012",
    received_on=date(2026, 2, 9),
    channel=Channel.ONLINE,
    request="云江县2024年度校舍安全工程专项资金分配方案",
    due_on=date(2026, 3, 13),
    contact="云江县教育局政府信息公开办公室，0990-5550123",
)
NOTICE_FACTS = replace(
    FRAME,
    found={
        "extension_reason": "涉及的档案正在整理移交",
        "consented_on": date(2026, 3, 12),
        "extended_to": date(2026, 4, 13),
    },
)
REPLY_FACTS = replace(
    FRAME,
    disposition=Disposition.PROVIDED,
    found={
        "documents": ("关于下达校舍安全工程专项资金的通知（云教计〔2024〕17号），共6页",),
        "form": "纸质复印件",
        "delivery": "随本告知书一并提供",
    },
    remedies=Remedies(
        (
            Authority(
                AuthorityRole.SAME_LEVEL_GOVERNMENT, "云江县人民政府", Citation("行政复议法", 24, 1)
            ),
        ),
        "云江县人民法院",
    ),
)


@dataclass
class Case(Subject):
    """Stands in for the registers above: notes what it is told, forbids what it is asked to."""

    told: list[str] = field(default_factory=list)
    forbids: str = ""
    fails_when_signed: bool = False

    def title(self, letter: Letter) -> str:
        return f"申请{letter.subject_id}（林某某）"

    def url(self, letter: Letter) -> str:
        return "/office/"

    def may_sign(self, letter: Letter, *, by: User, on: date) -> None:
        if self.forbids:
            raise Refused(self.forbids)

    def signed(self, *, letter: Letter, by: User, now: datetime) -> None:
        if self.fails_when_signed:
            raise Refused("办件不能这样办。")
        self.told.append(f"signed {letter.number}")

    def voided(self, *, letter: Letter, by: User, now: datetime) -> None:
        self.told.append(f"voided {letter.number}")

    def served(self, *, letter: Letter, service: Service, by: User, now: datetime) -> None:
        self.told.append(f"served {service.served_on}")

    def came_back(self, *, letter: Letter, service: Service, by: User, now: datetime) -> None:
        self.told.append(f"came back {service.failed_on}")


@pytest.fixture
def case() -> Iterator[Case]:
    known = dict(subjects._subjects)
    stand_in = Case()
    subjects.register(CASE, stand_in)
    yield stand_in
    subjects._subjects.clear()
    subjects._subjects.update(known)


@dataclass(frozen=True)
class Staff:
    clerk: User
    other_clerk: User
    reviewer: User
    head: User
    signatory: User


@pytest.fixture
def staff(make_person: MakePerson, agencies: Agencies) -> Staff:
    at = agencies.education
    return Staff(
        make_person("clerk", Role.CLERK, at),
        make_person("other-clerk", Role.CLERK, at),
        make_person("reviewer", Role.SECTION_REVIEWER, at),
        make_person("head", Role.HEAD, at),
        make_person("signatory", Role.SIGNATORY, at),
    )


Drafted = Callable[..., Letter]


@pytest.fixture
def drafted(case: Case, staff: Staff, agencies: Agencies) -> Drafted:
    """drafted(kind, facts, number="1", by=clerk): a draft in that case."""

    def make(
        kind: LetterKind = NOTICE,
        facts: LetterFacts | None = None,
        *,
        number: str = "1",
        by: User = staff.clerk,
        agency: Agency = agencies.education,
    ) -> Letter:
        known = facts or (REPLY_FACTS if kind is REPLY else NOTICE_FACTS)
        return draft(agency=agency, kind=kind, subject=(CASE, number), facts=known, by=by, now=NOW)

    return make


@pytest.fixture
def submitted(drafted: Drafted) -> Drafted:
    """The same, handed in by who drafted it."""

    def make(kind: LetterKind = NOTICE, **known: object) -> Letter:
        letter = drafted(kind, **known)
        return submit(letter=letter, expected_revision=1, by=letter.drafted_by, now=NOW)

    return make


@pytest.fixture
def at_signature(submitted: Drafted, staff: Staff) -> Drafted:
    """The same, at the last step of its chain."""

    def make(kind: LetterKind = NOTICE, **known: object) -> Letter:
        letter = submitted(kind, **known)
        for person in (staff.reviewer, staff.head)[: len(letter.chain) - 1]:
            letter = pass_on(
                letter=letter,
                opinion="",
                expected_revision=letter.revision,
                by=person,
                now=NOW,
            )
        return letter

    return make


@pytest.fixture
def signed(at_signature: Drafted, staff: Staff) -> Drafted:
    """The same, signed."""

    def make(kind: LetterKind = NOTICE, **known: object) -> Letter:
        letter = at_signature(kind, **known)
        by = staff.signatory if kind.is_decision else staff.head
        return sign(letter=letter, expected_revision=letter.revision, by=by, now=NOW)

    return make
