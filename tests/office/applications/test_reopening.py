"""A reversed decision is taken up again as a case of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingtang.applications.dispositions import Disposition
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import files
from mingtang_office.applications.actions.intake import Taken
from mingtang_office.applications.actions.reopening import Order, reopen
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import Application, FileKind
from mingtang_office.trail.models import Entry, ObjectKey
from mingtang_office.ui.files import Incoming
from tests.office.applications.conftest import APPLICANT
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import RECEIVED, life_of

ORDERED = date(2026, 5, 18)
ORDER = Order("云江县人民政府", "云政复决〔2026〕5号", ORDERED)


def anew(desk: Desk, original: Application, order: Order = ORDER) -> Taken:
    return reopen(original=original, order=order, by=desk.clerk, now=at(ORDERED))


def test_it_runs_by_its_own_clock_from_the_day_of_the_order(desk: Desk) -> None:
    original = life_of(desk, Disposition.REISSUE).application
    again = anew(desk, original).application
    assert (again.received_on, again.due_on) == (ORDERED, date(2026, 6, 15))
    assert (again.reopens, again.phase) == (original, "handling")
    original.refresh_from_db()
    assert original.phase == "served"


def test_the_same_applicant_is_sealed_under_a_key_of_its_own(desk: Desk) -> None:
    original = life_of(desk, Disposition.REISSUE).application
    again = anew(desk, original).application
    ObjectKey.objects.filter(object_id=str(original.pk)).delete()
    assert open_identity(again) == APPLICANT
    assert again.identity.blind == original.identity.blind


def test_attachments_go_along(desk: Desk) -> None:
    life = life_of(desk, Disposition.REISSUE)
    files.keep(
        life.application,
        Incoming("附件.txt", b"sample", "text/plain"),
        FileKind.ATTACHMENT,
        by=None,
        now=at(RECEIVED),
    )
    again = anew(desk, life.application).application
    assert files.opened(again.files.get()) == b"sample"


def test_both_cases_tell_of_it(desk: Desk) -> None:
    original = life_of(desk, Disposition.REISSUE).application
    again = anew(desk, original).application
    entry = Entry.objects.get(action="applications.reopened")
    assert entry.object_id == str(original.pk)
    assert entry.facts["anew"] == again.number


def test_an_open_case_is_not_reopened(desk: Desk) -> None:
    with pytest.raises(Refused, match="还没有办结"):
        anew(desk, desk.received(RECEIVED))


def test_nor_one_that_is_being_handled_anew_already(desk: Desk) -> None:
    original = life_of(desk, Disposition.REISSUE).application
    anew(desk, original)
    with pytest.raises(Refused, match="已经在重新办理"):
        anew(desk, original)


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (replace(ORDER, runs_from=date(2026, 3, 20)), "不会早于"),
        (replace(ORDER, runs_from=date(2026, 5, 19)), "还没有到"),
        (replace(ORDER, reference=" "), "文号"),
    ],
)
def test_an_order_that_cannot_be_is_refused(desk: Desk, order: Order, why: str) -> None:
    original = life_of(desk, Disposition.REISSUE).application
    with pytest.raises(Refused, match=why):
        anew(desk, original, order)
