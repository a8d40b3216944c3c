"""From a raw document to an annual report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mingtang.annual.edition import (
    APPLICATIONS,
    REMEDIES,
    Edition,
    edition,
    edition_of_year,
    editions,
)
from mingtang.annual.report import AnnualReport, Issue, Section
from mingtang.documents.raw import Paragraph, RawDocument
from mingtang.recognition import figures, identity
from mingtang.recognition.flow import Line, RowLine, TextLine, lines
from mingtang.recognition.outline import Heading, headings
from mingtang.recognition.spelling import has_letters, squash
from mingtang.recognition.tables import Tables, read_tables
from mingtang.recognition.zones import Zones, as_text, divide

_RUNNING_HEAD = re.compile(r"(?:[\d/,:：.\-—\s]+(?:[AP]M|[上下]午)?\s+)?(?P<title>[^。；，]{6,56})")
_LATEST = "2021"
_FRONT = 60  # lines among which the title stands
_FIRST_ROW = "本年新收政府信息公开申请"
_LONGEST_TITLE = 60
_FRONT_MATTER = re.compile(
    r"\s*(?:标题|发布时间|发布日期|文号|发布机构|栏目|原文链接|本地目录|来源|作者|浏览次数|字体|索引号)\s*[:：]"
    r"|\s*页面链接与图片|\s*=+\s*正文\s*=+|\s*正文\s*$"
)
_EDITION_MARKS = {
    "2021": ("本年制发件数", "现行有效件数", "本年处理决定数量", "本年收费金额"),
    "2019": ("本年新制作数量", "对外公开总数量", "上一年项目数量", "采购项目数量"),
}


def _printed_edition(flow: Sequence[Line]) -> Edition | None:
    """The form whose heads of table two are printed."""
    squashed = "".join(
        line.squashed if isinstance(line, RowLine) else squash(line.text)
        for line in flow
        if isinstance(line, RowLine) or "数" in line.text or "金" in line.text
    )
    votes = {
        code: sum(mark in squashed for mark in marks) for code, marks in _EDITION_MARKS.items()
    }
    return edition(max(votes, key=lambda code: votes[code])) if any(votes.values()) else None


def _edition_by_year(zones: Zones, year: int | None) -> Edition | None:
    """The form followed where table two does not tell it: that of the year, if the report prints
    what that form has."""
    tabled = bool(zones.tables[APPLICATIONS] or zones.tables[REMEDIES])
    if year is None:
        return edition(_LATEST) if tabled else None
    of_year = edition_of_year(year)
    if tabled and (of_year is None or of_year.applications is None):
        return edition("2019")
    return of_year


def _paragraph(line: TextLine) -> Paragraph:
    return Paragraph(line.text.strip(), line.at, line.level)


def _sections(
    flow: Sequence[Line], found: Sequence[Heading], narrative: Mapping[int, TextLine], end: int
) -> tuple[Section, ...]:
    sections = []
    for heading, stop in zip(
        found, [*(following.index for following in found[1:]), end], strict=False
    ):
        lines_of = range(heading.index, min(stop, end))
        body = [_paragraph(narrative[i]) for i in lines_of if i in narrative]
        sections.append(
            Section(
                heading.number,
                heading.title,
                tuple(p for p in body if p.text),
                flow[heading.index].at,
                heading.printed,
                heading.statutory,
            )
        )
    return tuple(sections)


def _front(
    narrative: Sequence[tuple[int, TextLine]], found: Sequence[Heading]
) -> list[tuple[int, TextLine]]:
    first = found[0].index if found else len(narrative) and narrative[-1][0] + 1
    return [(index, line) for index, line in narrative if index < first]


def _preamble(
    front: Sequence[tuple[int, TextLine]], title: identity.Title | None
) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    for position, (_, line) in enumerate(front):
        text = line.text.strip()
        if title is not None and title.first <= position < title.first + title.lines:
            text = _after_title(text, title)
        if text and not _FRONT_MATTER.match(text) and not identity.is_bare_title(text):
            kept.append(Paragraph(text, line.at, line.level))
    return tuple(kept)


def _after_title(text: str, title: identity.Title) -> str:
    """What a line that begins with the title goes on to say (run-on exports)."""
    if title.lines > 1:
        return ""
    wanted = len("".join(title.text.split()))
    letters = 0
    for position, letter in enumerate(text):
        if letters == wanted:
            return text[position:].lstrip("》】 \u3000").strip()
        letters += not (letter.isspace() or letter in "《》【】")
    return ""


def recognise(document: RawDocument) -> AnnualReport:
    """The annual report in a document: agency, year, edition, sections, every cell of the tables.

    What cannot be read for certain is left unread and named in `issues`; no number is guessed.
    """
    whole = _without_running_heads(lines(document))
    flow = _first_report(whole)
    told = _printed_edition(flow)
    texts = [text for line in flow[:_FRONT] if has_letters(text := as_text(line).text)]
    title = identity.find_title(texts) or identity.find_title([document.title or ""])
    year = title.year if title is not None else None
    form = told or (edition_of_year(year) if year else None) or editions()[_LATEST]
    found = headings(flow, form)
    zones = divide(flow, found)
    if year is None:
        year = identity.find_year([line.text for _, line in zones.narrative])
    told = told or _edition_by_year(zones, year)
    if told is not None and told.code != form.code:
        found = headings(flow, told)
        zones = divide(flow, found)
    report = _assemble(flow, found, zones, title, year, told)
    if len(flow) == len(whole):
        return report
    aside = Issue(
        "second_report",
        "文件里在这份报告之后还有另一份年度报告，只读了第一份。请把两份报告分开后分别读取。",
        whole[len(flow)].at,
    )
    return replace(report, issues=(*report.issues, aside))


def _without_running_heads(flow: list[Line]) -> list[Line]:
    """The lines without a head that every page repeats: the title, perhaps after a date or a page."""
    kept: list[Line] = []
    heads: set[str] = set()
    for line in flow:
        if isinstance(line, TextLine) and len(line.text) < _LONGEST_TITLE:
            match = _RUNNING_HEAD.fullmatch(line.text.strip())
            if match is not None and identity.is_bare_title(match["title"]):
                title = squash(match["title"])
                if title in heads:
                    continue
                heads.add(title)
        kept.append(line)
    return kept


def _first_report(flow: Sequence[Line]) -> Sequence[Line]:
    """The lines before the title of a second report, which stands below the tables of the first."""
    tabled = False
    for index, line in enumerate(flow):
        if isinstance(line, RowLine):
            tabled = tabled or _FIRST_ROW in line.squashed
        elif _FIRST_ROW in line.text:
            tabled = True
        elif tabled and len(line.text) < _LONGEST_TITLE and identity.is_bare_title(line.text):
            return flow[:index]
    return flow


def _assemble(
    flow: Sequence[Line],
    found: Sequence[Heading],
    zones: Zones,
    title: identity.Title | None,
    year: int | None,
    form: Edition | None,
) -> AnnualReport:
    front = _front(zones.narrative, found)
    tables = Tables() if form is None else read_tables(zones, form)
    annex = figures.start(flow) if form is not None and form.applications is None else len(flow)
    narrated = [(index, line) for index, line in zones.narrative if index < annex]
    texts = [line.text for _, line in narrated]
    signature = identity.signature_start(texts)
    end = narrated[signature][0] if signature < len(narrated) else annex
    closing = [_paragraph(line) for _, line in narrated[signature:]]
    signed_by = identity.find_agency((), [p.text for p in closing])
    days = [day for p in closing if (day := identity.find_day(p.text)) is not None]
    if not closing and texts:
        days = [day for day in (identity.day_at_end(texts[-1]),) if day is not None]
    front_texts = [line.text for _, line in front]
    agency = (title and title.agency) or identity.find_agency(
        front_texts, [p.text for p in closing]
    )
    if agency and signed_by and signed_by.endswith(agency):
        agency = signed_by  # the title leaves out the place that the signature names
    narrative = dict(zones.narrative)
    if year is None and days:
        year = days[-1].year - 1
    issues = [*_doubts(agency, year, form), *tables.issues]
    return AnnualReport(
        agency=agency,
        year=year,
        edition=form.code if form else None,
        title=title.text if title else None,
        preamble=_preamble(front, title),
        sections=_sections(flow, found, narrative, end),
        cells=tables.cells,
        labels=tables.labels,
        figures=figures.read(flow) if form is not None and form.applications is None else (),
        closing=tuple(p for p in closing if p.text),
        signed_by=signed_by,
        signed_on=days[-1] if days else None,
        published_on=identity.find_published(front_texts),
        issues=tuple(issues),
    )


def _doubts(agency: str | None, year: int | None, form: Edition | None) -> list[Issue]:
    issues = []
    if agency is None:
        issues.append(
            Issue("agency_unknown", "没有找到报告机关的名称（标题、落款和联系单位都没有写明）。")
        )
    if year is None:
        issues.append(Issue("year_unknown", "没有找到报告年度（标题和统计期限都没有写明）。"))
    if form is None:
        issues.append(
            Issue("edition_unknown", "不能确定这份报告采用哪一版格式，三张表和年度都没有找到。")
        )
    return issues
