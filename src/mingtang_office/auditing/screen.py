"""What the page of a report shows: the report as read and corrected, its findings numbered, and the
finding or the cell that a person looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from mingtang.annual.edition import edition_of_year
from mingtang.annual.report import AnnualReport, Cell, CellState, Issue
from mingtang.audit.findings import Severity
from mingtang.audit.labels import cell_name
from mingtang.documents.raw import RawDocument, UnreadableDocument
from mingtang.rendering.tables import FIGURES
from mingtang_office.auditing import queries
from mingtang_office.auditing.grid import DrawnTable, drawn_tables
from mingtang_office.auditing.marking import (
    SEVERITIES,
    CellMarks,
    Numbered,
    cell_marks,
    cells_of,
    numbered,
)
from mingtang_office.auditing.models import CheckedReport, Correction
from mingtang_office.auditing.passages import MarkedSection, Narrative, narrative
from mingtang_office.auditing.source import (
    PagePane,
    Passage,
    TextPane,
    has_pages,
    page_pane,
    passages_of_cell,
    passages_of_finding,
    text_pane,
)

UNDECIDED, DECIDED = "no", "yes"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else None


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address of the page asks for; anything that makes no sense asks for nothing."""

    finding: int | None = None
    cell: str = ""
    severity: str = ""
    decided: str = ""
    rule: str = ""
    page: int | None = None
    start: int | None = None
    as_text: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> Wish:
        severity, decided = query.get("severity", ""), query.get("decided", "")
        return cls(
            finding=_number(query.get("finding")),
            cell=query.get("cell", "")[:80],
            severity=severity if severity in set(Severity) else "",
            decided=decided if decided in (UNDECIDED, DECIDED) else "",
            rule=query.get("rule", "")[:10],
            page=_number(query.get("page")),
            start=_number(query.get("from")),
            as_text=query.get("view") == "text",
        )

    @property
    def filters(self) -> str:
        """The filter as the tail of an address."""
        query = QueryDict(mutable=True)
        for name in ("severity", "decided", "rule"):
            if getattr(self, name):
                query[name] = getattr(self, name)
        return f"&{query.urlencode()}" if query else ""

    @property
    def chosen(self) -> str:
        """What is looked at as the head of an address."""
        query = QueryDict(mutable=True)
        if self.finding is not None:
            query["finding"] = str(self.finding)
        elif self.cell:
            query["cell"] = self.cell
        return query.urlencode()


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell looked at: as read, as corrected, what was found there and done to it."""

    address: str
    name: str
    raw: Cell
    now: Cell
    findings: tuple[Numbered, ...]
    issues: tuple[Issue, ...]
    history: tuple[Correction, ...]
    correction: Correction | None

    @property
    def is_absent(self) -> bool:
        return self.raw.state is CellState.ABSENT

    @property
    def is_blank(self) -> bool:
        return self.raw.state is CellState.BLANK

    @property
    def is_unread(self) -> bool:
        return self.raw.state is CellState.UNREAD


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the page shows it: its words and the table it holds; a table whose section the
    report does not print stands alone."""

    identity: str
    section: MarkedSection | None
    table: DrawnTable | None


def parts(report: AnnualReport, told: Narrative, tables: Mapping[str, DrawnTable]) -> list[Part]:
    """Sections in the order of the report, each table in its section; what is left over where its
    section would stand, the figures of a free-form report in the section that bears their name."""
    left = dict(tables)
    form = report.form or edition_of_year(report.year or 0)
    holding = {s.number: s.holds for s in form.sections if s.holds in left} if form else {}
    headed = {section.number for section in told.sections if section.is_statutory}
    found: list[Part] = []

    def add(section: MarkedSection | None, key: str) -> None:
        found.append(Part(f"part-{len(found) + 1}", section, left.pop(key, None)))

    for section, printed in zip(told.sections, report.sections, strict=True):
        for number in sorted(holding):
            if number < section.number and number not in headed and holding[number] in left:
                add(None, holding[number])
        figures = left.get(FIGURES)
        if figures is not None and figures.caption in printed.title:
            add(section, FIGURES)
        else:
            add(section, holding.get(section.number, "") if section.is_statutory else "")
    for key in tuple(left):
        add(None, key)
    return found


@dataclass(frozen=True)
class Screen:
    report: CheckedReport
    wish: Wish
    new: frozenset[str] = frozenset()

    @cached_property
    def raw(self) -> AnnualReport:
        return queries.raw_report(self.report)

    @cached_property
    def corrections(self) -> Mapping[str, Correction]:
        return queries.corrections_in_force(self.report)

    @cached_property
    def corrected(self) -> AnnualReport:
        return queries.with_corrections(self.raw, self.corrections)

    @cached_property
    def findings(self) -> tuple[Numbered, ...]:
        return numbered(queries.findings_with_decisions(self.report), self.new)

    @cached_property
    def marks(self) -> CellMarks:
        return cell_marks(self.corrected, self.findings)

    @cached_property
    def tables(self) -> dict[str, DrawnTable]:
        return drawn_tables(self.raw, self.corrected, self.marks, frozenset(self.corrections))

    @cached_property
    def narrative(self) -> Narrative:
        return narrative(self.corrected, self.findings)

    @property
    def parts(self) -> list[Part]:
        return parts(self.corrected, self.narrative, self.tables)

    # -- The list ---------------------------------------------------------------------------------

    @cached_property
    def listed(self) -> tuple[Numbered, ...]:
        """The findings that the filter lets through."""
        wish = self.wish
        return tuple(
            each
            for each in self.findings
            if (not wish.severity or each.severity == wish.severity)
            and (not wish.rule or each.rule == wish.rule)
            and (not wish.decided or (each.decision is not None) == (wish.decided == DECIDED))
        )

    @property
    def counts(self) -> tuple[tuple[str, str, int], ...]:
        """Code, word and number of findings of each severity."""
        return tuple(
            (code.value, word, sum(each.severity is code for each in self.findings))
            for code, word in SEVERITIES.items()
        )

    @property
    def undecided(self) -> int:
        return sum(each.decision is None for each in self.findings)

    # -- What is looked at ------------------------------------------------------------------------

    @cached_property
    def selected(self) -> Numbered | None:
        number = self.wish.finding
        return self.findings[number - 1] if number and number <= len(self.findings) else None

    @property
    def neighbours(self) -> tuple[Numbered | None, Numbered | None]:
        """The findings of the list before and after the one looked at."""
        if self.selected is None:
            return None, None
        number = self.selected.number
        before = [each for each in self.listed if each.number < number]
        after = [each for each in self.listed if each.number > number]
        return (before[-1] if before else None), (after[0] if after else None)

    @property
    def same_rule(self) -> int:
        """How many undecided findings stand under the rule of the one looked at."""
        selected = self.selected
        if selected is None:
            return 0
        return sum(e.rule == selected.rule and e.decision is None for e in self.findings)

    @cached_property
    def cell(self) -> CellView | None:
        address = self.wish.cell
        form = self.corrected.form
        known = address in self.corrected.cells or (form and address in form.cell_keys())
        if self.selected is not None or not known:
            return None
        history = self.report.corrections.filter(cell=address).select_related("by")
        return CellView(
            address,
            cell_name(self.corrected, address),
            self.raw.cell(address),
            self.corrected.cell(address),
            self.marks.speaking.get(address, ()),
            tuple(issue for issue in self.raw.issues if address in issue.cells),
            tuple(history),
            self.corrections.get(address),
        )

    @property
    def lit_cells(self) -> frozenset[str]:
        if self.selected is not None:
            return frozenset(cells_of(self.corrected, self.selected))
        return frozenset((self.cell.address,)) if self.cell else frozenset()

    # -- The source -------------------------------------------------------------------------------

    @cached_property
    def document(self) -> RawDocument:
        return queries.source_document(self.report)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        if self.selected is not None:
            return passages_of_finding(self.corrected, self.document, self.selected)
        return passages_of_cell(self.raw, self.cell.address) if self.cell else ()

    @cached_property
    def page_pane(self) -> PagePane | None:
        """The page of a PDF; None for other formats, where text is asked for, and where the page
        cannot be drawn (the words as read stand in for it)."""
        if self.wish.as_text or not has_pages(self.report):
            return None
        try:
            return page_pane(self.report, self.passages, self.wish.page)
        except (UnreadableDocument, OSError):
            return None

    @cached_property
    def text_pane(self) -> TextPane:
        return text_pane(self.document, self.passages, self.wish.start)

    @property
    def has_pages(self) -> bool:
        return has_pages(self.report)

    @property
    def issues(self) -> Iterable[Issue]:
        return self.raw.issues
