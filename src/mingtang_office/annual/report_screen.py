"""What the pages of a year report show: its parts in their order, each with what was found in it and
with the same part of last year's report; its way; its rights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mingtang.annual.drafting import PREAMBLE, WRITTEN_PARTS
from mingtang.annual.edition import SectionForm, edition
from mingtang.annual.report import AnnualReport
from mingtang.law.numerals import numeral
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Membership, Role
from mingtang_office.annual.actions.writing import digest_of
from mingtang_office.annual.checking import Check, Checked
from mingtang_office.annual.judging import judged
from mingtang_office.annual.models import ReportPassage, ReportState, Verdict, YearReport
from mingtang_office.annual.queries.previous import Previous, previous_of
from mingtang_office.annual.queries.reports import CHAIN, whose_work
from mingtang_office.auditing.grid import DrawnTable, drawn_tables
from mingtang_office.auditing.marking import CellMarks, cell_marks
from mingtang_office.auditing.passages import MarkedText, Narrative, narrative
from mingtang_office.ui.components import TimelineEntry, Tone
from mingtang_office.ui.differences import Run, differences

TONES = {
    ReportState.WRITING: Tone.OPEN,
    ReportState.IN_REVIEW: Tone.WAITING,
    ReportState.RETURNED: Tone.WRONG,
    ReportState.SIGNED: Tone.DONE,
    ReportState.DISCARDED: Tone.ENDED,
}
_VERDICT_TONES = {Verdict.RETURNED: Tone.WRONG, Verdict.DISCARDED: Tone.ENDED}
_TABLES = {"proactive": 2, "applications": 3, "remedies": 4}
_UNMARKED = CellMarks({}, {})
NOBODY = "目前没有人能办这一步，请安全管理员任命"


@dataclass(frozen=True, slots=True)
class Panel:
    """One part of the report as its page shows it. `version` and `seen` go back with what is typed;
    `theirs` is what somebody else wrote meanwhile, against what was typed here."""

    number: int
    heading: str
    text: str
    findings: tuple[Checked, ...]
    gaps: tuple[str, ...]
    words: tuple[MarkedText, ...] = ()
    table: DrawnTable | None = None
    last_words: tuple[str, ...] = ()
    last_table: DrawnTable | None = None
    version: int = 0
    seen: str = ""
    theirs: tuple[Run, ...] = ()

    @property
    def is_written(self) -> bool:
        return self.table is None

    @property
    def rows(self) -> int:
        """Lines that the field shows: all of the text, which stands beside last year's or alone."""
        width = 30 if self.last_words else 50
        needed = sum(1 + len(line) // width for line in self.text.splitlines())
        return min(max(needed + 1, 4), 30)


@dataclass(frozen=True)
class Screen:
    """The page of a report on a day; `typed` are words that are not kept yet, `clashed` the parts
    where somebody else was first."""

    report: YearReport
    today: date
    typed: Mapping[int, str]
    clashed: frozenset[int] = frozenset()

    @cached_property
    def check(self) -> Check:
        return judged(self.report, self.today, self.typed)

    @cached_property
    def value(self) -> AnnualReport:
        return self.check.report

    @cached_property
    def previous(self) -> Previous | None:
        return previous_of(self.report)

    @cached_property
    def _narrative(self) -> Narrative:
        return narrative(self.value, self.check.numbered)

    @cached_property
    def _tables(self) -> dict[str, DrawnTable]:
        marks = cell_marks(self.value, self.check.numbered)
        return drawn_tables(self.value, self.value, marks, frozenset())

    @cached_property
    def _last_tables(self) -> dict[str, DrawnTable]:
        if self.previous is None or self.previous.report.form is None:
            return {}
        last = self.previous.report
        return drawn_tables(last, last, _UNMARKED, frozenset())

    @cached_property
    def _placed(self) -> dict[int, tuple[Checked, ...]]:
        return placed(self.value, self.check.findings)

    @property
    def general(self) -> tuple[Checked, ...]:
        """Findings that speak of no part."""
        return self._placed.get(-1, ())

    @cached_property
    def title(self) -> MarkedText:
        return self._narrative.title

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """The preamble and every section, in the order of the form."""
        kept = {part.number: part for part in self.report.parts.all()}
        form = edition(self.report.edition)
        last = self.previous.report if self.previous else None
        words = {each.number: each.paragraphs for each in self._narrative.sections}
        words[PREAMBLE] = self._narrative.preamble
        made = []
        for number, heading, section in _parts_of(form.sections):
            part = kept.get(number)
            key = section.holds if section else ""
            text = self.typed.get(number, part.text if part else "")
            made.append(
                Panel(
                    number,
                    heading,
                    text,
                    self._placed.get(number, ()),
                    self.check.gaps.get(number, ()),
                    words=words.get(number, ()),
                    table=self._tables.get(key),
                    last_words=_words_of(last, number),
                    last_table=self._last_tables.get(key),
                    version=part.version if part else 0,
                    seen=digest_of(part.text) if part else "",
                    theirs=differences(part.text, text) if part and number in self.clashed else (),
                )
            )
        return tuple(made)


def _parts_of(sections: Iterable[SectionForm]) -> Iterable[tuple[int, str, SectionForm | None]]:
    yield PREAMBLE, "引言", None
    for section in sections:
        yield section.number, f"{numeral(section.number)}、{section.title}", section


def _words_of(report: AnnualReport | None, number: int) -> tuple[str, ...]:
    if report is None or number not in WRITTEN_PARTS:
        return ()
    section = report.section(number)
    paragraphs = report.preamble if number == PREAMBLE else section.paragraphs if section else ()
    return tuple(paragraph.text for paragraph in paragraphs)


def placed(report: AnnualReport, findings: Iterable[Checked]) -> dict[int, tuple[Checked, ...]]:
    """The findings by the part that they speak of, told by what they quote or by their cells; -1 for
    those of the whole report."""
    found: dict[int, list[Checked]] = {}
    for each in findings:
        found.setdefault(_part_of(report, each), []).append(each)
    return {number: tuple(of) for number, of in found.items()}


def _part_of(report: AnnualReport, each: Checked) -> int:
    places = [q.at.paragraph for q in each.numbered.finding.quotes if q.at and q.at.paragraph]
    if places:
        return _section_at(report, places[0])
    cells = each.numbered.finding.cells
    return _TABLES.get(cells[0].partition("/")[0], -1) if cells else -1


def _section_at(report: AnnualReport, paragraph: int) -> int:
    if report.closing and paragraph >= (report.closing[0].at.paragraph or 0):
        return -1
    holding = [s.number for s in report.sections if (s.at.paragraph or 0) <= paragraph]
    return holding[-1] if holding else PREAMBLE


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the chain: done, at work, or still to come, and by whom."""

    label: str
    tone: Tone
    said: str


def steps(report: YearReport, passages: Iterable[ReportPassage], on: date) -> tuple[Step, ...]:
    """The chain with what has been done in this round."""
    done = {
        each.role: each
        for each in passages
        if each.round == report.round and each.verdict in (Verdict.PASSED, Verdict.SIGNED)
    }
    return tuple(_step(report, role, done.get(role), on) for role in CHAIN)


def _step(report: YearReport, role: Role, passed: ReportPassage | None, on: date) -> Step:
    verb = "签发" if role is CHAIN[-1] else "审核"
    label = role.label if role.label.endswith(("审核", "审查")) else f"{role.label}{verb}"
    if passed is not None and not report.is_writable:
        return Step(label, Tone.DONE, f"{who(passed)}，{passed.get_verdict_display()}")
    if report.turn == role:
        held = Membership.objects.in_force(on).filter(agency=report.agency, role=role)
        people = (
            User.objects.filter(pk__in=held.values("user"), is_active=True)
            .exclude(pk__in=whose_work(report))
            .order_by("pk")
        )
        names = "、".join(person.full_name for person in people)
        said = f"等待{names}办理" if names else NOBODY
        return Step(label, Tone.WAITING if names else Tone.WRONG, said)
    return Step(label, Tone.ENDED, "尚未办理")


def who(passage: ReportPassage) -> str:
    name = passage.by.full_name
    return f"{name}（代{passage.acting_for.full_name}）" if passage.acting_for else name


def history(passages: Iterable[ReportPassage]) -> list[TimelineEntry]:
    """What happened to the report, the earliest first."""
    return [
        TimelineEntry(
            each.get_verdict_display(),
            each.at,
            who(each) + (f"（{Role(each.role).label}）" if each.role else ""),
            each.opinion,
            _VERDICT_TONES.get(Verdict(each.verdict), Tone.DONE),
        )
        for each in passages
    ]
