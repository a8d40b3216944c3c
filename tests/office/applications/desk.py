"""The desk of the education bureau: everybody through whose hands a case passes, and the ways it can
take, for tests that need a case far on.

    desk = Desk(agencies.education, clerk=…, reviewer=…, head=…, signatory=…)
    case = desk.received(on=date(2026, 3, 2))
    letter = desk.issued(desk.rectification_asked(case, on=…))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

from mingtang.applications import Channel, Opinion
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import QuestionCode, Value, next_question
from mingtang.applications.letters import Withheld
from mingtang.applications.request import Request
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.actions import consultations, decisions, evidence, rectification
from mingtang_office.applications.actions.intake import Arrival, submit
from mingtang_office.applications.consultees import Consultee
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    Consultation,
    DecisionDraft,
    FileKind,
)
from mingtang_office.letters.actions import reviewing, serving, signing
from mingtang_office.letters.actions.serving import Delivery
from mingtang_office.letters.models import Group, Letter
from mingtang_office.ui.files import Incoming

THIRD_PARTY = Consultee("云江县春苗文化有限公司", is_organisation=True, telephone="0399-5550011")


def at(on: date, hour: int = 2) -> datetime:
    """Ten in the morning of that day, in China."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


@cache
def answers_to(disposition: Disposition) -> Mapping[QuestionCode, str]:
    """The answers to the seven questions that lead to a disposition."""
    return _search({}, disposition) or {}


def _search(given: dict[QuestionCode, str], goal: Disposition) -> dict[QuestionCode, str] | None:
    reached = next_question(given)
    if reached is goal:
        return given
    if not hasattr(reached, "answers"):
        return None
    for answer in reached.answers:
        found = _search({**given, reached.code: answer.code}, goal)
        if found is not None:
            return found
    return None


@dataclass
class Desk:
    agency: Agency
    clerk: User
    reviewer: User
    head: User
    signatory: User
    request: Request

    def received(self, on: date, request: Request | None = None, **changes: object) -> Application:
        """An application handed in in person that day."""
        taken = submit(
            agency=self.agency,
            request=replace(request or self.request, **changes),  # type: ignore[arg-type]
            arrival=Arrival(Channel.IN_PERSON, on),
            by=self.clerk,
            now=at(on, 1),
        )
        return taken.application

    def file(
        self,
        application: Application,
        on: date,
        kind: FileKind = FileKind.EVIDENCE,
        part: str = "",
        made_from: CaseFile | None = None,
        name: str = "材料.pdf",
    ) -> CaseFile:
        application.refresh_from_db()
        return evidence.add_file(
            application=application,
            incoming=Incoming(name, f"%PDF-1.7 {kind} {part}".encode(), "application/pdf"),
            kind=kind,
            part=part,
            made_from=made_from,
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )

    def reviewed(self, letter: Letter, on: date) -> Letter:
        """Handed in, and passed by everybody before the one who signs: each another person."""
        letter.refresh_from_db()
        held = reviewing.submit(
            letter=letter, expected_revision=letter.revision, by=self.clerk, now=at(on, 3)
        )
        for person in (self.reviewer, self.head) if letter.group == Group.DECISION else ():
            held = reviewing.pass_on(
                letter=held,
                opinion="同意",
                expected_revision=held.revision,
                by=person,
                now=at(on, 4),
            )
        return held

    def sign(self, letter: Letter, on: date) -> Letter:
        letter.refresh_from_db()
        return signing.sign(
            letter=letter,
            expected_revision=letter.revision,
            by=self.signatory if letter.group == Group.DECISION else self.head,
            now=at(on, 5),
        )

    def signed(self, letter: Letter, on: date) -> Letter:
        return self.sign(self.reviewed(letter, on), on)

    def served(
        self, letter: Letter, on: date, manner: ServiceManner = ServiceManner.IN_PERSON
    ) -> Letter:
        letter.refresh_from_db()
        by_post = manner is ServiceManner.POST
        serving.serve(
            letter=letter,
            delivery=Delivery(
                manner,
                posted_on=on if by_post else None,
                received_on=None if by_post else on,
                post_number="XA12345678901" if by_post else "",
                receiver="本人签收",
            ),
            expected_revision=letter.revision,
            by=self.clerk,
            now=at(on, 6),
        )
        letter.refresh_from_db()
        return letter

    def issued(self, letter: Letter, on: date) -> Letter:
        """Signed and handed over on one day."""
        return self.served(self.signed(letter, on), on)

    def rectification_asked(
        self, application: Application, on: date, reply_by: date | None = None
    ) -> Letter:
        application.refresh_from_db()
        letter = rectification.ask_rectification(
            application=application,
            unclear=rectification.Unclear(
                "没有写明年度和学校", ("所需信息的年度", "学校名称"), reply_by=reply_by
            ),
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )
        return self.issued(letter, on)

    def rectified(self, application: Application, on: date, words: str) -> Application:
        application.refresh_from_db()
        return rectification.enter_rectification(
            application=application,
            on=on,
            words=words,
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )

    def third_party_asked(self, application: Application, on: date) -> Consultation:
        application.refresh_from_db()
        begun = consultations.consult_third_party(
            application=application,
            third_party=THIRD_PARTY,
            information="2025年校服采购合同",
            concern="合同载有成交单价等经营信息",
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )
        self.issued(begun.letter, on)
        begun.consultation.refresh_from_db()
        return begun.consultation

    def third_party_answered(
        self,
        consultation: Consultation,
        on: date,
        opinion: Opinion = Opinion.REFUSAL,
        reasons: str = "单价是商业秘密，公开会损害竞争地位",
    ) -> Application:
        consultation.application.refresh_from_db()
        return consultations.enter_opinion(
            consultation=consultation,
            on=on,
            answer=consultations.Answer(opinion, reasons),
            expected_revision=consultation.application.revision,
            by=self.clerk,
            now=at(on),
        )

    def searched(self, application: Application, on: date, *, found: bool = False) -> None:
        application.refresh_from_db()
        evidence.enter_search(
            application=application,
            search=evidence.Search(
                department="基础教育股",
                system="公文管理系统和纸质档案",
                period="2020年1月至2025年12月",
                keywords="招生计划、调整",
                result="未检索到名称或者内容相符的文件",
                found=found,
                searched_by="基础教育股档案员",
                searched_on=on,
            ),
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )

    def answered(
        self, application: Application, disposition: Disposition, on: date
    ) -> DecisionDraft:
        """The seven questions, up to this disposition."""
        row = None
        for question, answer in answers_to(disposition).items():
            application.refresh_from_db()
            row = decisions.answer_question(
                application=application,
                question=question,
                answer=answer,
                expected_revision=application.revision,
                by=self.clerk,
                now=at(on),
            )
        assert row is not None
        return row

    def stated(
        self,
        application: Application,
        disposition: Disposition,
        on: date,
        found: Mapping[str, Value],
        withheld: Iterable[Withheld] = (),
    ) -> DecisionDraft:
        """The seven questions, and the facts."""
        self.answered(application, disposition, on)
        application.refresh_from_db()
        return decisions.state_facts(
            application=application,
            stated=decisions.Stated(found, tuple(withheld)),
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )

    def drafted(self, application: Application, on: date) -> Letter:
        application.refresh_from_db()
        return decisions.draft_decision(
            application=application,
            expected_revision=application.revision,
            by=self.clerk,
            now=at(on),
        )

    def decision(
        self,
        application: Application,
        disposition: Disposition,
        on: date,
        found: Mapping[str, Value],
        withheld: Iterable[Withheld] = (),
    ) -> Letter:
        """The seven questions, the facts, and the letter drafted."""
        self.stated(application, disposition, on, found, withheld)
        return self.drafted(application, on)
