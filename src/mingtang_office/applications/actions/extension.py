"""Extension of the reply period (条例第三十三条第二款): consent asked and given, then told in time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Extended
from mingtang.applications.letters import LetterKind
from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import drafting, holding
from mingtang_office.applications.letter_course import consent_of, consented_on
from mingtang_office.applications.letter_facts import Particulars
from mingtang_office.applications.models import Application, Consent
from mingtang_office.applications.projection import replayed
from mingtang_office.letters.models import Letter


@transaction.atomic
def ask_consent(
    *,
    application: Application,
    days: int,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Consent:
    """Ask the head of the disclosure office to consent to an extension by so many working days."""
    held = holding.take(application, expected_revision, by, now)
    reason = _said(reason, "延期的理由")
    today = timezone.localdate(now)
    drafting.refuse_unlawful(drafting.case_of(held), Extended(today, days, today))
    if held.consents.filter(agreed__isnull=True).exists():
        raise Refused("延期已经提请负责人审批，正在等待答复，不用再次提请。")
    if held.consents.filter(agreed=True).exists():
        raise Refused("负责人已经同意延期，请起草延期答复告知书；延期只能办理一次。")
    consent = Consent.objects.create(
        application=held, days=days, reason=reason, asked_by=by, asked_at=now
    )
    holding.save(held)
    holding.record(
        "applications.consent_asked",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"days": days},
        personal={"reason": reason},
    )
    return consent


@transaction.atomic
def answer_consent(
    *,
    consent: Consent,
    agreed: bool,
    opinion: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> Consent:
    """The head consents or does not. A deputy may, but not to what they themselves asked for."""
    held = holding.take(
        consent.application, expected_revision, by, now, Permission.CONSENT_TO_EXTENSION
    )
    asked = held.consents.select_for_update().get(pk=consent.pk)
    if asked.agreed is not None:
        raise Refused("这项延期已经答复过，请刷新页面查看。")
    today = timezone.localdate(now)
    covers = policy.acting_for(by, Permission.CONSENT_TO_EXTENSION, held.agency, today)
    if covers is not None and asked.asked_by_id == by.pk:
        raise Refused("您提请的延期，不能再由您代负责人同意。请由负责人本人或者另一位代理人办理。")
    if not agreed:
        opinion = _said(opinion, "不同意的理由")
    asked.agreed, asked.opinion = agreed, opinion.strip()
    asked.answered_by, asked.answered_at = by, now
    asked.save(update_fields=("agreed", "opinion", "answered_by", "answered_at"))
    holding.save(held)
    holding.record(
        "applications.consent_answered",
        application=held,
        by=by,
        now=now,
        permission=Permission.CONSENT_TO_EXTENSION,
        facts={"days": asked.days, "agreed": agreed},
        personal={"opinion": opinion},
    )
    return asked


@transaction.atomic
def draft_extension(
    *, application: Application, reason: str = "", expected_revision: int, by: User, now: datetime
) -> Letter:
    """Draft the notice to the applicant. Refused without the consent of the head; the period is
    extended when the letter is served, which must be before it expires."""
    held = holding.take(application, expected_revision, by, now)
    consent = consent_of(held)
    if consent is None:
        raise Refused(
            "延长答复期限须经政府信息公开工作机构负责人同意（《条例》第三十三条第二款）。"
            "请先提请负责人审批，同意以后再起草告知书。"
        )
    case = drafting.case_of(held)
    event = Extended(timezone.localdate(now), consent.days, consented_on(consent))
    drafting.refuse_unlawful(case, event)
    extended_to = replayed(held, [*case.events, event], case.calendar).due_on
    assert extended_to is not None  # the period runs, or the event were refused
    return drafting.begin(
        held,
        LetterKind.EXTENSION,
        Particulars(
            found={
                "extension_reason": reason.strip() or consent.reason,
                "consented_on": consented_on(consent),
                "extended_to": extended_to,
            }
        ),
        by=by,
        now=now,
    )


def _said(text: str, what: str) -> str:
    text = text.strip()
    if not text:
        raise Refused(f"请写明{what}。")
    if len(text) > 300:
        raise Refused(f"{what}最多300字，现在是{len(text)}字，请精简。")
    return text
