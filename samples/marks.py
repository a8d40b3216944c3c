"""Numbered marks: which finding is shown at which cell and at which words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import html
from lxml.html import builder

from mingtang.audit.findings import Finding, Quote, Severity, Status
from mingtang.documents.raw import Paragraph

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}
UNCERTAIN = "存疑"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding under the number that its marks bear."""

    number: int
    finding: Finding

    @property
    def kind(self) -> str:
        """The severity, or `uncertain` where the finding accuses nobody."""
        if self.finding.status is Status.UNCERTAIN:
            return UNCERTAIN_CLASS
        return self.finding.severity.value

    @property
    def word(self) -> str:
        return UNCERTAIN if self.kind == UNCERTAIN_CLASS else WORDS[self.finding.severity]

    @property
    def anchor(self) -> str:
        return f"finding-{self.number}"


UNCERTAIN_CLASS = Status.UNCERTAIN.value


def mark(numbered: Numbered, anchor: str | None = None) -> html.HtmlElement:
    """The number as a link to its entry in the list of findings."""
    link = builder.A(
        str(numbered.number),
        {"class": f"mark {numbered.kind}", "href": f"#{numbered.anchor}"},
        title=f"{numbered.word} {numbered.finding.rule}",
    )
    if anchor:
        link.set("id", anchor)
    return link


def text_anchor(numbered: Numbered) -> str:
    return f"words-{numbered.number}"


def _may_stand_in(quote: Quote, paragraph: Paragraph) -> bool:
    """Whether the quote's place allows that it was taken from this paragraph."""
    if quote.at is None:
        return True
    places = {quote.at.paragraph, paragraph.at.paragraph} - {None}
    return quote.at.table is None and len(places) < 2


@dataclass(slots=True)
class Marker:
    """Puts marks into the paragraphs of one report; each number gets its anchor where it comes first."""

    findings: tuple[Numbered, ...]
    placed: set[int] = field(default_factory=set)

    def paragraph(self, paragraph: Paragraph) -> Iterator[html.HtmlElement | str]:
        """The words of a paragraph, those that findings quote underlined and numbered."""
        spans = list(self._spans(paragraph))
        edges = sorted({0, len(paragraph.text), *(e for s, end, _ in spans for e in (s, end))})
        for start, end in pairwise(edges):
            words = paragraph.text[start:end]
            covered = any(s <= start and end <= e for s, e, _ in spans)
            yield builder.SPAN(words, {"class": "quoted"}) if covered else words
            yield from self._marks(n for _, e, n in spans if e == end)

    def _spans(self, paragraph: Paragraph) -> Iterator[tuple[int, int, Numbered]]:
        for numbered in self.findings:
            for quote in numbered.finding.quotes:
                start = paragraph.text.find(quote.text) if quote.text else -1
                if start >= 0 and _may_stand_in(quote, paragraph):
                    yield start, start + len(quote.text), numbered

    def _marks(self, findings: Iterable[Numbered]) -> Iterator[html.HtmlElement]:
        for numbered in dict.fromkeys(findings):
            first = numbered.number not in self.placed
            self.placed.add(numbered.number)
            yield mark(numbered, text_anchor(numbered) if first else None)
