"""How like two texts are once what every report has in common is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from mingtang.annual.report import AnnualReport, Section
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.plain import closed_up
from mingtang.audit.findings import Quote

_STATUTORY = re.compile(
    r"《[^》]*》|中华人民共和国|政府信息公开(?:工作)?|国务院办公厅|习近平新时代中国特色社会主义思想|党的[一二三四五六七八九十]+大"
    r"(?:精神)?|[〔（(][^〕）)]{0,12}[〕）)]"
)
_VARIABLE = re.compile(r"[\d〇零一二三四五六七八九十百千万%％.]+|[^\u4e00-\u9fff]")

SECTIONS = (1, 5, 6)
WARNED, BLOCKED = 0.7, 0.9

MINIMUM = 80
"""Letters below which a section is too short to be called copied (无, 没有其他需要报告的事项)."""


def core(text: str, agency: str | None) -> str:
    """The letters of a text without the agency's name, numbers, titles and statutory phrases."""
    plain = closed_up(text)
    if agency:
        plain = plain.replace(agency, "")
    return _VARIABLE.sub("", _STATUTORY.sub("", plain))


def likeness(
    new: Section | None, old: Section | None, report: AnnualReport, previous: AnnualReport
) -> float | None:
    """The likeness of a section to last year's, from 0 to 1; None where one is missing or too
    short."""
    if new is None or old is None:
        return None
    left, right = core(new.text, report.agency), core(old.text, previous.agency)
    if min(len(left), len(right)) < MINIMUM:
        return None
    return Indel.normalized_similarity(left, right)


def judge_likeness(report: AnnualReport, previous: AnnualReport | None) -> Iterator[Judgement]:
    """Sections one, five and six against last year's."""
    for number in SECTIONS if previous else ():
        new = report.section(number)
        found = likeness(new, previous.section(number), report, previous) if previous else None
        if new is None or found is None:
            continue
        if found < WARNED:
            yield RIGHT
            continue
        yield Judgement(
            Verdict.WRONG if found >= BLOCKED else Verdict.LIKELY,
            f"“{new.title}”部分与上年报告同一部分相似 {found:.0%}（已去掉机关名称、年份和数字），请按本年度实际情况改写",
            quotes=(Quote(new.text[:60], new.at),),
        )
