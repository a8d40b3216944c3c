"""The spans of days that a person chooses from."""

from __future__ import annotations

from mingtang.annual.period import Period

WHOLE_YEAR, OWN_DAYS = "year", "days"
_PARTS: dict[str, tuple[str, int, int]] = {
    WHOLE_YEAR: ("全年", 1, 12),
    "h1": ("上半年", 1, 6),
    "h2": ("下半年", 7, 12),
    **{f"q{n}": (f"第{'一二三四'[n - 1]}季度", 3 * n - 2, 3 * n) for n in range(1, 5)},
    **{f"m{n}": (f"{n}月", n, n) for n in range(1, 13)},
}
CHOICES = [(code, label) for code, (label, _, _) in _PARTS.items()] + [(OWN_DAYS, "自定起止日期")]


def period_of(year: int, span: str) -> Period:
    """The period of a span of a year, any but one's own days."""
    _, first, last = _PARTS[span]
    return Period.of_months(year, first, last)


def words(period: Period) -> str:
    """2025年第一季度; 2025年3月3日至2025年4月5日 where it is none of the usual spans."""
    year = period.first.year
    if period.last.year == year:
        for code, (label, _, _) in _PARTS.items():
            if period_of(year, code) == period:
                return f"{year}年" if code == WHOLE_YEAR else f"{year}年{label}"
    first, last = period.first, period.last
    return f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
