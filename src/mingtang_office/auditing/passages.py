"""The words of a report with the passages marked that findings quote."""

from __future__ import annotations

from collections import defaultdict
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


Wanted = tuple[Numbered, str]
Span = tuple[int, int, Numbered]


def narrative(report: AnnualReport, findings: Iterable[Numbered]) -> Narrative:
    quotes = _Quotes(findings)
    return Narrative(
        marked(report.title or "", None, quotes.at(None)),
        tuple(marked(p.text, p.at, quotes.at(p.at)) for p in report.preamble),
        tuple(
            MarkedSection(
                section.number,
                marked(section.printed + section.title, section.at, quotes.at(section.at)),
                tuple(marked(p.text, p.at, quotes.at(p.at)) for p in section.paragraphs),
                section.statutory,
            )
            for section in report.sections
        ),
        tuple(marked(p.text, p.at, quotes.at(p.at)) for p in report.closing),
    )


class _Quotes:
    """The quotes of findings by the paragraph that they name; those of table cells left out."""

    def __init__(self, findings: Iterable[Numbered]) -> None:
        self._by_paragraph: dict[int | None, list[Wanted]] = defaultdict(list)
        for each in findings:
            for quote in each.finding.quotes:
                wanted = "".join(quote.text.split())
                if wanted and (quote.at is None or quote.at.table is None):
                    paragraph = quote.at.paragraph if quote.at else None
                    self._by_paragraph[paragraph].append((each, wanted))

    def at(self, place: Place | None) -> list[Wanted]:
        """What may stand in the paragraph at this place; where that is unknown, every quote."""
        if place is None or place.paragraph is None:
            return [wanted for found in self._by_paragraph.values() for wanted in found]
        return self._by_paragraph.get(place.paragraph, []) + self._by_paragraph.get(None, [])


def marked(text: str, at: Place | None, quotes: Iterable[Wanted]) -> MarkedText:
    """The text cut where quotes begin and end. White space does not count in the comparison."""
    spans: list[Span] = []
    for each, wanted in quotes:
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
