from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications import Channel
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.actions.merging import merge, part
from mingtang_office.applications.models import Application, Standing
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import APPLICANT, Take
from tests.office.conftest import NOW


def merged(one: Application, other: Application, by: User) -> Application:
    return merge(application=one, into=other, expected_revision=one.revision, by=by, now=NOW)


def test_the_later_of_two_is_merged_and_counted_no_more(take: Take, owner: User) -> None:
    first, second = take().application, take().application
    gone = merged(second, first, owner)
    assert not gone.is_open
    standing = Standing.objects.filter(until__isnull=True)
    assert [each.application_id for each in standing] == [first.pk]
    assert Entry.objects.get(action="applications.merged").facts == {"other": first.number}


def test_parted_it_is_handled_and_counted_again(take: Take, owner: User) -> None:
    first, second = take().application, take().application
    gone = merged(second, first, owner)
    back = part(application=gone, expected_revision=gone.revision, by=owner, now=NOW)
    assert back.is_open
    assert Standing.objects.filter(until__isnull=True).count() == 2
    assert Standing.objects.filter(application=second).count() == 2


def test_parting_ends_when_the_other_is_decided(take: Take, owner: User) -> None:
    first, second = take().application, take().application
    gone = merged(second, first, owner)
    Application.objects.filter(pk=first.pk).update(decided_on=first.received_on)
    with pytest.raises(Refused, match="不能再拆分"):
        part(application=gone, expected_revision=gone.revision, by=owner, now=NOW)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"content": "云江县2025年义务教育学校的招生计划和调整情况"}, "内容不相同"),
        ({"applicant": replace(APPLICANT, document_number="CESHI-0002")}, "不是同一申请人"),
    ],
)
def test_what_is_not_the_same_of_the_same_is_not_merged(
    take: Take, owner: User, change: dict[str, object], why: str
) -> None:
    first, second = take().application, take(**change).application
    with pytest.raises(Refused, match=why):
        merged(second, first, owner)


def test_a_decided_one_is_not_merged(take: Take, owner: User) -> None:
    first, second = take().application, take().application
    Application.objects.filter(pk=first.pk).update(decided_on=first.received_on)
    with pytest.raises(Refused, match=r"第三十六条第（六）项"):
        merged(second, first, owner)


def test_what_was_received_first_is_merged_into_nothing_later(take: Take, owner: User) -> None:
    first, second = take().application, take(channel=Channel.FAX).application
    with pytest.raises(Refused, match="反过来"):
        merged(first, second, owner)


def test_into_itself_it_is_not_merged(take: Take, owner: User) -> None:
    first = take().application
    with pytest.raises(Refused, match="它自己"):
        merged(first, first, owner)


def test_a_merged_one_takes_no_third(take: Take, owner: User) -> None:
    first, second, third = (take().application for _ in range(3))
    merged(second, first, owner)
    with pytest.raises(Refused, match="已经并入"):
        merged(third, second, owner)


def test_a_stranger_merges_nothing(take: Take, stranger: User) -> None:
    first, second = take().application, take().application
    with pytest.raises(PermissionDenied):
        merged(second, first, stranger)


def test_whoever_comes_second_is_told(take: Take, owner: User) -> None:
    first, second = take().application, take().application
    seen = second.revision
    merged(second, first, owner)
    with pytest.raises(Overtaken):
        merge(application=second, into=first, expected_revision=seen, by=owner, now=NOW)
