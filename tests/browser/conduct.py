"""People who carry an application from the public form to the served letter, each with a browser of
their own, on days that the test names.

    days.go_to(date(2026, 3, 2))
    citizen.applies("2025年招生计划", delivery="在线下载")
    office.takes(citizen.number)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from mingtang.applications.letters import LetterKind
from mingtang.documents.open import read
from mingtang.documents.raw import Grid
from mingtang_office.accounts.models import User
from mingtang_office.letters.models import Letter, LetterState
from tests.browser.conftest import OpenPage, assert_fits, keep_screen, looks
from tests.office.applications.desk import Desk
from tests.office.conftest import SignIn
from tests.office.portal.solving import solve

_PATIENCE = 60_000  # a loaded machine renders a letter in seconds


@dataclass
class Days:
    """What day it is for everybody: ten in the morning, in China."""

    now: datetime = datetime(2026, 3, 2, 2, tzinfo=UTC)

    def go_to(self, on: date) -> None:
        self.now = datetime(on.year, on.month, on.day, 2, tzinfo=UTC)


def keeps(page: Page, name: str) -> None:
    keep_screen(page, f"six-{name}")
    assert_fits(page)


def saved(page: Page, press: Locator) -> bytes:
    """What the browser saves when this is pressed."""
    with page.expect_download() as download:
        press.click()
    return Path(download.value.path()).read_bytes()


def words_of(data: bytes, name: str) -> str:
    """What a document says, read as any published document is, without white space."""
    said: list[str] = []
    for block in read(data, name).blocks:
        said += [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
    return re.sub(r"\s", "", "".join(said))


@dataclass
class Citizen:
    """Whoever applied; everything by number and secret."""

    page: Page
    number: str = ""
    secret: str = field(default="", repr=False)

    def applies(self, content: str, *, delivery: str, look: str = "") -> None:
        page = self.page
        page.get_by_role("link", name="云江县教育局", exact=True).click()
        page.get_by_label("姓名或者单位名称").fill("林小满")
        page.get_by_label("身份证明").select_option("其他有效证件")
        page.get_by_label("证件号码").fill("CESHI-0001")
        page.get_by_label("联系电话").fill("0399-5550000")
        page.get_by_label("电子邮箱").fill("lin@yunjiang.example")
        page.get_by_label("通信地址").fill("云江县云川街道望江路1号")
        page.get_by_label("邮政编码").fill("990123")
        page.get_by_label("所需信息的名称").fill(content)
        page.get_by_label(delivery).check()
        page.get_by_label("电子文件").check()
        if look:
            looks(page, f"six-{look}-form")
        page.get_by_role("button", name="下一步：核对").click()
        page.locator("#id_answer").fill(solve(page.locator("label[for=id_answer]").inner_text()))
        page.get_by_role("button", name="提交申请").click()
        self.number = page.locator("#number").inner_text()
        self.secret = page.locator("#secret").inner_text()
        if look:
            looks(page, f"six-{look}-receipt")
        page.get_by_role("button", name="我已记下，清除本页").click()

    def follows(self, phase: str) -> Page:
        """Looks the application up anew and finds it so far."""
        self.page.goto("/track/")
        self.page.get_by_label("申请编号").fill(self.number)
        self.page.get_by_label("查询码").fill(self.secret)
        self.page.get_by_role("button", name="查询").click()
        expect(self.page.locator(".particulars").first).to_contain_text(phase)
        return self.page

    def fetches(self, name: str) -> bytes:
        """The letter of this reference, or the file of this name."""
        row = self.page.locator("ul.files li", has_text=name)
        return saved(self.page, row.get_by_role("button"))


@dataclass
class Office:
    """The clerk, the reviewer, the head and the signatory at their screens."""

    desk: Desk
    days: Days
    open_page: OpenPage
    sign_in: SignIn
    pages: dict[int, tuple[Page, date]] = field(default_factory=dict)

    def at_home(self, person: User) -> Page:
        """The person's first page, where their work stands; signed in anew each day."""
        today = self.days.now.date()
        page, signed_in = self.pages.get(person.pk, (None, None))
        if page is None:
            page = self.open_page("/office/", person)
            page.set_default_timeout(_PATIENCE)
            self.pages[person.pk] = (page, today)
            return page
        if signed_in != today:
            cookie = self.sign_in(person).cookies["sessionid"].value
            known = next(each for each in page.context.cookies() if each["name"] == "sessionid")
            page.context.add_cookies([{**known, "value": cookie}])  # type: ignore[list-item]
        self.pages[person.pk] = (page, today)
        page.goto("/office/")
        return page

    def opens(self, number: str) -> Page:
        """The clerk opens a case out of the own list."""
        page = self.at_home(self.desk.clerk)
        page.get_by_role("link", name=f"申请 {number}", exact=True).first.click()
        expect(page.locator("h1")).to_have_text(f"申请 {number}")
        return page

    def takes(self, number: str, look: str = "") -> None:
        """Takes the case, and confirms that it was received."""
        page = self.opens(number)
        page.get_by_role("button", name="由我承办").click()
        expect(page.locator("#offers-title")).to_be_visible()
        page.get_by_role("link", name="确认收到申请", exact=True).click()
        page.get_by_role("button", name="登记收到日期").click()
        expect(page.locator(".case-lead")).to_contain_text("办理中")
        if look:
            looks(page, f"six-{look}-case")

    def steps(self, number: str, step: str) -> Page:
        """A step that the page of the case offers."""
        page = self.opens(number)
        page.get_by_role("link", name=step, exact=True).click()
        return page

    def hands_in_paper(self, page: Page, name: str, data: bytes) -> None:
        """What the decision lacks is put into the file, by the link that it gives; back again."""
        page.get_by_role("link", name="存入材料", exact=True).click()
        page.set_input_files("#id_attachments", {"name": name, "mimeType": "", "buffer": data})
        page.get_by_role("button", name="存入案卷").click()
        expect(page.locator("body")).to_contain_text("已存入1份文件")
        expect(page.locator("#outcome-title")).to_be_visible()

    # -- The decision -----------------------------------------------------------------------------

    def answers(self, number: str, answers: Iterable[str], outcome: str, look: str = "") -> Page:
        """The seven questions, as far as they are asked, and where they lead."""
        page = self.steps(number, "拟作答复")
        for text in answers:
            page.locator("label.answer", has_text=text).click()
            if look:
                looks(page, f"six-{look}-question")
                look = ""
            asked = page.locator("input[name=question]").get_attribute("value")
            page.get_by_role("button", name="下一步").click()
            expect(page.locator(f"input[name=question][value={asked}]")).to_have_count(0)
        expect(page.locator("#outcome-title")).to_have_text(outcome)
        return page

    def drafts(self, page: Page, facts: Mapping[str, str], look: str = "") -> Letter:
        """The facts filled in, the letter drafted, read in the preview, and handed in."""
        fills(page, facts)
        if look:
            looks(page, f"six-{look}-facts")
        page.get_by_role("button", name="起草答复文书").click()
        return self.hands_in(page, look)

    def hands_in(self, page: Page, look: str = "") -> Letter:
        expect(page.locator("#preview")).to_contain_text("要素齐全")
        if look:
            looks(page, f"six-{look}-letter")
        page.get_by_role("button", name="保存并提交审签").click()
        expect(page.locator(".tag").first).to_have_text("审签中")
        found = re.search(r"/letters/(\d+)/", page.url)
        assert found, page.url
        return Letter.objects.get(pk=int(found[1]))

    # -- Review, signature, service ---------------------------------------------------------------

    def _letter_at(self, person: User, kind: str) -> Page:
        page = self.at_home(person)
        page.get_by_role("link", name=kind).first.click()
        expect(page.locator("h1")).to_have_text(kind)
        return page

    def passes(self, kind: str, look: str = "") -> None:
        for person in (self.desk.reviewer, self.desk.head):
            page = self._letter_at(person, kind)
            page.get_by_label("意见").fill("同意")
            if look:
                looks(page, f"six-{look}-review")
                look = ""
            page.get_by_role("button", name="审核通过").click()
            expect(page.get_by_role("button", name="审核通过")).to_have_count(0)

    def signs(self, letter: Letter, by: User, look: str = "") -> None:
        page = self._letter_at(by, letter_title(letter))
        page.get_by_role("button", name="签发", exact=True).click()
        expect(page.locator(".paper__reference")).to_contain_text("〔2026〕")
        if look:
            looks(page, f"six-{look}-signed")
        letter.refresh_from_db()
        assert letter.state == LetterState.SIGNED

    def lays_ready(self, kind: str, look: str = "") -> None:
        """Online: the applicant's first opening will be the service."""
        page = self._letter_at(self.desk.clerk, kind)
        page.get_by_role("link", name="把文书放到其查询页面").click()
        page.get_by_role("button", name="放到查询页面").click()
        expect(page.locator("body")).to_contain_text("已放到申请人的查询页面")
        if look:
            looks(page, f"six-{look}-online")

    def serves(self, letter: Letter, manner: str, said: Mapping[str, str], look: str = "") -> Page:
        page = self._letter_at(self.desk.clerk, letter_title(letter))
        page.get_by_label(manner, exact=True).check()
        fills(page, said)
        if look:
            looks(page, f"six-{look}-serving")
        page.get_by_role("button", name="登记送达").click()
        expect(page.locator(".tag").first).to_have_text("已送达")
        return page


def fills(page: Page, facts: Mapping[str, str]) -> None:
    """Each field by its label; a choice is chosen, a box ticked where `是` is said."""
    for label, value in facts.items():
        control = page.get_by_label(label).first
        kind = control.evaluate("e => e.tagName + '.' + (e.type || '')")
        if kind.startswith("SELECT"):
            control.select_option(value)
        elif kind == "INPUT.checkbox":
            control.check()
        else:
            control.fill(value)


def letter_title(letter: Letter) -> str:
    return LetterKind(letter.kind).label


def assert_is_the_signed(data: bytes, digest: str) -> None:
    assert len(data) > 5000
    assert sha256(data).hexdigest() == digest
