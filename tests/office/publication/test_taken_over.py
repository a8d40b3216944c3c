"""What was taken over as public is looked through afterwards, and what is found comes to its writers."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.publication import work
from mingtang_office.publication.actions import answering, scanning
from mingtang_office.publication.actions.drafting import take_up
from mingtang_office.publication.actions.letting_out import let_out
from mingtang_office.publication.actions.looking_through import look_through
from mingtang_office.publication.frozen import frozen
from mingtang_office.publication.models import (
    ImportRun,
    Item,
    ItemState,
    Scan,
    ScanAnswer,
    ScanFinding,
    ScanState,
    TakenFile,
)
from mingtang_office.publication.queries.taken_over import marked, unscanned
from mingtang_office.ui.work import Urgency, work_of
from tests.office.conftest import NOW, TODAY, SignIn
from tests.office.publication.bureau import NOTICE, Bureau

assert work  # its sources stand in the register
PRIVATE: list[tuple[str, Any]] = [("paragraph", "<p>联系人张小明，手机13800138000。</p>")]


@pytest.fixture
def run(bureau: Bureau) -> ImportRun:
    return ImportRun.objects.create(
        agency=bureau.agency,
        name="原网站",
        takes_over=True,
        reason="原网站关停",
        by=bureau.leader,
        begun_at=NOW,
    )


def taken_over(run: ImportRun, path: str, **written: Any) -> Item:
    item = Item.objects.create(
        agency=run.agency,
        state=ItemState.SIGNED,
        drafted_by=run.by,
        drafted_at=NOW,
        **{**NOTICE, **written},
    )
    let_out(item, frozen(item), reason="", by=run.by, now=NOW)
    item.save()
    TakenFile.objects.create(run=run, path=path, item=item, at=NOW)
    return item


def notes(person: User) -> list[str]:
    held = work_of(person, TODAY)[Urgency.WAITING_FOR_ME]
    return [each.title for each in held.shown if "个人信息" in each.note]


def test_each_is_looked_through_once_a_portion_at_a_time(run: ImportRun) -> None:
    for number in range(3):
        taken_over(run, f"{number}.html")
    assert look_through(now=NOW, most=2) == 2
    assert look_through(now=NOW) == 1
    assert look_through(now=NOW) == 0
    assert Scan.objects.filter(state=ScanState.DONE).count() == 3


def test_what_was_broken_off_is_taken_up_again(
    run: ImportRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_over(run, "1.html", body=PRIVATE)

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(scanning, "enter", dies)
        with pytest.raises(KeyboardInterrupt):
            look_through(now=NOW)
    assert Scan.objects.get().state == ScanState.WAITING
    assert look_through(now=NOW) == 1
    assert ScanFinding.objects.filter(quote__contains="138****8000").exists()


def test_no_more_begins_when_the_time_is_over(run: ImportRun) -> None:
    taken_over(run, "1.html")
    assert look_through(now=NOW, seconds=0) == 0
    assert unscanned().count() == 1


def test_what_went_the_usual_way_is_left_alone(bureau: Bureau, run: ImportRun) -> None:
    bureau.publish()
    item = taken_over(run, "1.html")
    take_up(
        item=item,
        reason="更新",
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    assert look_through(now=NOW) == 0


def test_what_was_found_comes_to_its_writers_until_it_is_answered_for(
    bureau: Bureau, run: ImportRun, stranger: User
) -> None:
    item = taken_over(run, "1.html", body=PRIVATE)
    look_through(now=NOW)
    assert list(marked()) == [item]
    assert notes(bureau.clerk) == [item.title]
    assert notes(stranger) == notes(bureau.section) == []
    for finding in ScanFinding.objects.filter(severity="blocks"):
        answering.answer(
            finding=finding,
            answer=ScanAnswer.CONSENT,
            reason="本人书面同意",
            by=bureau.clerk,
            now=NOW,
        )
    assert not marked().exists()
    assert notes(bureau.clerk) == []


def test_what_could_not_be_looked_through_is_told_and_not_tried_daily(
    bureau: Bureau, run: ImportRun
) -> None:
    item = taken_over(run, "1.html")
    look_through(now=NOW)
    Scan.objects.update(state=ScanState.FAILED, problem="附件没有读出")
    assert list(marked()) == [item]
    assert look_through(now=NOW) == 0


def test_the_register_marks_it_and_the_scan_page_says_what_to_do(
    bureau: Bureau, run: ImportRun, sign_in: SignIn
) -> None:
    item = taken_over(run, "1.html", body=PRIVATE)
    taken_over(run, "2.html", title="另一条公告")
    look_through(now=NOW)
    client: Client = sign_in(bureau.clerk)
    listed = client.get("/office/publication/", {"state": "marked"}).content.decode()
    assert ("有个人信息须处理" in listed, "另一条公告" in listed) == (True, False)
    page = client.get(f"/office/publication/{item.pk}/scan/").content.decode()
    assert "这些内容已经公开" in page
    assert "说明可以公开的理由" in page
    assert "13800138000" not in page
