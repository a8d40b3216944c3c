from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from mingtang.applications import Channel
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.assigning import assign
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.lists import Queue, queue
from mingtang_office.applications.work import applications_at_hand
from mingtang_office.trail.models import Entry
from mingtang_office.ui.work import Urgency
from tests.office.applications.conftest import APPLICANT, Take
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson, SignIn

DUE = date(2026, 4, 13)
LIST = "/office/applications/"


@pytest.fixture
def head(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("head", Role.HEAD, agencies.education)


def numbers(person: User, which: Queue) -> list[int]:
    return list(queue(person, TODAY, which).order_by("pk").values_list("pk", flat=True))


def work(person: User, on: date) -> dict[Urgency, int]:
    found: dict[Urgency, int] = {}
    for urgency, listed in applications_at_hand(person, on, 10):
        found[urgency] = found.get(urgency, 0) + listed.total
    return found


def test_the_queue_of_a_clerk_holds_what_the_clerk_has_in_hand(take: Take, owner: User) -> None:
    mine = take().application
    Application.objects.filter(pk=take().application.pk).update(handler=None)
    assert numbers(owner, Queue.MINE) == [mine.pk]


def test_what_nobody_has_waits_to_be_assigned(take: Take, owner: User) -> None:
    free = take(by=None).application
    take()
    assert numbers(owner, Queue.UNASSIGNED) == [free.pk]


def test_an_unconfirmed_application_has_a_queue_of_its_own(take: Take, owner: User) -> None:
    online = take(channel=Channel.ONLINE).application
    take()
    assert numbers(owner, Queue.UNCONFIRMED) == [online.pk]


def test_another_agency_sees_none_of_it(take: Take, stranger: User) -> None:
    take()
    assert numbers(stranger, Queue.ALL) == []


def test_the_list_tells_the_phase_and_no_name(take: Take, owner: User, sign_in: SignIn) -> None:
    take()
    page = sign_in(owner).get(LIST).content.decode()
    assert "办理中" in page
    assert "林某某（自然人）" in page
    assert APPLICANT.name not in page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("q=招生计划", True),
        ("q=没有这样的词", False),
        ("phase=handling", True),
        ("phase=served", False),
        ("kind=business", False),
        ("since=2026-03-14", False),
        ("until=2026-03-13", True),
        ("urgency=others", False),
    ],
)
def test_filters_narrow_the_list(
    take: Take, owner: User, sign_in: SignIn, query: str, shown: bool
) -> None:
    number = take().application.number
    page = sign_in(owner).get(f"{LIST}?queue=all&{query}").content.decode()
    assert (number in page) is shown


def test_the_head_assigns_several_at_once(take: Take, head: User, owner: User) -> None:
    free = [take(by=None).application for _ in range(2)]
    assign(applications=free, to=owner, by=head, now=NOW)
    assert set(Application.objects.values_list("handler", flat=True)) == {owner.pk}
    assert Entry.objects.filter(action="applications.assigned").count() == 2


def test_all_are_assigned_or_none(take: Take, head: User, owner: User, stranger: User) -> None:
    free = [take(by=None).application for _ in range(2)]
    with pytest.raises(Refused, match="没有在云江县教育局办理申请的权限"):
        assign(applications=free, to=stranger, by=head, now=NOW)
    assert set(Application.objects.values_list("handler", flat=True)) == {None}


def test_a_clerk_takes_what_nobody_has(take: Take, owner: User) -> None:
    free = take(by=None).application
    assign(applications=[free], to=owner, by=owner, now=NOW)
    assert Application.objects.get().handler == owner


def test_a_clerk_gives_nothing_to_others(take: Take, owner: User, head: User) -> None:
    with pytest.raises(Refused, match="机构负责人"):
        assign(applications=[take().application], to=head, by=owner, now=NOW)


def test_a_reviewer_takes_nothing(take: Take, colleague: User) -> None:
    with pytest.raises(PermissionDenied):
        assign(applications=[take(by=None).application], to=colleague, by=colleague, now=NOW)


def test_assigning_from_the_list_returns_to_the_same_list(
    take: Take, head: User, owner: User, sign_in: SignIn
) -> None:
    free = take(by=None).application
    client: Client = sign_in(head)
    sent = {"case": [free.pk], "to": owner.pk, "back": "queue=unassigned"}
    answer = client.post(f"{LIST}assignment/", sent)
    assert (answer.status_code, answer["Location"]) == (303, f"{LIST}?queue=unassigned")
    assert Application.objects.get().handler == owner


def test_my_work_tells_what_waits_what_is_due_and_what_is_late(take: Take, owner: User) -> None:
    take()
    assert work(owner, TODAY)[Urgency.WAITING_FOR_ME] == 1
    assert work(owner, DUE)[Urgency.DUE_TODAY] == 1
    assert work(owner, date(2026, 4, 14))[Urgency.LATE] == 1


def test_the_head_is_shown_what_nobody_has(take: Take, head: User) -> None:
    take(by=None)
    assert work(head, TODAY)[Urgency.WAITING_FOR_ME] == 1


def test_a_clerk_is_shown_what_nobody_has_and_takes_it_on_its_page(
    take: Take, owner: User, sign_in: SignIn
) -> None:
    free = take(by=None).application
    assert work(owner, TODAY)[Urgency.WAITING_FOR_ME] == 1
    assert work(owner, date(2026, 4, 14))[Urgency.LATE] == 1
    client: Client = sign_in(owner)
    assert "由我承办" in client.get(f"{LIST}cases/{free.pk}/").content.decode()
    client.post(f"{LIST}cases/{free.pk}/steps/take/", {"revision": free.revision})
    assert Application.objects.get().handler == owner
    assert "由我承办" not in client.get(f"{LIST}cases/{free.pk}/").content.decode()


def test_a_passed_limit_of_the_applicant_is_the_officers_turn(take: Take, owner: User) -> None:
    take()
    Application.objects.update(next_whose="applicant", next_code="rectify", next_by=TODAY)
    assert work(owner, TODAY)[Urgency.WAITING_FOR_OTHERS] == 1
    assert work(owner, DUE)[Urgency.WAITING_FOR_ME] == 1
