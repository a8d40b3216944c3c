"""Days, periods and years that the text of a report names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mingtang.annual.report import AnnualReport
from mingtang.audit.narrative import dense, preamble_text
from mingtang.audit.wording import narrow

_PERIOD = re.compile(
    r"(?P<from>(?P<y1>20\d\d)年(?:度)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日)起?"
    r"(?:至|到|—+|-+|~|－)"
    r"(?P<to>(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日)"
)
_ABOUT_FIGURES = re.compile(r"统计|数据|期限|时限|周期|时间范围")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days as printed; `months_and_days` are those of its ends."""

    text: str
    first_year: int
    last_year: int
    months_and_days: tuple[int, int, int, int]

    def is_calendar_year(self, year: int) -> bool:
        """Whether it is 1 January to 31 December of this year."""
        return (self.first_year, self.last_year) == (year, year) and self.months_and_days == (
            1,
            1,
            12,
            31,
        )


def periods(text: str) -> Iterator[Period]:
    """Spans of days in a text that speak of the period of the figures.

    >>> [p.text for p in periods("所列数据统计期限自2023年1月1日起至12月31日止")]
    ['2023年1月1日起至12月31日']
    """
    plain = narrow(dense(text))
    for match in _PERIOD.finditer(plain):
        around = plain[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if _ABOUT_FIGURES.search(around):
            ends = tuple(int(match[name]) for name in ("m1", "d1", "m2", "d2"))
            first = int(match["y1"])
            yield Period(
                match.group(),
                first,
                int(match["y2"] or first),
                (ends[0], ends[1], ends[2], ends[3]),
            )


def report_period(report: AnnualReport) -> Period | None:
    """The period of the figures that the preamble names, or else the beginning of section one."""
    opening = report.section(1)
    texts = (preamble_text(report), opening.text[:300] if opening else "")
    return next((period for text in texts for period in periods(text)), None)
