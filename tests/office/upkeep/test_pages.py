from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.trail.models import Entry
from mingtang_office.ui.work import Urgency, work_of
from mingtang_office.upkeep import work as columns_work  # noqa: F401  # its source is entered
from mingtang_office.upkeep.actions.assigning import Arrangement, assign
from mingtang_office.upkeep.actions.inspecting import inspect
from mingtang_office.upkeep.models import ColumnDuty, ColumnReminder, Nothing
from tests.office.conftest import Agencies, SignIn
from tests.office.upkeep.shelf import put


def _today() -> date:
    return timezone.localdate()


def test_an_officer_of_one_agency_is_led_to_its_columns(
    agencies: Agencies, owner: User, sign_in: SignIn
) -> None:
    put(agencies.education, owner, "news", on=_today() - timedelta(20))
    page = sign_in(owner).get("/office/upkeep/", follow=True)
    assert page.redirect_chain[-1][0] == f"/office/upkeep/{agencies.education.pk}/"
    text = page.content.decode()
    assert "已逾期6天" in text
    assert "分派勾选的栏目" not in text


def test_the_head_gives_columns_on_the_page_and_what_is_refused_is_kept(
    agencies: Agencies, head: User, owner: User, sign_in: SignIn
) -> None:
    client, address = sign_in(head), f"/office/upkeep/{agencies.education.pk}/assigning/"
    typed = {"column": ["news:0", "plans:0"], "section": "办公室", "pace": "1:months"}
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "不能放宽到1个月" in refused.content.decode()
    assert refused.content.decode().count("checked") == 2
    done = client.post(address, {**typed, "pace": "", "owner": owner.pk})
    assert done.status_code == 303
    assert set(ColumnDuty.objects.values_list("column", "owner")) == {
        ("news", owner.pk),
        ("plans", owner.pk),
    }
    assert client.post(address, typed | {"pace": ""}).status_code == 409


def test_nothing_is_declared_and_taken_back_on_the_page(
    agencies: Agencies, head: User, sign_in: SignIn
) -> None:
    client, address = sign_in(head), f"/office/upkeep/{agencies.education.pk}/coverage/"
    said = {"code": "A20-12", "reason": "没有此类职能"}
    assert client.post(f"{address}nothing/", said).status_code == 303
    assert "没有此类职能" in client.get(address).content.decode()
    assert client.post(f"{address}nothing/A20-12/removal/").status_code == 303
    assert not Nothing.objects.filter(ended_at__isnull=True).exists()


def test_a_supervisor_sees_the_worst_first_and_takes_the_list_out(
    agencies: Agencies, owner: User, supervisor: User, sign_in: SignIn
) -> None:
    put(agencies.finance, owner, "news", on=_today())
    inspect(on=_today(), now=timezone.now())
    client = sign_in(supervisor)
    text = client.get("/office/upkeep/").content.decode()
    assert text.index("云江县教育局") < text.index("云江县财政局")
    text = client.get("/office/upkeep/?which=vetoed&q=财政").content.decode()
    assert "云江县财政局" in text
    taken = client.post("/office/upkeep/export/csv/?q=财政")
    assert "云江县财政局" in taken.content.decode()
    assert "云江县教育局" not in taken.content.decode()
    assert Entry.objects.get(action="upkeep.taken_out").facts["agencies"] == 1


def test_what_nobody_was_given_stands_in_the_work_of_the_head(
    agencies: Agencies, head: User, owner: User
) -> None:
    put(agencies.education, owner, "notices", on=date(2025, 9, 1))
    work = work_of(head, date(2026, 3, 13))
    assert [each.note for each in work[Urgency.LATE].shown] == ["已逾期12天。还没有分派责任人。"]
    (empty,) = work[Urgency.WAITING_FOR_ME].shown
    assert empty.title == "42个空白栏目没有分派责任人"
    assert work_of(owner, date(2026, 3, 13))[Urgency.LATE].total == 0


def test_what_is_mine_stands_in_my_work(
    agencies: Agencies, head: User, owner: User, sign_in: SignIn
) -> None:
    assign(
        agency=agencies.education,
        chosen={"news": 0, "notices": 0, "policies": 0},
        arrangement=Arrangement("", owner),
        by=head,
        now=timezone.now(),
    )
    put(agencies.education, owner, "news", on=_today() - timedelta(15))
    put(agencies.education, owner, "notices", on=_today() - timedelta(14))
    put(agencies.education, owner, "policies", on=_today())
    work = work_of(owner, _today())
    assert [each.title for each in work[Urgency.LATE].shown] == ["动态要闻"]
    assert work[Urgency.DUE_TODAY].total == 0
    put(agencies.education, owner, "news", on=_today() - timedelta(14))
    work = work_of(owner, _today())
    assert [each.note for each in work[Urgency.DUE_TODAY].shown] == ["今天是最后一天。"]


def test_a_reminder_stands_above_my_work_until_it_is_marked_as_seen(
    agencies: Agencies, head: User, owner: User, sign_in: SignIn
) -> None:
    put(agencies.education, owner, "news", on=_today() - timedelta(13))
    inspect(on=_today(), now=timezone.now())
    client = sign_in(head)
    assert "1 个栏目需要更新" in client.get("/office/").content.decode()
    number = ColumnReminder.objects.get(to=head).pk
    page = client.post("/office/upkeep/mine/seen/", {"reminder": number}, follow=True)
    assert "1个栏目的提醒已标为看过" in page.content.decode()
    assert "个栏目需要更新" not in client.get("/office/").content.decode()
    assert Entry.objects.get(action="upkeep.reminders_seen").facts["columns"] == ["news"]
