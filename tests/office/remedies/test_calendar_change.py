from datetime import date

import pytest

from mingtang.applications.remedies import RemedyStep
from mingtang.workdays import Holiday, Notice
from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendars
from mingtang_office.agencies.actions.calendar import apply_notice, enter_notice
from mingtang_office.agencies.calendar_changes import change_of
from mingtang_office.agencies.models import CalendarNotice, Role
from mingtang_office.remedies.actions.recounting import OpenRemedies
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, Agencies, MakePerson
from tests.office.remedies.conftest import Bring, Then

DAY_OFF = Notice(
    "国务院",
    "关于2026年纪念日放假的通知",
    (Holiday("纪念日", date(2026, 3, 18), date(2026, 3, 18)),),
    issued_on=date(2026, 3, 1),
)


@pytest.fixture
def administrator(make_person: MakePerson, agencies: Agencies) -> User:
    return make_person("administrator", Role.ADMINISTRATOR, agencies.county)


@pytest.fixture
def notice(administrator: User) -> CalendarNotice:
    return enter_notice(by=administrator, now=NOW, year=2026, region=None, content=DAY_OFF)


def test_a_day_off_moves_the_day_of_the_answer(
    bring: Bring, then: Then, notice: CalendarNotice, administrator: User
) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, date(2026, 3, 6))
    apply_notice(
        by=administrator,
        now=NOW,
        notice=notice,
        seen_revision=notice.revision,
        seen=calendars.version(),
    )
    remedy.refresh_from_db()
    assert remedy.next_by == date(2026, 3, 23)
    assert Entry.objects.get(action="remedies.counted_anew").facts["after"] == "2026-03-23"


def test_the_preview_names_what_the_person_may_see(
    bring: Bring, then: Then, notice: CalendarNotice, owner: User, stranger: User
) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, date(2026, 3, 6))
    shown = OpenRemedies().preview(change_of(notice), owner)
    assert [(m.title, m.after) for m in shown.moves] == [
        (f"案件 {remedy.number}", date(2026, 3, 23))
    ]
    hidden = OpenRemedies().preview(change_of(notice), stranger)
    assert (hidden.total, hidden.moves) == (1, ())


def test_what_does_not_move_is_left_alone(
    bring: Bring, notice: CalendarNotice, owner: User
) -> None:
    bring()
    assert OpenRemedies().preview(change_of(notice), owner).total == 0
