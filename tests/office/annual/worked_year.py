"""A bureau's year 2025, worked out: applications, remedies, documents, decisions, publications; and the
way of its report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from mingtang.annual.drafting import Entered
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.annual.actions.counting import freeze
from mingtang_office.annual.actions.explaining import explain
from mingtang_office.annual.actions.reviewing import pass_on, submit
from mingtang_office.annual.actions.signing import sign
from mingtang_office.annual.actions.writing import (
    Typed,
    begin,
    digest_of,
    enter_figures,
    write,
)
from mingtang_office.annual.judging import judged
from mingtang_office.annual.models import YearReport
from mingtang_office.powers.models import PowerStanding
from tests.office.annual.conftest import enter
from tests.office.publication.bureau import Bureau

JANUARY = datetime(2026, 1, 12, 2, 0, tzinfo=UTC)
DAY = date(2026, 1, 12)
ENTERED = {
    Entered.MEETINGS: 2,
    Entered.TRAININGS: 1,
    Entered.TRAINED: 46,
    Entered.INSPECTIONS: 2,
    Entered.ACCOUNTS: 1,
    Entered.POSTS: 186,
    Entered.SANCTIONS: 0,
    Entered.PROPOSALS: 3,
}
# What only the bureau knows, in place of each gap in its order.
KNOWN = {
    1: (
        "修订公文公开属性认定办法，清理历年学前教育文件并在原件上标注效力",
        "调整门户网站的义务教育栏目，在政务服务大厅设查阅点一处",
    ),
    5: (
        "上年报告指出招生政策解读以文字为主，已为入学政策配图解并录制讲解视频",
        "民办学校收费信息的更新间隔偏长，家长来电询问较多",
        "2026年按月核对民办学校收费栏目，由民办教育科负责，3月底前完成首次核对",
    ),
}


def happened(bureau: Bureau) -> None:
    """Applications, suits and decisions of the year and about it."""
    agency = bureau.agency
    enter(agency, date(2024, 12, 20), date(2025, 1, 8))
    enter(agency, date(2025, 3, 3), date(2025, 3, 20))
    enter(agency, date(2025, 4, 1), date(2025, 4, 28), Disposition.PARTLY_GRANTED)
    enter(
        agency,
        date(2025, 6, 1),
        date(2025, 6, 20),
        Disposition.DOES_NOT_EXIST,
        kind=ApplicantKind.BUSINESS,
    )
    enter(agency, date(2025, 12, 22))
    entered = datetime(2025, 12, 30, tzinfo=UTC)
    for number, (what, row, began, ended, fen) in enumerate(
        (
            ("document", "normative_documents", date(2023, 5, 1), None, 0),
            ("document", "normative_documents", date(2025, 5, 1), None, 0),
            ("document", "normative_documents", date(2020, 5, 1), date(2025, 5, 1), 0),
            ("decision", "licences", date(2025, 2, 1), None, 0),
            ("decision", "licences", date(2025, 8, 1), None, 0),
            ("decision", "penalties", date(2025, 9, 9), None, 0),
            ("money", "charges", date(2025, 9, 1), None, 12_345_600),
        ),
        start=1,
    ):
        PowerStanding.objects.create(
            register="documents",
            entry=number,
            agency=agency,
            what=what,
            row=row,
            began_on=began,
            ended_on=ended,
            fen=fen,
            since=entered,
        )
    for month in (2, 5, 9):
        on = date(2025, month, 10)
        bureau.publish(now=datetime(2025, month, 10, 2, 0, tzinfo=UTC), formed_on=on)


CHARGES = Decimal("12.3456")


@dataclass
class Way:
    """The report on its way, one step after the other."""

    bureau: Bureau
    report: YearReport

    def typed(self, texts: dict[int, str], *, by: User | None = None) -> None:
        parts = {part.number: part for part in self.report.parts.all()}
        typed = {
            number: Typed(text, parts[number].version, digest_of(parts[number].text))
            for number, text in texts.items()
        }
        self.report = write(
            report=self.report, typed=typed, by=by or self.bureau.clerk, now=JANUARY
        )

    def filled(self) -> None:
        """What no register knows, entered and written."""
        self.report, _ = enter_figures(
            report=self.report,
            entered=ENTERED,
            expected_revision=self.report.revision,
            by=self.bureau.clerk,
            now=JANUARY,
        )
        texts = {part.number: part.text for part in self.report.parts.all()}
        for number, words in KNOWN.items():
            for word in words:
                before, _, rest = texts[number].partition("【请补充：")
                texts[number] = before + word + rest.partition("】")[2]
        self.typed(texts)

    def explained(self) -> None:
        open_ones = judged(self.report, DAY).to_explain
        self.report = explain(
            report=self.report,
            words={each.numbered.identity: "已核对，情况属实。" for each in open_ones},
            expected_revision=self.report.revision,
            by=self.bureau.clerk,
            now=JANUARY,
        )

    def frozen(self) -> None:
        self.report = freeze(
            report=self.report,
            expected_revision=self.report.revision,
            by=self.bureau.clerk,
            now=JANUARY,
        )

    def submitted(self) -> None:
        self.report = submit(
            report=self.report,
            expected_revision=self.report.revision,
            by=self.bureau.clerk,
            now=JANUARY,
        )

    def passed(self, by: User) -> None:
        self.report = pass_on(
            report=self.report,
            opinion="",
            expected_revision=self.report.revision,
            by=by,
            now=JANUARY,
        )

    def signed(self) -> None:
        self.report = sign(
            report=self.report,
            expected_revision=self.report.revision,
            by=self.bureau.leader,
            now=JANUARY,
        )

    def to_head(self) -> None:
        self.filled()
        self.frozen()
        self.explained()
        self.submitted()
        self.passed(self.bureau.section)

    def to_signature(self) -> None:
        self.to_head()
        self.passed(self.bureau.head)


def begun(bureau: Bureau) -> Way:
    return Way(bureau, begin(agency=bureau.agency, year=2025, by=bureau.clerk, now=JANUARY))
