"""Many people at once, each on a connection of their own: numbers without gap or double, one step
taken once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Overtaken
from mingtang_office.letters.actions.reviewing import pass_on, send_back
from mingtang_office.letters.actions.serving import serve
from mingtang_office.letters.actions.signing import sign, void
from mingtang_office.letters.models import Letter, LetterState, Passage, Service, Verdict
from mingtang_office.letters.queries import missing_numbers
from mingtang_office.trail.verification import verify
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.letters.conftest import REPLY, Case, Drafted, Staff
from tests.office.letters.test_serving import POSTED

pytestmark = pytest.mark.django_db(transaction=True)

SIGNATURES = 50


def _at_once(*works: Callable[[], object]) -> list[object]:
    """What each came to: its answer, or how it was told that somebody was first."""
    together = Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            together.wait(30)
            return work()
        except Overtaken as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(run, works))


def test_fifty_signatures_at_once_give_fifty_numbers_in_a_row(
    submitted: Drafted, staff: Staff, agencies: Agencies, case: Case
) -> None:
    letters = [submitted(number=str(n)) for n in range(SIGNATURES)]

    def signing(letter: Letter) -> Callable[[], object]:
        return lambda: sign(letter=letter, expected_revision=2, by=staff.head, now=NOW).number

    came = _at_once(*map(signing, letters))

    assert sorted(came) == list(range(1, SIGNATURES + 1))  # type: ignore[type-var]
    assert missing_numbers(agencies.education, "extension", 2026) == ()
    assert sorted(case.told) == sorted(f"signed {n}" for n in range(1, SIGNATURES + 1))
    assert list(verify()) == []


def test_of_two_reviewers_one_wins_and_the_other_is_told(
    submitted: Drafted, staff: Staff, make_person: MakePerson, agencies: Agencies
) -> None:
    letter = submitted(REPLY)
    second = make_person("second-reviewer", Role.SECTION_REVIEWER, agencies.education)

    came = _at_once(
        lambda: pass_on(letter=letter, opinion="", expected_revision=2, by=staff.reviewer, now=NOW),
        lambda: send_back(letter=letter, opinion="缺附件", expected_revision=2, by=second, now=NOW),
    )

    (told,) = [each for each in came if isinstance(each, Overtaken)]
    assert "（测试）于2026年3月13日10时0分" in told.message
    decided = Passage.objects.filter(verdict__in=(Verdict.PASSED, Verdict.RETURNED))
    assert decided.count() == 1


def test_a_letter_is_not_voided_and_served_at_once(
    signed: Drafted, staff: Staff, case: Case
) -> None:
    letter = signed()

    came = _at_once(
        lambda: void(letter=letter, reason="有误", expected_revision=3, by=staff.head, now=NOW),
        lambda: serve(letter=letter, delivery=POSTED, expected_revision=3, by=staff.clerk, now=NOW),
    )

    assert sum(isinstance(each, Overtaken) for each in came) == 1
    served = Service.objects.exists()
    expected = LetterState.SERVED if served else LetterState.VOID
    assert Letter.objects.get().state == expected
    assert len(case.told) == 2


def test_one_letter_signed_by_two_is_signed_once(
    submitted: Drafted, staff: Staff, make_person: MakePerson, agencies: Agencies
) -> None:
    letter = submitted()
    other = make_person("second-head", Role.HEAD, agencies.education)

    def signing(by: User) -> Callable[[], object]:
        return lambda: sign(letter=letter, expected_revision=2, by=by, now=NOW)

    came = _at_once(signing(staff.head), signing(other))

    assert sum(isinstance(each, Overtaken) for each in came) == 1
    assert Letter.objects.get().number == 1
