import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from mingtang.applications.remedies import RemedyOutcome, RemedyRoute, RemedyStep
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.remedies.models import Remedy, RemedyFileKind, RemedyStanding
from mingtang_office.trail.models import Entry
from mingtang_office.ui.work import Urgency, work_of
from tests.office.applications.conftest import Take
from tests.office.conftest import Agencies, MakePerson, SignIn
from tests.office.remedies.conftest import Bring, Ended, Then

HOME = "/office/remedies/"
COPY = date(2026, 3, 6)


@pytest.fixture
def client(sign_in: SignIn, owner: User) -> Client:
    return sign_in(owner)


def words(response: object) -> str:
    text = re.sub(r"<[^>]+>", " ", response.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", text)


def page_of(remedy: Remedy) -> str:
    return f"{HOME}{remedy.pk}/"


def typed(remedy: Remedy, **values: object) -> dict[str, object]:
    remedy.refresh_from_db()
    return {"revision": remedy.revision, **values}


def test_the_list_masks_who_sued(bring: Bring, client: Client) -> None:
    remedy = bring()
    told = words(client.get(HOME))
    assert remedy.number in told
    assert "林小满" not in told
    assert "等候受理和副本" in told


@pytest.mark.parametrize("which", ["due", "open", "concluded", "all"])
def test_each_list_opens(which: str, bring: Bring, client: Client) -> None:
    bring()
    assert client.get(HOME, {"list": which}).status_code == 200


def test_the_filter_finds_by_the_number_of_the_case(
    bring: Bring, then: Then, client: Client
) -> None:
    remedy = then(bring(), RemedyStep.ACCEPTED, COPY, reference="云政复〔2026〕8号")
    assert remedy.number in words(client.get(HOME, {"q": "复〔2026〕8"}))
    assert "没有符合条件" in words(client.get(HOME, {"q": "没有这个"}))


def test_the_page_tells_why_the_answer_is_due_that_day(
    bring: Bring, then: Then, client: Client
) -> None:
    told = words(client.get(page_of(then(bring(), RemedyStep.COPY_REACHED, COPY))))
    assert "自2026年3月6日的次日起10个工作日（《行政复议法》第四十八条）" in told
    assert "林小满" not in told


def test_a_day_off_and_what_moves_it_are_told(bring: Bring, then: Then, client: Client) -> None:
    suit = then(bring(route=RemedyRoute.LITIGATION_DIRECT), RemedyStep.COPY_REACHED, COPY)
    told = words(client.get(page_of(suit)))
    assert (
        "2026年3月21日不是工作日，顺延到其后第一个工作日（《民事诉讼法》第八十五条第三款）" in told
    )


def test_a_step_is_entered_with_its_papers(bring: Bring, then: Then, client: Client) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    paper = SimpleUploadedFile("答复书.txt", "行政复议答复书".encode())
    data = typed(remedy, on="2026-03-16", papers=paper)
    response = client.post(f"{page_of(remedy)}do/answered/", data, follow=True)
    assert "已登记“提交书面答复和证据、依据”" in words(response)
    assert remedy.files.get().kind == RemedyFileKind.ANSWER


def test_what_cannot_be_keeps_what_was_typed(bring: Bring, client: Client) -> None:
    remedy = bring()
    response = client.post(f"{page_of(remedy)}do/answered/", typed(remedy, on="2026-03-16"))
    assert response.status_code == 422
    assert "还没有登记收到副本" in words(response)
    assert 'value="2026-03-16"' in response.content.decode()


def test_who_comes_second_is_told_on_the_page(bring: Bring, then: Then, client: Client) -> None:
    remedy = bring()
    data = typed(remedy, on="2026-03-06")
    then(remedy, RemedyStep.ACCEPTED, date(2026, 3, 4))
    response = client.post(f"{page_of(remedy)}do/copy_reached/", data)
    assert response.status_code == 409
    assert "登记受理、立案" in words(response)


def test_the_outcomes_stand_under_the_columns_that_count_them(bring: Bring, client: Client) -> None:
    page = client.get(f"{page_of(bring())}do/decided/").content.decode()
    groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', page, re.DOTALL)
    assert [label.replace("&quot;", "") for label, _ in groups] == [
        "计入表四“结果维持”",
        "计入表四“结果纠正”",
        "计入表四“其他结果”",
    ]
    assert "驳回行政复议请求" in groups[0][1]
    assert "驳回诉讼请求" not in page


def test_a_decision_is_entered_and_counts(bring: Bring, client: Client) -> None:
    remedy = bring()
    data = typed(remedy, on="2026-04-20", outcome="withdrawn", reference="云政复终〔2026〕1号")
    client.post(f"{page_of(remedy)}do/decided/", data)
    assert RemedyStanding.objects.get(until__isnull=True).column == "other"


def test_a_wrong_day_is_put_right_on_the_page(bring: Bring, then: Then, client: Client) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    data = typed(remedy, way="correct", reason="wrong_day", on="2026-03-09")
    response = client.post(f"{page_of(remedy)}course/2/", data, follow=True)
    remedy.refresh_from_db()
    assert remedy.next_by == date(2026, 3, 23)
    assert "更正第2项登记" in words(response)


def test_a_step_is_annulled_on_the_page(bring: Bring, then: Then, client: Client) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    data = typed(remedy, way="annul", reason="not_so")
    client.post(f"{page_of(remedy)}course/2/", data)
    remedy.refresh_from_db()
    assert remedy.next_code == "await_copy"


def test_the_parties_are_named_on_purpose_and_on_record(bring: Bring, client: Client) -> None:
    remedy = bring()
    assert "林小满" in words(client.post(f"{page_of(remedy)}parties/"))
    assert Entry.objects.filter(action="remedies.parties_opened").count() == 1


def test_a_file_is_taken_and_that_stays_on_record(bring: Bring, client: Client) -> None:
    remedy = bring()
    paper = SimpleUploadedFile("证据.txt", "证据一".encode())
    client.post(f"{page_of(remedy)}do/file/", typed(remedy, kind="evidence", papers=paper))
    response = client.post(f"{page_of(remedy)}files/{remedy.files.get().pk}/")
    assert b"".join(response.streaming_content).decode() == "证据一"
    assert Entry.objects.filter(action="remedies.file_opened").count() == 1


def test_a_case_against_something_outside_is_entered(client: Client, agencies: Agencies) -> None:
    data = {
        "agency": "云江县教育局",
        "described": "未按期主动公开预算",
        "route": "litigation_direct",
        "forum": "云江县人民法院",
        "filed_on": "2026-03-02",
        "name": "林小满",
    }
    response = client.post(f"{HOME}enter/", data, follow=True)
    assert "已登记，编号 SS" in words(response)
    assert "未按期主动公开预算" in words(response)


def test_who_is_not_named_cannot_sue(client: Client, agencies: Agencies) -> None:
    data = {"agency": "云江县教育局", "described": "x", "route": "reconsideration"}
    response = client.post(f"{HOME}enter/", {**data, "forum": "县政府", "filed_on": "2026-03-02"})
    assert response.status_code == 422
    assert "请填写申请人、原告的姓名或者名称" in words(response)


def test_the_applicant_becomes_the_claimant_without_being_typed(take: Take, client: Client) -> None:
    application = take(on=date(2026, 2, 2)).application
    assert f"?application={application.pk}" in client.get(
        f"/office/applications/cases/{application.pk}/"
    ).content.decode().replace("&amp;", "&")
    data = {
        "route": "reconsideration",
        "forum": "云江县人民政府",
        "filed_on": "2026-03-09",
        "by_applicant": "on",
    }
    client.post(f"{HOME}enter/?application={application.pk}", data)
    remedy = Remedy.objects.get()
    assert (remedy.application, remedy.claimant_masked) == (application, "林某某")


def test_a_clerk_of_another_agency_finds_nothing(
    bring: Bring, take: Take, sign_in: SignIn, stranger: User
) -> None:
    remedy, application = bring(), take().application
    client = sign_in(stranger)
    assert client.get(page_of(remedy)).status_code == 404
    assert remedy.number not in words(client.get(HOME))
    assert client.get(f"{HOME}enter/", {"application": application.pk}).status_code == 404


def test_a_supervisor_reads_and_learns_no_name(
    bring: Bring, agencies: Agencies, make_person: MakePerson, sign_in: SignIn
) -> None:
    remedy = bring()
    client = sign_in(make_person("above", Role.SUPERVISOR, agencies.county))
    page = words(client.get(page_of(remedy)))
    assert remedy.number in page
    assert "查看姓名" not in page
    assert client.post(f"{page_of(remedy)}parties/").status_code == 403
    assert client.get(f"{page_of(remedy)}do/accepted/").status_code == 403


def test_the_home_page_lists_what_is_late_and_what_waits(
    bring: Bring, then: Then, decided: Ended, owner: User
) -> None:
    late = then(bring(), RemedyStep.COPY_REACHED, COPY)
    waiting = bring()
    appeal = bring(route=RemedyRoute.LITIGATION_DIRECT)
    decided(appeal, RemedyOutcome.CLAIM_REJECTED, date(2026, 3, 10))
    lists = work_of(owner, date(2026, 3, 27))
    found = {urgency: [item.title for item in each.shown] for urgency, each in lists.items()}
    assert found[Urgency.LATE] == [f"案件 {late.number}"]
    assert found[Urgency.WAITING_FOR_OTHERS] == [f"案件 {waiting.number}"]
    assert found[Urgency.WAITING_FOR_ME] == [f"案件 {appeal.number}"]


def test_what_is_due_today_is_listed_so(bring: Bring, then: Then, owner: User) -> None:
    remedy = then(bring(), RemedyStep.COPY_REACHED, COPY)
    shown = work_of(owner, date(2026, 3, 20))[Urgency.DUE_TODAY].shown
    assert [item.title for item in shown] == [f"案件 {remedy.number}"]


def test_a_case_is_struck_with_its_reason(bring: Bring, client: Client) -> None:
    remedy = bring()
    data = typed(remedy, reason="与另一件重复登记")
    assert "登记已经撤销" in words(client.post(f"{page_of(remedy)}do/strike/", data, follow=True))


def test_a_case_is_handed_to_a_colleague(
    bring: Bring, client: Client, agencies: Agencies, make_person: MakePerson
) -> None:
    head = make_person("head", Role.HEAD, agencies.education)
    remedy = bring()
    client.post(f"{page_of(remedy)}do/assign/", typed(remedy, to=head.pk))
    remedy.refresh_from_db()
    assert remedy.handler == head


def test_the_figure_of_table_four_opens_its_cases(bring: Bring, client: Client) -> None:
    remedy = bring()
    cell = {"year": "2026", "span": "year", "cell": "remedies/reconsideration/pending"}
    assert timezone.localdate() >= remedy.filed_on
    page = client.get("/office/statistics/cases/", cell)
    assert f"/office/remedies/{remedy.pk}/" in page.content.decode()
