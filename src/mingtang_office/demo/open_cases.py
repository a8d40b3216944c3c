"""Cases of the demonstration that are open today: each stands at another step."""

from __future__ import annotations

from collections.abc import Callable

from mingtang_office.agencies.models import Role
from mingtang_office.applications.actions import consultations
from mingtang_office.applications.actions.contacts import log_attempt
from mingtang_office.applications.models import ContactManner, ContactOutcome, FileKind
from mingtang_office.demo import case_papers, giving_in_part
from mingtang_office.demo.conducting import office_hour
from mingtang_office.demo.deciding import (
    ask_for_reasons,
    ask_third_party,
    ask_to_rectify,
    drafted,
    keep,
    prepare,
)
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.ending import answer_consent, ask_consent, notice_fee, tell_extension
from mingtang_office.demo.filings import Course, Filing, received, submitted

Stopping = Callable[[Desk, Filing], Course]


def unconfirmed(desk: Desk, filing: Filing) -> Course:
    """Sent by mail; nobody answers the telephone."""
    application = yield from submitted(desk, filing)
    yield office_hour(desk.days.ago(1), 15, 40)
    log_attempt(
        application=application,
        manner=ContactManner.TELEPHONE,
        outcome=ContactOutcome.NO_ANSWER,
        by=desk.clerk,
        now=desk.clock.tick(),
    )
    return application


def untouched(desk: Desk, filing: Filing) -> Course:
    """Received, and nothing done yet."""
    return (yield from received(desk, filing))


def unassigned(desk: Desk, filing: Filing) -> Course:
    """Came online and was confirmed; nobody has it in hand."""
    application = yield from submitted(desk, filing)
    on = desk.days.after(filing.on, 1)
    yield office_hour(on, 10)
    desk.confirm(application, on)
    return application


def drafting(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield from drafted(desk, filing, application)
    return application


def in_review(*passed: Role) -> Stopping:
    """Handed in, and passed by these."""

    def course(desk: Desk, filing: Filing) -> Course:
        application = yield from received(desk, filing)
        letter = yield from drafted(desk, filing, application)
        desk.hand_in(letter)
        if passed:
            desk.pass_on(letter, *passed)
        return application

    return course


def sent_back(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    letter = yield from drafted(desk, filing, application)
    desk.hand_in(letter)
    desk.send_back(letter, "依据只引到条，请引到款、项，并说明检索经过。")
    return application


def signed(desk: Desk, filing: Filing) -> Course:
    """Signed, and still to be served."""
    application = yield from received(desk, filing)
    letter = yield from drafted(desk, filing, application)
    desk.sign_through(letter)
    return application


def offered(desk: Desk, filing: Filing) -> Course:
    """Signed and laid ready online; the applicant has not opened it."""
    application = yield from received(desk, filing)
    letter = yield from drafted(desk, filing, application)
    desk.sign_through(letter)
    letter.refresh_from_db()
    desk.offer(application, letter)
    return application


def awaiting_rectification(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 2), 10)
    ask_to_rectify(desk, application, filing.matter)
    return application


def awaiting_payment(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 3), 10)
    notice_fee(desk, application, filing)
    return application


def awaiting_reasons(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 2), 10)
    ask_for_reasons(desk, application)
    return application


def consulting(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 3), 10)
    ask_third_party(desk, application, filing.matter)
    return application


def consulting_organ(other: Desk) -> Stopping:
    """Another organ on the platform is asked, and has the question among its work."""

    def course(desk: Desk, filing: Filing) -> Course:
        application = yield from received(desk, filing)
        yield office_hour(desk.days.after(desk.clock_day, 2), 10)
        begun = desk.do(
            consultations.consult_organ,
            application,
            organ=other.agency,
            information=filing.matter.content,
        )
        desk.issue(begun.letter, desk.clock_day)
        return application

    return course


def awaiting_consent(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.ago(1), 10)
    ask_consent(desk, application, 15)
    return application


def consent_refused(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.ago(3), 10)
    ask_consent(desk, application, 20)
    yield office_hour(desk.days.ago(2), 10)
    answer_consent(desk, application, agreed=False)
    return application


def prolonged(desk: Desk, filing: Filing) -> Course:
    """Extended: near the end of a year, the day then rests on a notice that is still to come."""
    application = yield from received(desk, filing)
    yield office_hour(desk.days.ago(3), 10)
    ask_consent(desk, application, 20)
    yield office_hour(desk.days.ago(2), 10)
    tell_extension(desk, application)
    return application


def being_redacted(desk: Desk, filing: Filing) -> Course:
    """The original is marked; the file that is given is still to be made."""
    application = yield from received(desk, filing)
    yield office_hour(desk.days.ago(1), 11)
    paper = case_papers.word(filing.matter.title, filing.matter.paragraphs)
    original = keep(desk, application, paper, FileKind.ORIGINAL)
    giving_in_part.marked(desk, original, filing.matter)
    return application


def searched(desk: Desk, filing: Filing) -> Course:
    """All is found out; the letter is still to be drafted."""
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 4), 10)
    yield from prepare(desk, application, filing.matter)
    return application
