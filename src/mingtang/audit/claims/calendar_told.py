"""Dates and periods that the narrative names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mingtang.annual.report import AnnualReport
from mingtang.audit.claims.judgement import RIGHT, Judgement, Verdict
from mingtang.audit.claims.narrative import Narrative
from mingtang.audit.claims.sentences import Sentence
from mingtang.audit.findings import Quote

_DATE = re.compile(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_UNTIL = re.compile(r"截[至止]到?$")


def _day(match: re.Match[str], year: int | None) -> date | None:
    try:
        return date(int(match["year"] or year or 2024), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def judge_dates(narrative: Narrative, report: AnnualReport) -> Iterator[Judgement]:
    """Each date: a day that exists; a period that does not end before it begins; 截至 a day that
    does not lie after the signature."""
    for sentence in narrative.sentences:
        year = narrative.year
        last: tuple[re.Match[str], date] | None = None
        for match in _DATE.finditer(sentence.plain):
            year = int(match["year"]) if match["year"] else year
            day = _day(match, year)
            if day is None:
                advice = "不是历法上有的日期，请更正"
                yield _judgement(sentence, match.start(), match.end(), advice)
                continue
            yield from _judge_day(sentence, match, day, last, report)
            last = (match, day)


def _judge_day(
    sentence: Sentence,
    match: re.Match[str],
    day: date,
    last: tuple[re.Match[str], date] | None,
    report: AnnualReport,
) -> Iterator[Judgement]:
    plain = sentence.plain
    spans = last is not None and re.fullmatch(
        r"起?(?:至|到|—|-|～)", plain[last[0].end() : match.start()]
    )
    signed = report.signed_on
    if last is not None and spans and last[1] > day:
        advice = "起止日期颠倒，请更正"
        yield _judgement(sentence, last[0].start(), match.end(), advice)
    elif signed and day > signed and _UNTIL.search(plain[: match.start()]):
        advice = f"晚于落款日期 {signed.isoformat()}，请核对"
        yield _judgement(sentence, match.start(), match.end(), advice)
    else:
        yield RIGHT


def _judgement(sentence: Sentence, start: int, end: int, advice: str) -> Judgement:
    printed = sentence.text[start:end]
    return Judgement(Verdict.WRONG, f"“{printed}”{advice}", quotes=(Quote(printed, sentence.at),))
