"""The running text of a report, passage by passage, with the place each stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from mingtang.annual.report import AnnualReport, Section
from mingtang.audit.findings import Quote
from mingtang.audit.memory import once_a_report
from mingtang.documents.raw import Paragraph, Place

NARRATIVE = (1, 5, 6)
"""Sections told in words in both tabled editions; the others hold a table."""

AROUND = 14  # letters shown on either side of what is quoted


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `section` is None in the preamble and in the closing lines."""

    text: str
    at: Place
    section: int | None = None

    def quote(self, start: int, end: int) -> Quote:
        """This stretch of the passage with a few letters around it."""
        return Quote(self.text[max(0, start - AROUND) : end + AROUND].strip(), self.at)


def _passages(paragraphs: tuple[Paragraph, ...], section: int | None = None) -> Iterator[Passage]:
    return (Passage(p.text, p.at, section) for p in paragraphs if p.text.strip())


@once_a_report
def passages(report: AnnualReport) -> tuple[Passage, ...]:
    """Every passage from the preamble to the last section; the signature is left out."""
    told = (_passages(section.paragraphs, section.number) for section in report.sections)
    return tuple(chain(_passages(report.preamble), *told))


def preamble_text(report: AnnualReport) -> str:
    """What stands before the first section, line breaks and spaces taken out."""
    return dense("".join(paragraph.text for paragraph in report.preamble))


def narrative_sections(report: AnnualReport) -> tuple[Section, ...]:
    """The sections told in words; all of them in the free form."""
    form = report.form
    told = {s.number for s in form.sections if s.holds == "narrative"} if form else set(NARRATIVE)
    return tuple(s for s in report.sections if s.number in told or not s.statutory)


def whole_text(report: AnnualReport) -> str:
    """The text of all sections, without spaces and line breaks."""
    return dense("".join(section.text for section in report.sections))


def dense(text: str) -> str:
    """The text without any white space: prints wrap lines and space out letters at will.

    >>> dense("2023 年\\n1 月")
    '2023年1月'
    """
    return re.sub(r"\s+", "", text)


def first_quote(section: Section) -> tuple[Quote, ...]:
    """The heading of the section as printed, for findings about the section as a whole."""
    return (Quote(f"{section.printed}{section.title}", section.at),)
