"""A report out of its tables and the words that were written for it, in the form of its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count

from mingtang.annual.compile_report import compiled_report
from mingtang.annual.edition import Edition
from mingtang.annual.report import AnnualReport, Number, Section
from mingtang.documents.raw import Paragraph, Place
from mingtang.law.numerals import numeral

PREAMBLE = 0
"""The number under which the preamble stands beside the sections."""


def written_report(
    agency: str,
    year: int,
    form: Edition,
    cells: Mapping[str, Number],
    texts: Mapping[int, str],
    signed_on: date | None = None,
) -> AnnualReport:
    """The report with every part of its form (国办公开办函〔2021〕30号): `texts` are those of the preamble
    (0) and of the sections, a line a paragraph. With a day of signature it is signed by the agency.

    >>> from mingtang.annual.edition import edition
    >>> told = written_report("云江县教育局", 2025, edition("2021"), {}, {6: "没有收费。"})
    >>> [section.title for section in told.sections][-1], told.section(6).text
    ('其他需要报告的事项', '没有收费。')
    """
    places = count(2)  # the first is the title
    preamble = tuple(_paragraphs(texts.get(PREAMBLE, ""), places))
    sections = tuple(
        Section(
            number=each.number,
            title=each.title,
            at=Place(paragraph=next(places)),
            printed=f"{numeral(each.number)}、",
            paragraphs=tuple(_paragraphs(texts.get(each.number, ""), places)),
        )
        for each in form.sections
    )
    closing = (
        (agency, f"{signed_on.year}年{signed_on.month}月{signed_on.day}日") if signed_on else ()
    )
    bare = compiled_report(agency, year, form, cells)
    return replace(
        bare,
        preamble=preamble,
        sections=sections,
        closing=tuple(Paragraph(line, Place(paragraph=next(places))) for line in closing),
        signed_by=agency if signed_on else None,
        signed_on=signed_on,
    )


def _paragraphs(text: str, places: Iterator[int]) -> Iterator[Paragraph]:
    lines = (line.strip() for line in text.splitlines())
    return (Paragraph(line, Place(paragraph=next(places))) for line in lines if line)
