"""Six applications from the public form to the letter in the applicant's hands, through the pages
alone: each person has a browser of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import RemedyClass, terms
from mingtang_office.applications.models import Application, Standing
from mingtang_office.letters.models import Letter, LetterState
from tests.browser.conduct import (
    Citizen,
    Days,
    Office,
    assert_is_the_signed,
    fills,
    keeps,
    saved,
    words_of,
)
from tests.browser.conftest import OpenPage, looks
from tests.office.applications.conftest import *  # noqa: F403  # the desk
from tests.office.applications.desk import Desk
from tests.office.applications.papers import MOBILE, NAME, contract
from tests.office.conftest import SignIn

pytestmark = pytest.mark.django_db(transaction=True)

MONDAY, CONSULTED, ANSWERED = date(2026, 3, 2), date(2026, 3, 4), date(2026, 3, 13)
DECIDED, OPENED = date(2026, 3, 18), date(2026, 3, 19)

CLEAR = "明确，或者补正后已经明确"
IS_ONE = "是，应当按政府信息公开申请办理"
OURS = "由本机关负责公开"
FOUND = "有，已经找到"
MAY_BE_GIVEN = "可以公开（"
UP_TO_WHAT_IS_GIVEN = (CLEAR, IS_ONE, OURS, FOUND, MAY_BE_GIVEN)
FREE = "不收费，或者已经缴费"
REMEDIES = {
    RemedyClass.PRECEDING: "应当先申请行政复议",
    RemedyClass.CHOICE: "直接向云江县人民法院提起行政诉讼",
}


@pytest.fixture(autouse=True)
def nothing_counted(settings: Any) -> Iterator[None]:
    settings.APPLY_SECONDS = 0
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    told = Days()
    monkeypatch.setattr("django.utils.timezone.now", lambda: told.now)
    return told


@pytest.fixture
def office(desk: Desk, days: Days, open_page: OpenPage, sign_in: SignIn) -> Office:
    return Office(desk, days, open_page, sign_in)


@pytest.fixture
def citizen(open_page: OpenPage, desk: Desk) -> Citizen:
    return Citizen(open_page("/apply/"))


def assert_ended(
    office: Office, letter: Letter, disposition: Disposition, given: bytes, *said: str
) -> None:
    """The case is closed in time; what the applicant holds is the signed letter, and says what it must;
    so does the Word file that the clerk saves."""
    letter.refresh_from_db()
    assert letter.state == LetterState.SERVED
    assert_is_the_signed(given, letter.pdf_sha256)
    case = Application.objects.get(pk=letter.subject_id)
    assert (case.disposition, case.in_time) == (disposition, True)
    assert Standing.objects.get(application=case, until__isnull=True).disposition == disposition
    page = office.at_home(office.desk.clerk)
    page.goto(f"/office/letters/{letter.pk}/")
    docx = saved(page, page.get_by_role("button", name="下载 Word"))
    assert_is_the_signed(docx, letter.docx_sha256)
    grounds = [str(each).split("》")[-1] for each in terms(disposition).grounds]
    wanted = [*grounds, REMEDIES[terms(disposition).remedy], "60日内", case.number, *said]
    for text in (words_of(given, "letter.pdf"), words_of(docx, "letter.docx")):
        assert [each for each in (*wanted, letter.reference) if each not in text] == []


def test_what_is_asked_for_is_provided_online(citizen: Citizen, office: Office, days: Days) -> None:
    citizen.applies("云江县2025年义务教育学校招生计划", delivery="在线下载", look="provided")
    office.takes(citizen.number, look="provided")
    days.go_to(DECIDED)
    page = office.answers(
        citizen.number,
        (*UP_TO_WHAT_IS_GIVEN, "全部提供", FREE),
        "予以公开（提供信息）",
        look="provided",
    )
    plan = contract()
    office.hands_in_paper(page, "2025年招生计划.docx", plan)
    letter = office.drafts(page, {"提供的时间和方式": "随本告知书一并提供"}, look="provided")
    office.passes("告知书（予以公开）", look="provided")
    office.signs(letter, office.desk.signatory, look="provided")
    office.lays_ready("告知书（予以公开）", look="provided")
    days.go_to(OPENED)
    looks(citizen.follows("正在送达"), "six-provided-ready")
    given = citizen.fetches(letter.reference)
    looks(citizen.follows("已答复"), "six-provided-answered")

    assert citizen.fetches("2025年招生计划.docx") == plan
    assert_ended(office, letter, Disposition.PROVIDED, given, "2025年招生计划")


def test_on_a_telephone_the_applicant_is_told_where_it_is_published(
    open_page: OpenPage, office: Office, days: Days
) -> None:
    citizen = Citizen(open_page("/apply/", width=375))
    citizen.applies("2025年义务教育招生计划", delivery="在线下载", look="public")
    office.takes(citizen.number)
    days.go_to(DECIDED)
    page = office.answers(
        citizen.number, (*UP_TO_WHAT_IS_GIVEN, "已经主动公开"), "予以公开（已主动公开）"
    )
    office.hands_in_paper(page, "网页截图.pdf", b"%PDF-1.7 page")
    url = "https://www.yunjiang.example/jyj/zsjh/2025/0312.html"
    letter = office.drafts(page, {"信息名称": "2025年义务教育招生计划", "网址": url})
    office.passes("告知书（已主动公开）")
    office.signs(letter, office.desk.signatory)
    office.lays_ready("告知书（已主动公开）")
    days.go_to(OPENED)
    looks(citizen.follows("正在送达"), "six-public-ready")
    given = citizen.fetches(letter.reference)
    looks(citizen.follows("已答复"), "six-public-answered")

    assert_ended(office, letter, Disposition.ALREADY_PUBLIC, given, url)


def test_a_contract_is_given_in_part(citizen: Citizen, office: Office, days: Days) -> None:
    citizen.applies("2025年校服采购合同", delivery="在线下载")
    office.takes(citizen.number)
    page = office.steps(citizen.number, "遮盖不公开的内容")
    page.set_input_files(
        "#id_original", {"name": "校服采购合同.docx", "mimeType": "", "buffer": contract()}
    )
    page.get_by_role("button", name="加密存入案卷").click()
    page.get_by_role("button", name="打开并标记").click()
    for text in (NAME, MOBILE):
        page.fill("#id_words_text", text)
        page.select_option("#id_words_code", "forbidden_by_law")
        page.fill("#id_words_reason", "未取得本人同意的个人信息")
        page.get_by_role("button", name="标记这些文字").click()
    expect(page.locator(".marks > li")).to_have_count(2)
    page.get_by_role("button", name="生成遮盖件").click()
    keeps(page, "partly-compared")
    page.locator("#id_compared").check()
    page.get_by_role("button", name="存入案卷").click()
    expect(page.locator(".notice--success")).to_contain_text("已存入案卷")
    days.go_to(DECIDED)
    page = office.answers(
        citizen.number,
        (CLEAR, IS_ONE, OURS, FOUND, "含有法律、行政法规禁止公开的内容", "能够区分处理", FREE),
        "部分公开",
    )
    law = "《中华人民共和国个人信息保护法》第二十五条"
    letter = office.drafts(
        page,
        {
            "提供的时间和方式": "随本告知书一并提供",
            "规定的层级": "law",
            "禁止公开的规定": law,
            "不予公开的理由": "载有经办人的姓名和手机号码，本人没有同意公开",
        },
        look="partly",
    )
    office.passes("告知书（部分公开）")
    office.signs(letter, office.desk.signatory)
    office.serves(letter, "直接送达", {"签收或者到达日期": "2026-03-18", "签收人": "林小满"})
    days.go_to(OPENED)
    looks(citizen.follows("已答复"), "six-partly-answered")
    given = citizen.fetches(letter.reference)

    in_part = words_of(citizen.fetches("校服采购合同"), "given.docx")
    assert "校服每套单价一百二十元" in in_part
    assert [secret for secret in (NAME, MOBILE) if secret in in_part] == []
    assert_ended(office, letter, Disposition.PARTLY_GRANTED, given, law, "正文第2段")


def test_what_was_searched_for_in_vain_does_not_exist(
    citizen: Citizen, office: Office, days: Days
) -> None:
    citizen.applies("云江县1998年校办工厂名册", delivery="邮寄")
    office.takes(citizen.number)
    days.go_to(ANSWERED)
    page = office.steps(citizen.number, "登记检索")
    fills(
        page,
        {
            "检索部门": "基础教育股",
            "检索的系统或者档案": "公文管理系统和纸质档案",
            "时间范围": "1990年1月至2005年12月",
            "检索词": "校办工厂、名册",
            "检索结果": "未检索到名称或者内容相符的文件",
        },
    )
    page.get_by_label("没有查到").check()
    looks(page, "six-absent-search")
    page.get_by_role("button", name="登记检索记录").click()
    expect(page.locator("body")).to_contain_text("检索记录已登记")
    days.go_to(DECIDED)
    page = office.answers(
        citizen.number, (CLEAR, IS_ONE, OURS, "经检索没有"), "无法提供：信息不存在"
    )
    letter = office.drafts(
        page, {"没有该信息的原因": "校办工厂由各校自行管理，本机关未制作名册"}, look="absent"
    )
    office.passes("告知书（无法提供）")
    office.signs(letter, office.desk.signatory)
    posted = {"交邮日期": "2026-03-18", "邮件号": "XA12345678901"}
    keeps(office.serves(letter, "邮寄送达", posted, look="absent"), "absent-served")
    days.go_to(OPENED)
    given = _fetched(citizen, letter)
    assert_ended(office, letter, Disposition.DOES_NOT_EXIST, given, "基础教育股", "校办工厂")


def _fetched(citizen: Citizen, letter: Letter) -> bytes:
    citizen.follows("已答复")
    return citizen.fetches(letter.reference)


def test_a_third_party_is_heard_and_its_secret_is_kept(
    citizen: Citizen, office: Office, days: Days
) -> None:
    citizen.applies("2025年校服采购合同的成交单价", delivery="当面领取")
    office.takes(citizen.number)
    days.go_to(CONSULTED)
    page = office.steps(citizen.number, "征求第三方意见")
    fills(
        page,
        {
            "第三方的姓名或者名称": "云江县春苗文化有限公司",
            "电话": "0399-5550011",
            "就哪些信息征求意见": "2025年校服采购合同",
            "公开可能损害什么": "合同载有成交单价等经营信息",
        },
    )
    page.get_by_label("法人或者其他组织").check()
    looks(page, "six-third-party-asking")
    page.get_by_role("button", name="起草征求意见书").click()
    asked = office.hands_in(page)
    office.signs(asked, office.desk.head)
    office.serves(asked, "直接送达", {"签收或者到达日期": "2026-03-04", "签收人": "前台"})
    looks(office.opens(citizen.number), "six-third-party-waiting")
    looks(office.opens(citizen.number), "six-third-party-waiting", 375)
    days.go_to(ANSWERED)
    page = office.opens(citizen.number)
    page.get_by_role("link", name="登记征求意见的答复").click()
    page.get_by_label("不同意公开", exact=True).check()
    fills(page, {"收到意见的日期": "2026-03-13", "理由": "单价是商业秘密，公开会损害竞争地位"})
    looks(page, "six-third-party-opinion")
    page.get_by_role("button", name="登记意见").click()
    expect(page.locator(".case-lead")).to_contain_text("不同意")
    page.get_by_label("对公共利益的衡量").fill("采购总价已经公开，不公开单价没有重大影响")
    page.get_by_role("button", name="保存衡量意见").click()
    expect(page.locator("dl.facts").first).to_contain_text("采购总价已经公开")
    page.goto(page.url.split("consultations")[0] + "days/")
    looks(page, "six-third-party-days")
    excluded = page.locator("tr", has_text="征求第三方意见，不计入答复期限")
    expect(excluded).to_have_count(8)  # from the 4th to the 13th of March, the weekend apart
    days.go_to(DECIDED)
    page = office.answers(
        citizen.number,
        (CLEAR, IS_ONE, OURS, FOUND, "第三方不同意", "不能区分处理"),
        "不予公开：保护第三方合法权益",
    )
    letter = office.drafts(
        page,
        {
            "涉及的第三方权益": "trade_secret",
            "公开的危害": "其他经营者可以推知其成本和报价方式",
        },
        look="third-party",
    )
    office.passes("告知书（不予公开）")
    office.signs(letter, office.desk.signatory)
    office.serves(letter, "直接送达", {"签收或者到达日期": "2026-03-18", "签收人": "林小满"})
    given = _fetched(citizen, letter)

    assert "春苗" not in words_of(given, "letter.pdf")
    assert_ended(office, letter, Disposition.THIRD_PARTY_RIGHTS, given, "2026年3月4日", "商业秘密")


def test_a_complaint_is_not_handled_as_an_application(
    citizen: Citizen, office: Office, days: Days
) -> None:
    citizen.applies("请查处云江县第一中学违规招生，并告知处理结果", delivery="邮寄")
    office.takes(citizen.number)
    page = office.answers(
        citizen.number,
        (CLEAR, "不是，实质是信访、投诉、举报"),
        "不予处理：信访、举报、投诉类申请",
    )
    letter = office.drafts(
        page,
        {
            "申请的实质": "complaint",
            "说明性质的原文": "请查处云江县第一中学违规招生",
            "反映渠道": "向云江县教育局信访室反映，电话0399-5550030",
        },
    )
    office.passes("告知书（不予处理）")
    office.signs(letter, office.desk.signatory)
    office.serves(letter, "直接送达", {"签收或者到达日期": "2026-03-02", "签收人": "林小满"})
    assert_ended(
        office, letter, Disposition.PETITION, _fetched(citizen, letter), "违规招生", "信访室"
    )
