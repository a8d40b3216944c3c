"""What an application answers for its letters: whether the law lets one out today, and what happens
to the case when one is signed, served, taken back or returned by the post."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse

from mingtang.applications import EventKind, Served, ServiceManner
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import drafting, events, holding
from mingtang_office.applications.letter_course import Sent, decided, effect_of
from mingtang_office.applications.models import AnnulmentReason, Application
from mingtang_office.applications.queries.letters import entered_by
from mingtang_office.applications.queries.public_letters import is_for_applicant
from mingtang_office.letters import wording
from mingtang_office.letters.models import Letter, Service
from mingtang_office.letters.subjects import Subject, register

# What follows the end of a case: it tells of it and changes nothing.
_AFTERWARDS = frozenset(
    {LetterKind.ABANDONED, LetterKind.CLOSED, LetterKind.DISCLOSURE_NOTICE, LetterKind.RECEIPT}
)


class ApplicationLetters(Subject):
    def hold(self, letter: Letter) -> None:
        holding.hold(_application(letter))

    def title(self, letter: Letter) -> str:
        return f"政府信息公开申请 {_application(letter).number}"

    def url(self, letter: Letter) -> str:
        return reverse("applications:case", args=(int(letter.subject_id),))

    def online_url(self, letter: Letter) -> str:
        if not is_for_applicant(letter):
            return ""
        address = reverse("applications:contacts", args=(int(letter.subject_id),))
        return f"{address}#online-title"

    def may_sign(self, letter: Letter, *, by: User, on: date) -> None:
        kind = LetterKind(letter.kind)
        application = _application(letter)
        if kind in _AFTERWARDS:
            return
        if not application.is_open:
            raise Refused("这件申请已经办结或者并入另一件申请，这份文书不能再签发，请弃用。")
        sent = _sent(application, letter, on)
        if kind.is_decision:
            drafting.refuse_unlawful(sent.case, decided(sent.facts, on))
        elif (effect := effect_of(kind)) is not None:
            drafting.refuse_unlawful(sent.case, effect.event(sent))

    def signed(self, *, letter: Letter, by: User, now: datetime) -> None:
        """A decision is made when it is signed (条例第三十六条)."""
        if not _decides(letter):
            return
        assert letter.signed_on is not None  # it was signed this moment
        events.append(
            application=holding.hold_open(_application(letter)),
            event=decided(wording.facts_of(letter), letter.signed_on),
            action="applications.decided",
            by=by,
            now=now,
            permission=Permission.SIGN_DECISIONS,
            letter=letter.pk,
        )

    def served(self, *, letter: Letter, service: Service, by: User, now: datetime) -> None:
        kind = LetterKind(letter.kind)
        if _decides(letter):
            events.append(
                application=holding.hold_open(_application(letter)),
                event=_service(service),
                action="applications.served",
                by=by,
                now=now,
                permission=Permission.SERVE_LETTERS,
                letter=letter.pk,
            )
            return
        effect = effect_of(kind)
        if effect is None:
            return
        held = holding.hold_open(_application(letter))
        events.append(
            application=held,
            event=effect.event(_sent(held, letter, service.served_on, _reached(service))),
            action=effect.action,
            by=by,
            now=now,
            permission=Permission.SERVE_LETTERS,
            letter=letter.pk,
        )

    def voided(self, *, letter: Letter, by: User, now: datetime) -> None:
        """A signed letter that was not served is taken back: the decision with it."""
        self._strike(letter, EventKind.DECIDED, AnnulmentReason.VOIDED, by, now)

    def came_back(self, *, letter: Letter, service: Service, by: User, now: datetime) -> None:
        """The post brought it back: it does not count as served, and must be served anew."""
        effect = effect_of(LetterKind(letter.kind))
        if _decides(letter):
            self._strike(letter, EventKind.SERVED, AnnulmentReason.CAME_BACK, by, now)
        elif effect is not None:
            self._strike(letter, effect.kind, AnnulmentReason.CAME_BACK, by, now)

    def _strike(
        self, letter: Letter, kind: EventKind, reason: AnnulmentReason, by: User, now: datetime
    ) -> None:
        held = holding.hold(_application(letter))
        row = entered_by(held, letter, kind)
        if row is not None:
            events.strike(
                application=held,
                row=row,
                reason=reason,
                action="applications.event_annulled",
                by=by,
                now=now,
            )


def _application(letter: Letter) -> Application:
    return Application.objects.select_related("agency").get(pk=letter.subject_id)


def _decides(letter: Letter) -> bool:
    kind = LetterKind(letter.kind)
    return kind.is_decision and kind not in _AFTERWARDS


def _sent(
    application: Application, letter: Letter, on: date, reached_on: date | None = None
) -> Sent:
    case = drafting.case_of(application)
    return Sent(application, case, letter, wording.facts_of(letter), on, reached_on)


def _reached(service: Service) -> date | None:
    """The post brings it later than the day that counts; otherwise the addressee has it that day."""
    by_post = service.manner == ServiceManner.POST
    return service.received_on if by_post else service.served_on


def _service(service: Service) -> Served:
    by_post = service.manner == ServiceManner.POST
    return Served(
        service.served_on,
        ServiceManner(service.manner),
        dispatched_on=service.dispatched_on if by_post else None,
        reached_on=service.received_on if by_post else None,
    )


register(Application._meta.label_lower, ApplicationLetters())
