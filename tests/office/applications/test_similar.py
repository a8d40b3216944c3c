from __future__ import annotations

from dataclasses import replace

from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.similar import like, like_what_comes_in
from tests.office.applications.conftest import APPLICANT, REQUEST, Take
from tests.office.conftest import Agencies

OTHER = replace(APPLICANT, name="周望川", document_number="CESHI-0002")


def test_the_same_asked_again_by_the_same_person_is_found(take: Take) -> None:
    first = take().application
    again = take(content=f"请公开：{REQUEST.content}。").application
    [found] = like(again).found
    assert (found.application, found.is_same, found.is_own) == (first, True, True)
    assert found.words == "内容相同"


def test_nearly_the_same_of_somebody_else_is_found_as_near(take: Take) -> None:
    take(applicant=OTHER, content="云江县2025年义务教育学校的招生计划和调整情况")
    [found] = like(take().application).found
    assert (found.is_same, found.is_own) == (False, False)
    assert found.words.startswith("相似")


def test_other_information_is_not_found(take: Take) -> None:
    take(content="望江路道路改造工程的中标通知书")
    assert like(take().application).found == ()


def test_two_applicants_for_the_same_suggest_publication(take: Take) -> None:
    first = take().application
    assert not like(first).suggests_publication
    take()
    assert not like(first).suggests_publication
    take(applicant=OTHER)
    assert like(first).suggests_publication
    assert like(first).applicants == 2


def test_what_is_like_it_is_known_before_it_is_registered(take: Take, agencies: Agencies) -> None:
    first = take().application
    found = like_what_comes_in(agencies.education, REQUEST.content, "ceshi-0001").found
    assert [(each.application, each.is_own) for each in found] == [(first, True)]


def test_another_agency_s_applications_are_not_looked_at(take: Take, agencies: Agencies) -> None:
    take()
    assert like_what_comes_in(agencies.finance, REQUEST.content, "CESHI-0001").found == ()


def test_only_an_answered_one_carries_a_repeated_application(take: Take) -> None:
    first = take().application
    again = take().application
    assert not like(again).found[0].was_answered
    Application.objects.filter(pk=first.pk).update(
        phase="served", closed_on=first.received_on, disposition="provided"
    )
    [found] = like(again).found
    assert found.was_answered
    assert found.outcome == "予以公开（提供信息）"


def test_few_questions_are_asked_however_many_are_alike(
    take: Take, django_assert_num_queries: object
) -> None:
    cases = [take().application for _ in range(4)]
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(like(cases[0]).found) == 3
