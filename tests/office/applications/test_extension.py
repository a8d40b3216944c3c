"""Extension of the reply period: 条例第三十三条第二款."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang_office.accounts.models import Deputy
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.extension import (
    answer_consent,
    ask_consent,
    draft_extension,
)
from mingtang_office.applications.models import Application, Consent
from mingtang_office.letters import wording
from mingtang_office.letters.actions.drafting import revise
from mingtang_office.letters.models import Letter
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import RECEIVED

ASKED = date(2026, 3, 17)


def ask(desk: Desk, application: Application, days: int = 10) -> Consent:
    return ask_consent(
        application=application,
        days=days,
        reason="需要检索历年纸质档案",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )


def consent_to(desk: Desk, consent: Consent, *, agreed: bool = True) -> Consent:
    consent.application.refresh_from_db()
    return answer_consent(
        consent=consent,
        agreed=agreed,
        opinion="按现有力量可以按期答复",
        expected_revision=consent.application.revision,
        by=desk.head,
        now=at(ASKED),
    )


def drafted(desk: Desk, application: Application) -> Letter:
    application.refresh_from_db()
    return draft_extension(
        application=application,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )


def test_told_in_time_with_consent_the_period_is_longer(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    consent_to(desk, ask(desk, application))
    letter = desk.issued(drafted(desk, application), ASKED)
    application.refresh_from_db()
    assert application.due_on == date(2026, 4, 14)
    assert "2026年4月14日" in wording.text_of(letter, ASKED).plain


def test_without_the_consent_of_the_head_nothing_is_drafted(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    ask(desk, application)
    with pytest.raises(Refused, match="第三十三条第二款"):
        drafted(desk, application)
    assert not Letter.objects.exists()


def test_what_the_head_refused_is_not_extended(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    consent_to(desk, ask(desk, application), agreed=False)
    with pytest.raises(Refused, match="负责人同意"):
        drafted(desk, application)


def test_a_clerk_cannot_consent(desk: Desk) -> None:
    consent = ask(desk, desk.received(RECEIVED))
    consent.application.refresh_from_db()
    with pytest.raises(PermissionDenied):
        answer_consent(
            consent=consent,
            agreed=True,
            expected_revision=consent.application.revision,
            by=desk.clerk,
            now=at(ASKED),
        )
    consent.refresh_from_db()
    assert consent.agreed is None


def test_the_deputy_of_the_head_cannot_consent_to_what_they_asked_for(desk: Desk) -> None:
    Deputy.objects.create(
        principal=desk.head, deputy=desk.clerk, starts_on=RECEIVED, ends_on=date(2026, 4, 1)
    )
    consent = ask(desk, desk.received(RECEIVED))
    consent.application.refresh_from_db()
    with pytest.raises(Refused, match="不能再由您代负责人同意"):
        answer_consent(
            consent=consent,
            agreed=True,
            expected_revision=consent.application.revision,
            by=desk.clerk,
            now=at(ASKED),
        )


def test_more_than_twenty_working_days_are_not_even_asked_for(desk: Desk) -> None:
    with pytest.raises(Refused, match="20个工作日"):
        ask(desk, desk.received(RECEIVED), days=21)


def test_it_is_asked_for_once(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    ask(desk, application)
    application.refresh_from_db()
    with pytest.raises(Refused, match="正在等待答复"):
        ask(desk, application)


def test_a_letter_that_names_another_day_is_not_signed(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    consent_to(desk, ask(desk, application))
    letter = drafted(desk, application)
    facts = wording.facts_of(letter)
    later = replace(facts, found={**facts.found, "extended_to": date(2026, 4, 30)})
    revise(
        letter=letter, facts=later, expected_revision=letter.revision, by=desk.clerk, now=at(ASKED)
    )
    with pytest.raises(Refused, match="应为2026年4月14日"):
        desk.signed(letter, ASKED)


def test_after_the_period_expired_it_cannot_be_told_any_more(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    consent_to(desk, ask(desk, application))
    letter = desk.signed(drafted(desk, application), ASKED)
    with pytest.raises(Refused, match="届满"):
        desk.served(letter, date(2026, 4, 1))
    letter.refresh_from_db()
    assert letter.state == "signed"
