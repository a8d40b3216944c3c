from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Membership
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.online import offer, open_file, open_letter
from mingtang_office.applications.actions.secrets import renew_secret
from mingtang_office.applications.models import Application, CaseFile, Opening
from mingtang_office.applications.queries.public_letters import (
    files_for_applicant,
    letters_for_applicant,
)
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.trail.models import Entry
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import FACTS, life_of, papers
from tests.office.conftest import SignIn

RECEIVED, DECIDED, OPENED = date(2026, 3, 2), date(2026, 3, 25), date(2026, 3, 26)


def signed(desk: Desk) -> Letter:
    """A decision that is signed and not served."""
    case = desk.received(RECEIVED)
    papers(desk, case, Disposition.ALREADY_PUBLIC)
    found = FACTS[Disposition.ALREADY_PUBLIC]
    return desk.signed(desk.decision(case, Disposition.ALREADY_PUBLIC, DECIDED, found), DECIDED)


def case_of(letter: Letter) -> Application:
    return Application.objects.select_related("agency").get(pk=letter.subject_id)


def offered(desk: Desk, letter: Letter) -> None:
    offer(application=case_of(letter), letter=letter, by=desk.clerk, now=at(DECIDED, 6))


def test_a_signed_letter_is_not_seen_before_it_is_laid_ready(desk: Desk) -> None:
    letter = signed(desk)
    assert not letters_for_applicant(case_of(letter)).exists()
    offered(desk, letter)
    assert list(letters_for_applicant(case_of(letter))) == [letter]


def test_opened_by_the_applicant_it_is_served_that_day(desk: Desk) -> None:
    letter = signed(desk)
    offered(desk, letter)
    letter.refresh_from_db()
    data = open_letter(application=case_of(letter), letter=letter, now=at(OPENED))
    case, letter = case_of(letter), Letter.objects.get(pk=letter.pk)
    assert data.startswith(b"%PDF")
    assert letter.state == LetterState.SERVED
    assert (case.closed_on, case.in_time) == (OPENED, True)
    assert letter.services.get().manner == "online"


def test_opened_again_nothing_is_served_twice(desk: Desk) -> None:
    letter = signed(desk)
    offered(desk, letter)
    for _ in range(2):
        letter.refresh_from_db()
        open_letter(application=case_of(letter), letter=letter, now=at(OPENED))
    assert letter.services.count() == 1
    assert Opening.objects.count() == 1
    assert Entry.objects.filter(action="applications.opened_online").count() == 1


def test_where_nobody_may_answer_for_it_any_more_the_opening_alone_is_kept(desk: Desk) -> None:
    letter = signed(desk)
    offered(desk, letter)
    Membership.objects.filter(user=desk.clerk).update(ends_on=date(2026, 3, 25))
    letter.refresh_from_db()
    assert open_letter(application=case_of(letter), letter=letter, now=at(OPENED))
    letter.refresh_from_db()
    assert letter.state == LetterState.SIGNED
    assert Opening.objects.count() == 1


def test_a_letter_to_a_third_party_is_not_the_applicant_s(desk: Desk) -> None:
    case = desk.received(RECEIVED)
    desk.third_party_asked(case, date(2026, 3, 4))
    letter = Letter.objects.get()
    assert not letters_for_applicant(case).exists()
    with pytest.raises(Refused, match="不是给申请人的"):
        offer(application=case, letter=letter, by=desk.clerk, now=at(DECIDED))


def test_a_letter_of_another_case_is_not_offered_in_this(desk: Desk) -> None:
    letter, other = signed(desk), desk.received(RECEIVED)
    with pytest.raises(Refused, match="不是给申请人的"):
        offer(application=other, letter=letter, by=desk.clerk, now=at(DECIDED))


def test_who_serves_no_letters_offers_none(desk: Desk, stranger: User) -> None:
    letter = signed(desk)
    with pytest.raises(PermissionDenied):
        offer(application=case_of(letter), letter=letter, by=stranger, now=at(DECIDED))


def test_information_is_fetched_once_the_reply_is_served(desk: Desk) -> None:
    life = life_of(desk, Disposition.PROVIDED)
    [file] = files_for_applicant(life.application)
    data = open_file(application=life.application, file=file, now=at(OPENED))
    assert data.startswith(b"%PDF")
    assert Opening.objects.get().file == file


def test_before_it_is_served_no_information_is_given_out(desk: Desk) -> None:
    case = desk.received(RECEIVED)
    desk.file(case, DECIDED, kind="provided")  # type: ignore[arg-type]
    assert CaseFile.objects.count() == 1
    assert not files_for_applicant(case).exists()


def test_the_applicant_fetches_letter_and_information_on_the_page(
    desk: Desk, client: Client
) -> None:
    life = life_of(desk, Disposition.PROVIDED)
    secret = renew_secret(application=life.application, by=desk.clerk, now=at(OPENED))
    client.post("/track/", {"number": life.application.number, "secret": secret})
    page: Any = client.get("/track/case/")
    assert "已答复" in page.content.decode()
    [letter], [file] = page.context["far"].letters, page.context["far"].files
    assert client.post(f"/track/case/letter/{letter.pk}/").content.startswith(b"%PDF")
    assert client.post(f"/track/case/file/{file.pk}/").content.startswith(b"%PDF")
    assert client.get(f"/track/case/file/{file.pk}/").status_code == 405


def test_the_officer_lays_it_ready_on_the_page(desk: Desk, sign_in: SignIn, stranger: User) -> None:
    letter = signed(desk)
    url = f"/office/applications/intake/{letter.subject_id}/"
    assert "放到查询页面" in sign_in(desk.clerk).get(url).content.decode()
    assert sign_in(stranger).post(f"{url}online/{letter.pk}/").status_code == 404
    sign_in(desk.clerk).post(f"{url}online/{letter.pk}/")
    assert list(letters_for_applicant(case_of(letter))) == [letter]
