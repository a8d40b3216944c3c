"""The screens of notices of days off: entered, looked at, applied, taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingtang_office.accounts.models import User
from mingtang_office.agencies import calendar_changes, calendars
from mingtang_office.agencies.calendar_changes import Change, Move, Preview
from mingtang_office.agencies.calendars import calendar_for
from mingtang_office.agencies.models import Agency, AgencyKind, CalendarNotice, NoticeState, Role
from mingtang_office.agencies.work import calendar_work
from mingtang_office.trail.models import Entry
from tests.factories.notices import national_2027, of_a_place
from tests.office.agencies.test_calendars import apply, enter
from tests.office.conftest import Agencies, MakePerson, SignIn

CALENDAR = "/office/agencies/calendar/"
FORM = {
    "region": "",
    "year": "2027",
    "title": "国务院办公厅关于2027年部分节假日安排的通知",
    "number": "国办发明电〔2026〕3号",
    "issuer": "国务院办公厅",
    "issued_on": "2026-03-02",
    "holidays": "元旦 1月1日至3日\n春节：2月5日（周五）至12日放假\n清明节 4月3日至5日\n劳动节 5月1日至5日\n"
    "端午节 6月9日\n中秋节 9月15日\n国庆节 10月1日至7日",
    "working_weekends": "春节 1月31日、2月20日\n劳动节 5月8日\n国庆节 9月26日、10月9日",
    "revision": "0",
}
WORDS = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。"""
FILE = (
    "year = 2027\n[[notices]]\nissuer = '国务院办公厅'\ntitle = '国务院办公厅关于2027年部分节假日安排的通知'\n"
    "issued_on = 2026-03-02\nholidays = [{ name = '春节', from = 2027-02-05, to = 2027-02-12 }]\n"
)


class Fake:
    """A register that holds one time limit and remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[Change] = []

    def preview(self, change: Change, person: User) -> Preview:
        old, new = change.calendars(None)
        start = date(2027, 2, 4)
        moves = Move(
            "云江依申请〔2027〕1号",
            "/office/",
            *(c.add_workdays(start, 20).end for c in (old, new)),
        )
        return Preview("依申请公开", 3, (moves,))

    def apply(self, change: Change, *, by: User, now: datetime) -> None:
        self.told.append(change)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    register = Fake()
    monkeypatch.setattr(calendar_changes, "_registers", [register])
    return register


@pytest.fixture
def keeper(sign_in: SignIn, administrator: User) -> Client:
    return sign_in(administrator)


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def entered(keeper: Client, **changed: str) -> CalendarNotice:
    answer = keeper.post(f"{CALENDAR}new/", FORM | changed)
    assert answer.status_code == 302, answer.content.decode()
    return CalendarNotice.objects.latest("pk")


def seen(keeper: Client, notice: CalendarNotice) -> dict[str, object]:
    """What the page of the notice would send along."""
    page = keeper.get(f"{CALENDAR}{notice.pk}/").context
    version = page["apply_form"].initial["version"]
    return {"revision": notice.revision, "version": version or ""}


def test_a_notice_is_entered_as_typed_and_not_yet_applied(keeper: Client) -> None:
    notice = entered(keeper)

    assert notice.notice == national_2027()
    assert notice.state is NoticeState.ENTERED
    assert Entry.objects.get(action="agencies.calendar_notice_entered").facts["year"] == 2027


def test_the_page_tells_which_days_turn_and_what_moves(keeper: Client, fake: Fake) -> None:
    page = text(keeper, f"{CALENDAR}{entered(keeper).pk}/")

    assert "5 天不再是工作日，5 天成为工作日。2027年由暂定成为正式。" in page
    assert "2027年1月31日</time>（星期日）" in page
    assert "依申请公开：3 件" in page
    assert "2027年3月10日" in page  # 20 working days after 4 February as it stood
    assert "2027年3月11日" in page  # and by the notice
    assert "只列出其中 1 件" in page


def test_applying_makes_it_count_and_tells_every_register_once(
    keeper: Client, administrator: User, fake: Fake
) -> None:
    notice = entered(keeper)
    keeper.post(f"{CALENDAR}{notice.pk}/apply/", seen(keeper, notice))

    notice.refresh_from_db()
    assert (notice.state, notice.applied_by) == (NoticeState.APPLIED, administrator)
    assert not calendar_for(None).day(date(2027, 2, 12)).is_workday
    assert [change.notice.pk for change in fake.told] == [notice.pk]
    facts = Entry.objects.get(action="agencies.calendar_notice_applied").facts
    assert "2027-01-31" in facts["days"]


def test_a_register_that_fails_leaves_nothing_applied(
    keeper: Client, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = entered(keeper)
    data = seen(keeper, notice)

    def fail(change: Change, *, by: User, now: datetime) -> None:
        raise RuntimeError("register")

    monkeypatch.setattr(fake, "apply", fail)
    with pytest.raises(RuntimeError):
        keeper.post(f"{CALENDAR}{notice.pk}/apply/", data)

    notice.refresh_from_db()
    assert notice.state is NoticeState.ENTERED
    assert calendar_for(None).day(date(2027, 2, 12)).is_workday


def test_applying_twice_is_told_and_done_once(keeper: Client, fake: Fake) -> None:
    notice = entered(keeper)
    keeper.post(f"{CALENDAR}{notice.pk}/apply/", seen(keeper, notice))
    again = keeper.post(f"{CALENDAR}{notice.pk}/apply/", seen(keeper, notice), follow=True)

    assert "已经是“已施行”" in again.content.decode()
    assert len(fake.told) == 1


def test_a_calendar_that_changed_since_the_preview_is_told(
    keeper: Client, administrator: User, agencies: Agencies, fake: Fake
) -> None:
    notice = entered(keeper)
    data = seen(keeper, notice)
    apply(administrator, enter(administrator, of_a_place(), agencies.county.region, 2026))
    answer = keeper.post(f"{CALENDAR}{notice.pk}/apply/", data, follow=True)

    assert "日历刚有变动，没有办理" in answer.content.decode()
    notice.refresh_from_db()
    assert notice.state is NoticeState.ENTERED


def test_a_correction_since_the_preview_is_told(keeper: Client) -> None:
    notice = entered(keeper)
    data = seen(keeper, notice)
    keeper.post(f"{CALENDAR}{notice.pk}/change/", FORM | {"number": "国办发明电〔2026〕4号"})
    answer = keeper.post(f"{CALENDAR}{notice.pk}/apply/", data, follow=True)

    assert "刚被他人更正" in answer.content.decode()
    assert CalendarNotice.objects.get().number == "国办发明电〔2026〕4号"


def test_revoking_brings_back_what_stood_and_needs_a_reason(keeper: Client, fake: Fake) -> None:
    notice = entered(keeper)
    keeper.post(f"{CALENDAR}{notice.pk}/apply/", seen(keeper, notice))
    ending = seen(keeper, notice)
    assert "请写明原因" in keeper.post(f"{CALENDAR}{notice.pk}/end/", ending, follow=True).content.decode()  # fmt: skip

    keeper.post(f"{CALENDAR}{notice.pk}/end/", ending | {"reason": "年份录错"})
    notice.refresh_from_db()
    assert notice.state is NoticeState.REVOKED
    assert calendar_for(None).day(date(2027, 2, 12)).is_workday
    assert len(fake.told) == 2


def test_a_draft_that_is_discarded_stays_in_the_list(keeper: Client) -> None:
    notice = entered(keeper)
    keeper.post(f"{CALENDAR}{notice.pk}/end/", {"revision": 0, "reason": "重复"})

    assert "未施行即撤下" in text(keeper, CALENDAR)
    assert calendars.version() is None


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"holidays": "春节 2月30日"}, "没有“2月30日”这一天"),
        ({"holidays": "春节 2028年2月5日"}, "不在2027年"),
        ({"holidays": "", "working_weekends": ""}, "还没有录入任何放假"),
        ({"working_weekends": "春节 2月1日"}, "本来就不是周六、周日"),
        ({"issued_on": "2999-01-01"}, "不晚于今日"),
        ({"year": "2040", "holidays": "元旦 1月1日"}, "年度应在"),
        ({"issuer": "张三 13800138000"}, "不能含证件号"),
        ({"region": "123456"}, "不是在用的行政区划"),
    ],
)
def test_what_cannot_be_comes_back_with_what_was_typed(
    keeper: Client, changed: dict[str, str], words: str
) -> None:
    answer = keeper.post(f"{CALENDAR}new/", FORM | changed)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "国办发明电〔2026〕3号" in answer.content.decode()
    assert not CalendarNotice.objects.exists()


def test_what_is_odd_is_entered_and_said(keeper: Client) -> None:
    notice = entered(keeper, working_weekends="春节 1月31日")

    assert "两者通常相等" in text(keeper, f"{CALENDAR}{notice.pk}/")


def test_the_same_notice_is_not_entered_twice(keeper: Client) -> None:
    entered(keeper)
    answer = keeper.post(f"{CALENDAR}new/", FORM)

    assert "已经录入" in answer.content.decode()
    assert CalendarNotice.objects.count() == 1


def test_the_words_of_the_print_fill_in_the_form(keeper: Client) -> None:
    answer = keeper.post(f"{CALENDAR}read/", {"year": "2027", "wording": WORDS})

    form = answer.context["form"]
    assert form["title"].value() == FORM["title"]
    assert form["holidays"].value() == "元旦 2027-01-01 2027-01-03\n春节 2027-02-05 2027-02-12"
    assert form["working_weekends"].value() == "春节 2027-01-31\n春节 2027-02-20"
    assert f'action="{CALENDAR}new/"' in answer.content.decode()


def test_a_file_of_ours_fills_in_the_form(keeper: Client) -> None:
    file = SimpleUploadedFile("2027.toml", FILE.encode())
    answer = keeper.post(f"{CALENDAR}read/", {"year": "2027", "file": file})

    assert answer.context["form"]["holidays"].value() == "春节 2027-02-05 2027-02-12"


@pytest.mark.parametrize(
    ("data", "words"), [(b"\xff\xfe", "UTF-8"), (b"year = ", "TOML"), (b"x" * 200_001, "太大")]
)
def test_a_file_that_is_none_is_refused(keeper: Client, data: bytes, words: str) -> None:
    file = SimpleUploadedFile("2027.toml", data)
    answer = keeper.post(f"{CALENDAR}read/", {"year": "2027", "file": file})

    assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_an_officer_sees_what_is_applied_and_nothing_to_press(
    keeper: Client, owner: User, sign_in: SignIn
) -> None:
    draft = entered(keeper)
    officer = sign_in(owner)
    assert draft.title not in text(officer, CALENDAR)
    assert officer.get(f"{CALENDAR}{draft.pk}/").status_code == 404

    keeper.post(f"{CALENDAR}{draft.pk}/apply/", seen(keeper, draft))
    page = text(officer, f"{CALENDAR}{draft.pk}/")
    assert "国办发明电〔2026〕3号" in page
    assert "撤销" not in page
    assert officer.get(f"{CALENDAR}new/").status_code == 403


@pytest.fixture
def township(agencies: Agencies) -> Agency:
    return agencies.county.add_child(
        name="云江县云川镇人民政府", kind=AgencyKind.GOVERNMENT, region=agencies.county.region
    )


def test_a_government_below_the_top_arranges_its_own_division_alone(
    make_person: MakePerson, township: Agency, sign_in: SignIn
) -> None:
    local = sign_in(make_person("local", Role.ADMINISTRATOR, township))
    place = {
        "region": "990101",
        "year": "2026",
        "holidays": "云江节 4月20日",
        "working_weekends": "",
    }

    assert local.post(f"{CALENDAR}new/", FORM).status_code == 403
    assert local.post(f"{CALENDAR}new/", FORM | place).status_code == 302


def test_the_administrator_of_a_department_arranges_nothing(
    make_person: MakePerson, agencies: Agencies, sign_in: SignIn
) -> None:
    local = sign_in(make_person("local", Role.ADMINISTRATOR, agencies.education))

    assert local.get(f"{CALENDAR}new/").status_code == 403


def titles(person: User, on: date) -> list[str]:
    return [item.title for _, found in calendar_work(person, on, 10) for item in found.shown]


def test_the_keeper_of_a_tree_is_reminded_of_next_year_s_notice_from_november_on(
    administrator: User, owner: User
) -> None:
    assert titles(administrator, date(2026, 3, 13)) == []
    assert titles(administrator, date(2026, 11, 25)) == ["录入2027年放假安排"]
    assert titles(owner, date(2026, 11, 25)) == []


def test_a_notice_that_waits_to_be_applied_is_among_the_work(
    administrator: User, agencies: Agencies
) -> None:
    enter(administrator, of_a_place(), agencies.county.region, 2026)

    assert titles(administrator, date(2026, 3, 13)) == ["核对并施行云江县2026年放假安排"]
