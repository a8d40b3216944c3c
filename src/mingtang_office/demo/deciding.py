"""Cases of the demonstration that are decided: what is found out, the seven questions, the letter."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import date, datetime

from mingtang.applications import Opinion
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Value
from mingtang.applications.request import Delivery
from mingtang_office.applications.actions import (
    consultations,
    decisions,
    evidence,
    reasons,
    rectification,
)
from mingtang_office.applications.consultees import Consultee
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    Consultation,
    DecisionDraft,
    FileKind,
)
from mingtang_office.demo import case_papers, giving_in_part
from mingtang_office.demo.asked_matters import Matter, answers_to
from mingtang_office.demo.conducting import office_hour
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.filings import Course, Filing, received
from mingtang_office.letters.models import Letter
from mingtang_office.ui.files import Incoming

Preparing = Generator[datetime, None, None]

_NOTICES = {
    Delivery.EMAIL: ServiceManner.ONLINE,
    Delivery.DOWNLOAD: ServiceManner.ONLINE,
    Delivery.POST: ServiceManner.POST,
}


def decided(desk: Desk, filing: Filing) -> Course:
    """From the first day to the served reply."""
    application = yield from received(desk, filing)
    letter = yield from drafted(desk, filing, application)
    on = desk.clock_day
    desk.sign_through(letter)
    if filing.delivery is Delivery.POST:
        on = desk.days.after(on, 1)
        yield office_hour(on, 11)
    desk.serve_as_wanted(application, letter, on)
    return application


def drafted(
    desk: Desk, filing: Filing, application: Application
) -> Generator[datetime, None, Letter]:
    """Up to the drafted reply, on the day that the pace of the case sets."""
    matter = filing.matter
    application.refresh_from_db()
    assert application.received_on is not None
    yield office_hour(desk.days.after(application.received_on, 2), 10)
    yield from prepare(desk, application, matter)
    start = desk.days.after(running_since(application), filing.pace)
    yield office_hour(max(start, desk.clock_day), 14)
    return decide(desk, application, matter)


def running_since(application: Application) -> date:
    """From when the reply period runs: the receipt, or that of what was awaited."""
    application.refresh_from_db()
    rows = application.events.filter(
        kind__in=("received", "rectified", "paid", "consultation_answered")
    )
    found = rows.order_by("-number").values_list("on", flat=True).first()
    assert found is not None
    return found


def prepare(desk: Desk, application: Application, matter: Matter) -> Preparing:
    """Whatever the outcome rests on."""
    if matter.paper:
        code = _PAPERS[matter.outcome]
        keep(desk, application, case_papers.note(matter.paper, "与原件核对无误。"), part=code)
    before = _BEFORE.get(matter.outcome)
    if before is not None:
        yield from before(desk, application, matter)


_PAPERS = {
    Disposition.STATE_SECRET: "classification",
    Disposition.FORBIDDEN_BY_LAW: "provision",
    Disposition.SECURITY_AND_STABILITY: "assessment",
    Disposition.ENFORCEMENT_FILE: "case_index",
    Disposition.REISSUE: "obtained",
    Disposition.ALREADY_PUBLIC: "proof_of_publication",
}


def keep(
    desk: Desk,
    application: Application,
    incoming: Incoming,
    kind: FileKind = FileKind.EVIDENCE,
    part: str = "",
) -> CaseFile:
    return desk.do(evidence.add_file, application, incoming=incoming, kind=kind, part=part)


def decide(desk: Desk, application: Application, matter: Matter) -> Letter:
    """The seven questions, the facts, and the draft."""
    ground = matter.ground if matter.outcome is Disposition.PARTLY_GRANTED else ""
    for question, answer in answers_to(matter.outcome, ground).items():
        desk.do(decisions.answer_question, application, question=question, answer=answer)
    stated = decisions.Stated(dict(_found(application, matter)))
    if ground:
        row = DecisionDraft.objects.get(application=application)
        told = _consulted(application) if matter.concerns_others else {}
        withheld = tuple(
            replace(each, found={**matter.withheld, **told})
            for each in decisions.stated_in(row).withheld
        )
        stated = replace(stated, withheld=withheld)
    desk.do(decisions.state_facts, application, stated=stated)
    return desk.do(decisions.draft_decision, application)


def _found(application: Application, matter: Matter) -> dict[str, Value]:
    match matter.outcome:
        case Disposition.PROVIDED | Disposition.PARTLY_GRANTED:
            given: dict[str, Value] = {
                "documents": (matter.title,),
                "delivery": "随本告知书一并提供",
            }
            return {**given, **matter.found}
        case Disposition.REPEATED:
            return {"same_information": True}
        case Disposition.EXCESSIVE:
            since, number = excess_of(application)
            return {"since": since, "application_count": number, "why_unreasonable": matter.why}
    return dict(matter.found)


def excess_of(application: Application) -> tuple[date, int]:
    """Since when, and how many, the applicant has asked for here."""
    assert application.received_on is not None
    since = application.received_on.replace(day=1)
    blind = application.identity.blind
    rows = Application.objects.filter(
        agency=application.agency, identity__blind=blind, received_on__gte=since
    )
    return since, rows.count()


def _consulted(application: Application) -> dict[str, Value]:
    row = application.consultations.get()
    assert row.sent_on is not None
    assert row.reached_on is not None
    return {
        "consulted_on": row.sent_on,
        "third_party_reached_on": row.reached_on,
        "third_party_answer": "refusal",
    }


def _provided(desk: Desk, application: Application, matter: Matter) -> Preparing:
    keep(desk, application, case_papers.word(matter.title, matter.paragraphs), FileKind.PROVIDED)
    yield from ()


def _public(desk: Desk, application: Application, matter: Matter) -> Preparing:
    where = str(matter.found.get("url") or matter.found.get("place"))
    note = case_papers.note(
        "公开页面核查记录", "经办人当日打开核对，内容完整、可以正常获取。", where
    )
    keep(desk, application, note, part="proof_of_publication")
    yield from ()


def _searched(desk: Desk, application: Application, matter: Matter) -> Preparing:
    on = desk.clock_day
    search = evidence.Search(
        **matter.searched, found=False, searched_by="档案员和承办股室", searched_on=on
    )
    desk.do(evidence.enter_search, application, search=search)
    yield from ()


def _third_party(desk: Desk, application: Application, matter: Matter) -> Preparing:
    asked = ask_third_party(desk, application, matter)
    yield office_hour(desk.days.after(desk.clock_day, 7), 15)
    answer_of_third_party(desk, asked, matter)


def ask_third_party(desk: Desk, application: Application, matter: Matter) -> Consultation:
    begun = desk.do(
        consultations.consult_third_party,
        application,
        third_party=Consultee(matter.third_party, is_organisation=True, telephone="0399-5554400"),
        information=matter.content,
        concern=matter.concern,
    )
    desk.issue(begun.letter, desk.clock_day)
    begun.consultation.refresh_from_db()
    return begun.consultation


def answer_of_third_party(desk: Desk, asked: Consultation, matter: Matter) -> None:
    reply = case_papers.note(f"{matter.third_party}的书面意见", matter.reasons)
    desk.on(
        consultations.enter_opinion,
        asked,
        on=desk.clock_day,
        answer=consultations.Answer(Opinion.REFUSAL, matter.reasons, (reply,)),
    )
    desk.on(consultations.weigh, asked, weighed=matter.weighed)


def _redacted(desk: Desk, application: Application, matter: Matter) -> Preparing:
    if matter.concerns_others:
        yield from _third_party(desk, application, matter)
        yield office_hour(desk.days.after(desk.clock_day, 1), 10)
    original = keep(desk, application, _original(desk, matter), FileKind.ORIGINAL)
    giving_in_part.redact(desk, original, matter)


def _original(desk: Desk, matter: Matter) -> Incoming:
    if matter.redacted == "printed":
        issued = date(desk.clock_day.year, 1, 15)
        return case_papers.printed(desk.agency.name, matter.title, matter.paragraphs, issued)
    return case_papers.word(matter.title, matter.paragraphs)


def ask_to_rectify(desk: Desk, application: Application, matter: Matter) -> None:
    part, *items = matter.unclear
    letter = desk.do(
        rectification.ask_rectification,
        application,
        unclear=rectification.Unclear(part, tuple(items)),
    )
    issue_notice(desk, application, letter)


def issue_notice(desk: Desk, application: Application, letter: Letter) -> None:
    manner = _NOTICES.get(Delivery(application.delivery), ServiceManner.IN_PERSON)
    desk.issue(letter, desk.clock_day, manner)


def _unclear(desk: Desk, application: Application, matter: Matter) -> Preparing:
    ask_to_rectify(desk, application, matter)
    on = desk.days.after(desk.clock_day, 6)
    yield office_hour(on, 10)
    desk.do(rectification.enter_rectification, application, on=on, words=matter.rectified)


def _excessive(desk: Desk, application: Application, matter: Matter) -> Preparing:
    ask_for_reasons(desk, application)
    on = desk.days.after(desk.clock_day, 5)
    yield office_hour(on, 10)
    desk.do(reasons.enter_reasons, application, on=on, words="我想了解全部学校的情况，一所一所地问")


def ask_for_reasons(desk: Desk, application: Application) -> None:
    application.refresh_from_db()
    since, number = excess_of(application)
    letter = desk.do(
        reasons.ask_reasons,
        application,
        excess=reasons.Excess(
            since=since,
            application_count=number,
            frequency=f"自{since.month}月1日以来{number}件，内容基本相同",
            items=("各件申请之间的区别", "短期内集中提出的原因"),
        ),
    )
    issue_notice(desk, application, letter)


_BEFORE: dict[Disposition, Callable[[Desk, Application, Matter], Preparing]] = {
    Disposition.PROVIDED: _provided,
    Disposition.ALREADY_PUBLIC: _public,
    Disposition.PARTLY_GRANTED: _redacted,
    Disposition.THIRD_PARTY_RIGHTS: _third_party,
    Disposition.DOES_NOT_EXIST: _searched,
    Disposition.STILL_UNCLEAR: _unclear,
    Disposition.EXCESSIVE: _excessive,
}
