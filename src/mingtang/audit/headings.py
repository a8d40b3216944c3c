"""Section headings as printed against those of the form."""

from __future__ import annotations

from mingtang.annual.edition import SectionForm
from mingtang.annual.report import AnnualReport, Section
from mingtang.audit.wording import core, narrow

CHINESE = "零一二三四五六七八九十"


def numeral(printed: str) -> int | None:
    """The number that a printed numeral means; None where none is printed.

    >>> numeral("三、"), numeral("3."), numeral("")
    (3, 3, None)
    """
    digits = "".join(letter for letter in narrow(printed) if letter.isdecimal())
    if digits:
        return int(digits)
    return next((CHINESE.index(letter) for letter in printed if letter in CHINESE), None)


def heading(section: Section) -> str:
    """The heading as printed: numeral and title."""
    return f"{section.printed}{section.title}"


def section_form(report: AnnualReport, section: Section) -> SectionForm | None:
    """What the form says of this section; None for a heading that the form does not know."""
    if report.form is None or not section.statutory:
        return None
    return next((each for each in report.form.sections if each.number == section.number), None)


def is_spelt_right(section: Section, form: SectionForm) -> bool:
    """Whether the title is one of the wordings of the form, punctuation and spaces aside."""
    title = core(section.title)
    return any(title == core(wording) for wording in form.wordings)
