"""The education bureau's report on the year: compiled from its registers, written, passed from hand to
hand, signed and published, in the January after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from mingtang.annual.drafting import Entered
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.agencies.models import Role
from mingtang_office.annual.actions.counting import freeze
from mingtang_office.annual.actions.explaining import explain
from mingtang_office.annual.actions.publishing import publish
from mingtang_office.annual.actions.reviewing import pass_on, submit
from mingtang_office.annual.actions.signing import sign
from mingtang_office.annual.actions.writing import Typed, begin, digest_of, enter_figures, write
from mingtang_office.annual.judging import judged
from mingtang_office.annual.models import YearReport
from mingtang_office.demo.conducting import Life, office_hour
from mingtang_office.demo.desks import Desk
from mingtang_office.publication.actions import reviewing, signing
from mingtang_office.publication.actions.confidentiality import examine
from mingtang_office.publication.models import Item

_SAFE = {head: Answer(Verdict.NO) for head in Head}
_FIGURES: Mapping[Entered, int | str] = {
    Entered.MEETINGS: 3,
    Entered.TRAININGS: 2,
    Entered.TRAINED: 118,
    Entered.INSPECTIONS: 4,
    Entered.ACCOUNTS: 2,
    Entered.POSTS: 463,
    Entered.SANCTIONS: 0,
    Entered.PROPOSALS: 8,
}
# What only the bureau knows, part by part, in place of each gap in its order.
_KNOWN: Mapping[int, tuple[str, ...]] = {
    1: (
        "修订公文公开属性认定办法，清理历年学前教育、资助类文件并在原件上标注效力",
        "把招生入学、学生资助、校园安全三类信息移到网站首页，在政务服务大厅和县图书馆设查阅点两处",
    ),
    5: (
        "上年报告指出招生政策解读以文字为主，已为入学政策配图解，并在登记前召开新闻发布会",
        "民办学校收费信息的更新间隔偏长，家长来电询问较多；个别学校公示期满后未及时撤下名单",
        "按月核对民办学校收费栏目，由民办教育科负责，3月底前完成首次核对；公示名单由系统到期自动下线",
    ),
}
_EXPLAINED = "已与台账核对，情况属实。"
# On which working days of January what is done.
_BEGUN, _WRITTEN, _HANDED_IN, _PASSED, _SIGNED, _PUBLISHED = 3, 6, 7, 8, 10, 12


def year_report(desk: Desk) -> Life:
    """As far as January has come."""
    year = desk.days.today.year
    january = desk.days.of_year(year)[: _PUBLISHED + 1]
    work = _Work(desk, year - 1)
    steps: tuple[tuple[Callable[[], None], int, int], ...] = (
        (work.begin, _BEGUN, 9),
        (work.write, _WRITTEN, 10),
        (work.hand_in, _HANDED_IN, 15),
        (work.pass_on, _PASSED, 9),
        (work.sign, _SIGNED, 10),
        (work.hand_over, _SIGNED, 15),
        (work.publish, _PUBLISHED, 9),
    )
    for step, number, hour in steps:
        if number >= len(january):
            return
        yield office_hour(january[number], hour)
        step()


class _Work:
    """The report, and what each of the bureau's people does with it."""

    report: YearReport
    item: Item

    def __init__(self, desk: Desk, year: int) -> None:
        self._desk, self._year = desk, year

    def begin(self) -> None:
        self.report = begin(
            agency=self._desk.agency,
            year=self._year,
            by=self._desk.clerk,
            now=self._desk.clock.tick(),
        )

    def write(self) -> None:
        """What no register knows is entered, every gap filled, the tables fixed, warnings explained."""
        self._do(freeze)
        self.report, _ = enter_figures(
            report=self.report,
            entered=_FIGURES,
            expected_revision=self.report.revision,
            by=self._desk.clerk,
            now=self._desk.clock.tick(),
        )
        typed = {}
        for part in self.report.parts.all():
            text = part.text
            for word in _KNOWN.get(part.number, ()):
                before, _, rest = text.partition("【请补充：")
                text = before + word + rest.partition("】")[2]
            typed[part.number] = Typed(text, part.version, digest_of(part.text))
        self.report = write(
            report=self.report, typed=typed, by=self._desk.clerk, now=self._desk.clock.tick()
        )
        found = judged(self.report, timezone.localdate(self._desk.clock.tick())).to_explain
        self._do(explain, words={each.numbered.identity: _EXPLAINED for each in found})

    def hand_in(self) -> None:
        self._do(submit)

    def pass_on(self) -> None:
        self._do(pass_on, Role.SECTION_REVIEWER, opinion="数据与台账一致，文字已核。")
        self._do(pass_on, Role.HEAD, opinion="同意，请领导签发。")

    def sign(self) -> None:
        self._do(sign, Role.SIGNATORY, opinion="同意公布。")

    def hand_over(self) -> None:
        self._do(publish)
        assert self.report.item is not None
        self.item = self.report.item

    def publish(self) -> None:
        """Through the review that everything takes which is published."""
        self._review(reviewing.pass_on, Role.SECTION_REVIEWER, opinion="")
        self._review(reviewing.pass_on, Role.HEAD, opinion="")
        self._review(examine, Role.CONFIDENTIALITY_REVIEWER, answers=_SAFE, opinion="")
        self._review(signing.sign, Role.SIGNATORY, opinion="同意公布。")

    def _do(self, action: Callable[..., YearReport], role: Role = Role.CLERK, **told: Any) -> None:
        self.report = action(
            report=self.report,
            expected_revision=self.report.revision,
            by=self._desk.people[role],
            now=self._desk.clock.tick(),
            **told,
        )

    def _review(self, action: Callable[..., Item], role: Role, **told: Any) -> None:
        self.item = action(
            item=self.item,
            expected_revision=self.item.revision,
            by=self._desk.people[role],
            now=self._desk.clock.tick(),
            **told,
        )
