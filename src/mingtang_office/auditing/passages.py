"""The words of a report with the passages marked that findings quote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from mingtang.annual.report import AnnualReport
from mingtang.documents.raw import Place
from mingtang_office.auditing.marking import Numbered


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words under the same findings; `ending` are those whose quote ends here, whose numbers follow."""

    text: str
    speaking: tuple[Numbered, ...] = ()
    ending: tuple[Numbered, ...] = ()

    @property
    def numbers(self) -> str:
        return " ".join(str(each.number) for each in self.speaking)


@dataclass(frozen=True, slots=True)
class MarkedText:
    stretches: tuple[Stretch, ...]
    at: Place | None = None


@dataclass(frozen=True, slots=True)
class MarkedSection:
    number: int
    heading: MarkedText
    paragraphs: tuple[MarkedText, ...]
    is_statutory: bool


@dataclass(frozen=True, slots=True)
class Narrative:
    """Everything a report says outside its tables."""

    title: MarkedText
    preamble: tuple[MarkedText, ...]
    sections: tuple[MarkedSection, ...]
    closing: tuple[MarkedText, ...]


Wanted = tuple[Numbered, str, Place | None]
Span = tuple[int, int, Numbered]


def narrative(report: AnnualReport, findings: Iterable[Numbered]) -> Narrative:
    quotes = [
        (each, "".join(quote.text.split()), quote.at)
        for each in findings
        for quote in each.finding.quotes
        if quote.text.strip() and (quote.at is None or quote.at.table is None)
    ]
    title = report.title or ""
    return Narrative(
        marked(title, None, quotes),
        tuple(marked(p.text, p.at, quotes) for p in report.preamble),
        tuple(
            MarkedSection(
                section.number,
                marked(section.printed + section.title, section.at, quotes),
                tuple(marked(p.text, p.at, quotes) for p in section.paragraphs),
                section.statutory,
            )
            for section in report.sections
        ),
        tuple(marked(p.text, p.at, quotes) for p in report.closing),
    )


def marked(text: str, at: Place | None, quotes: Iterable[Wanted]) -> MarkedText:
    """The text cut where quotes begin and end. White space does not count in the comparison; a quote
    with a place is looked for in the paragraph of that place alone."""
    spans: list[Span] = []
    for each, wanted, place in quotes:
        if place is not None and at is not None and place.paragraph not in (None, at.paragraph):
            continue
        found = span(text, wanted)
        if found is not None:
            spans.append((*found, each))
    if not spans:
        return MarkedText((Stretch(text),) if text else (), at)
    cuts = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    stretches = []
    for start, end in pairwise(cuts):
        over = [s for s in spans if s[0] <= start and end <= s[1]]
        stretches.append(
            Stretch(
                text[start:end],
                _once(s[2] for s in over),
                _once(s[2] for s in over if s[1] == end),
            )
        )
    return MarkedText(tuple(stretches), at)


def _once(findings: Iterable[Numbered]) -> tuple[Numbered, ...]:
    return tuple({each.number: each for each in findings}.values())


def span(text: str, wanted: str) -> tuple[int, int] | None:
    """Start and end of words (given without white space) in a text, white space left out of account."""
    inked = [at for at, character in enumerate(text) if not character.isspace()]
    start = "".join(text[at] for at in inked).find(wanted) if wanted else -1
    return (inked[start], inked[start + len(wanted) - 1] + 1) if start >= 0 else None
