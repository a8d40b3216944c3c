"""Cases of the demonstration that take another way: rectified or not, paid or not, extended, deferred,
withdrawn, repeated, merged; letters that came back, or were void."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from mingtang.applications import Channel, Opinion, WithdrawalCause
from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang.applications.fees import ByApplication, ByPage
from mingtang_office.applications.actions import (
    archiving,
    consultations,
    decisions,
    endings,
    events,
    extension,
    fees,
    merging,
    publication,
    reasons,
    rectification,
)
from mingtang_office.applications.models import (
    AnnulmentReason,
    Application,
    ProposalGround,
)
from mingtang_office.demo import case_papers
from mingtang_office.demo.conducting import office_hour
from mingtang_office.demo.deciding import (
    ask_for_reasons,
    ask_to_rectify,
    decided,
    drafted,
    issue_notice,
)
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.filings import Course, Filing, received, submitted
from mingtang_office.letters.actions import serving, signing
from mingtang_office.letters.models import Letter


def not_rectified(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 3), 10)
    ask_to_rectify(desk, application, filing.matter)
    yield office_hour(desk.days.after(desk.clock_day, 17), 10)
    return _given_up(desk, application)


def rectified(desk: Desk, filing: Filing) -> Course:
    """Unclear at first; made clear, it is answered."""
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 4), 10)
    unclear = replace(
        filing.matter, unclear=("没有写明年度和文号", "所需信息的年度", "文号或者名称")
    )
    ask_to_rectify(desk, application, unclear)
    on = desk.days.after(desk.clock_day, 5)
    yield office_hour(on, 9, 30)
    desk.do(rectification.enter_rectification, application, on=on, words=filing.matter.content)
    return (yield from answered(desk, filing, application))


def answered(desk: Desk, filing: Filing, application: Application) -> Course:
    """From what is known of a received application to its served reply."""
    letter = yield from drafted(desk, filing, application)
    desk.sign_through(letter)
    desk.serve_as_wanted(application, letter, desk.clock_day)
    return application


def unpaid(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 5), 10)
    notice_fee(desk, application, filing)
    yield office_hour(desk.days.after(desk.clock_day, 22), 10)
    return _given_up(desk, application)


def paid(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 4), 10)
    letter = notice_fee(desk, application, filing)
    on = desk.days.after(desk.clock_day, 6)
    yield office_hour(on, 15)
    amount = _amount(application)
    receipt = case_papers.note("非税收入缴款凭证", f"文书：{letter.reference}", f"金额：{amount}元")
    desk.do(fees.enter_payment, application, on=on, amount=amount, receipts=(receipt,))
    return (yield from answered(desk, filing, application))


def notice_fee(desk: Desk, application: Application, filing: Filing) -> Letter:
    """By the page where copies are wanted, else by the application."""
    pages = filing.matter.pages
    letter = desk.do(
        fees.notice_fee,
        application,
        basis=ByPage(pages) if pages else ByApplication(12),
        reason="申请人要求提供大量纸质复印件" if pages else "同一申请人当月申请超过十件",
    )
    issue_notice(desk, application, letter)
    letter.refresh_from_db()
    return letter


def _amount(application: Application) -> Decimal:
    row = application.events.get(kind="fee_noticed")
    return Decimal(str(row.facts["amount"]))


def _given_up(desk: Desk, application: Application) -> Application:
    desk.do(endings.abandon, application, on=desk.clock_day)
    return _told(desk, application)


def _told(desk: Desk, application: Application) -> Application:
    letter = desk.do(endings.draft_closing, application)
    desk.sign_through(letter)
    desk.serve_as_wanted(application, letter, desk.clock_day)
    return application


def withdrawn(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    on = desk.days.after(desk.clock_day, 5)
    yield office_hour(on, 10)
    desk.do(
        endings.withdraw,
        application,
        on=on,
        cause=WithdrawalCause.WITHDRAWN,
        words=filing.matter.words or "申请人来函撤回申请",
    )
    return _told(desk, application)


def repeated(desk: Desk, filing: Filing) -> Course:
    """Answered once; asked again by the same applicant."""
    matter = filing.matter
    once = replace(matter, outcome=Disposition(matter.first))
    yield from decided(desk, replace(filing, matter=once))
    again = replace(filing, on=desk.days.after(desk.clock_day, 8), pace=4)
    return (yield from decided(desk, again))


def deferred(desk: Desk, filing: Filing) -> Course:
    """Many at once, for good reasons: a reasonable later day is set (条例第三十五条)."""
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 3), 10)
    ask_for_reasons(desk, application)
    on = desk.days.after(desk.clock_day, 4)
    yield office_hour(on, 10)
    words = "本所承担全省乡村教育调查，需要逐年比较"
    desk.do(reasons.enter_reasons, application, on=on, words=words)
    yield office_hour(desk.days.after(desk.clock_day, 2), 10)
    application.refresh_from_db()
    assert application.due_on is not None
    letter = desk.do(
        reasons.defer,
        application,
        until=desk.days.after(application.due_on, 10),
        reason="所需材料年代较久、数量较大，需要逐份核对",
    )
    issue_notice(desk, application, letter)
    return (yield from answered(desk, replace(filing, pace=24), application))


def extended(desk: Desk, filing: Filing) -> Course:
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 12), 10)
    ask_consent(desk, application, 15)
    yield office_hour(desk.days.after(desk.clock_day, 1), 10)
    tell_extension(desk, application)
    return (yield from answered(desk, replace(filing, pace=28), application))


def ask_consent(desk: Desk, application: Application, days: int) -> None:
    reason = "材料涉及多个年度和单位，需要逐份查找、核对"
    desk.do(extension.ask_consent, application, days=days, reason=reason)


def tell_extension(desk: Desk, application: Application) -> None:
    answer_consent(desk, application, agreed=True)
    letter = desk.do(extension.draft_extension, application)
    issue_notice(desk, application, letter)


def answer_consent(desk: Desk, application: Application, *, agreed: bool) -> None:
    opinion = "同意延期。" if agreed else "材料不多，现有期限内可以办结，请抓紧办理。"
    consent = application.consents.get(agreed__isnull=True)
    desk.on(extension.answer_consent, consent, agreed=agreed, opinion=opinion, by=desk.head)


def not_extended(desk: Desk, filing: Filing) -> Course:
    """Asked for, and refused by the head."""
    application = yield from received(desk, filing)
    yield office_hour(desk.days.after(desk.clock_day, 9), 10)
    ask_consent(desk, application, 20)
    yield office_hour(desk.days.after(desk.clock_day, 1), 16)
    answer_consent(desk, application, agreed=False)
    return (yield from answered(desk, replace(filing, pace=18), application))


def merged(desk: Desk, filing: Filing) -> Course:
    """Sent twice: by post, and once more in person."""
    first = yield from received(desk, filing)
    again = replace(filing, on=desk.days.after(filing.on, 2), channel=Channel.SIGNED_POST)
    second = yield from received(desk, again)
    desk.do(merging.merge, second, into=first)
    return (yield from answered(desk, filing, first))


def came_back(desk: Desk, filing: Filing) -> Course:
    """The post brought the reply back; it was then handed over."""
    application = yield from decided(desk, replace(filing, pace=8))
    letter = letter_of(application)
    on = desk.days.after(desk.clock_day, 4)
    yield office_hour(on, 10)
    desk.with_letter(
        serving.record_return, letter, failed_on=on, reason="收件人外出，逾期未领，退回原处"
    )
    on = desk.days.after(on, 2)
    yield office_hour(on, 15)
    desk.serve(letter, ServiceManner.IN_PERSON, on)
    return application


def void_and_anew(desk: Desk, filing: Filing) -> Course:
    """A signed reply is taken back before it left the house, and another one signed."""
    application = yield from received(desk, filing)
    letter = yield from drafted(desk, filing, application)
    desk.sign_through(letter)
    yield office_hour(desk.days.after(desk.clock_day, 1), 9)
    letter.refresh_from_db()
    signer = letter.signed_by
    desk.with_letter(signing.void, letter, reason="附件名称有误，重新制发", by=signer)
    letter = desk.do(decisions.draft_decision, application)
    desk.sign_through(letter)
    desk.serve_as_wanted(application, letter, desk.clock_day)
    return application


def returned(desk: Desk, filing: Filing) -> Course:
    """Sent back by the reviewer once, then passed."""
    application = yield from received(desk, filing)
    letter = yield from drafted(desk, filing, application)
    desk.hand_in(letter)
    desk.send_back(letter, "请补充说明提供的份数和页数，再报。")
    yield office_hour(desk.days.after(desk.clock_day, 1), 9)
    desk.sign_through(letter)
    desk.serve_as_wanted(application, letter, desk.clock_day)
    return application


def joint(other: Desk) -> Callable[[Desk, Filing], Course]:
    """The organ that made the information together with this one is asked, and agrees on the platform."""

    def course(desk: Desk, filing: Filing) -> Course:
        application = yield from received(desk, filing)
        yield office_hour(desk.days.after(desk.clock_day, 2), 10)
        begun = desk.do(
            consultations.consult_organ,
            application,
            organ=other.agency,
            information=filing.matter.content,
        )
        desk.issue(begun.letter, desk.clock_day, ServiceManner.ONLINE)
        yield office_hour(desk.days.after(desk.clock_day, 5), 15)
        begun.consultation.refresh_from_db()
        consultations.give_opinion(
            consultation=begun.consultation,
            answer=consultations.Answer(Opinion.CONSENT),
            by=other.clerk,
            now=desk.clock.tick(),
        )
        return (yield from answered(desk, filing, application))

    return course


def suggested(desk: Desk, filing: Filing) -> Course:
    """Given, proposed for all to see (条例第四十四条), and archived."""
    application = yield from decided(desk, replace(filing, suggests_publication=True))
    yield office_hour(desk.days.after(desk.clock_day, 2), 10)
    desk.do(
        publication.propose_publication,
        application,
        information=filing.matter.title,
        ground=ProposalGround.SUGGESTED,
        reason="申请人建议主动公开，内容不涉及不予公开的情形",
    )
    yield office_hour(desk.days.after(desk.clock_day, 15), 16)
    desk.do(archiving.archive, application)
    return application


def annulled(desk: Desk, filing: Filing) -> Course:
    """The day of the confirmation was entered wrongly, and is put right by the head."""
    application = yield from submitted(desk, replace(filing, channel=Channel.EMAIL))
    on = desk.days.after(filing.on, 2)
    yield office_hour(on, 9, 30)
    desk.confirm(application, filing.on)
    row = application.events.get(kind="received")
    desk.do(
        events.annul,
        application,
        number=row.number,
        reason=AnnulmentReason.WRONG_DAY,
        by=desk.head,
    )
    desk.confirm(application, on)
    return (yield from answered(desk, filing, application))


def letter_of(application: Application) -> Letter:
    """The last letter of a case."""
    found = Letter.objects.filter(
        subject_type=application._meta.label_lower, subject_id=str(application.pk)
    )
    return found.latest("pk")
