"""A day as an officer reads it: the date, its weekday, and how many working days are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from mingtang.workdays.calendar import Calendar, OutsideCalendar

_WEEKDAYS = "一二三四五六日"


def day_words(on: date) -> str:
    """
    >>> day_words(date(2026, 3, 3))
    '2026年3月3日'
    """
    return f"{on.year}年{on.month}月{on.day}日"


def weekday_words(on: date) -> str:
    """
    >>> weekday_words(date(2026, 3, 13))
    '星期五'
    """
    return f"星期{_WEEKDAYS[on.weekday()]}"


def moment(at: datetime) -> str:
    """2026年3月13日10时5分, in the time of the office."""
    local = timezone.localtime(at)
    return f"{local.year}年{local.month}月{local.day}日{local.hour}时{local.minute}分"


@dataclass(frozen=True, slots=True)
class DueDay:
    """A last day as shown on `today`. `left` is empty where the calendar cannot tell; `provisional`
    where the count passes over days that no notice covers yet."""

    on: date
    left: str
    tone: str
    provisional: bool

    @property
    def words(self) -> str:
        said = "，".join(part for part in (weekday_words(self.on), self.left) if part)
        return f"{day_words(self.on)}（{said}）"


def _passes_provisional(calendar: Calendar, start: date, end: date) -> bool:
    days = ((start + timedelta(n)) for n in range((end - start).days + 1))
    return any(calendar.day(on).provisional for on in days)


def due_day(on: date, today: date, calendar: Calendar) -> DueDay:
    """How a due date reads on `today`.

    >>> due_day(date(2026, 3, 13), date(2026, 3, 6), Calendar.official()).words
    '2026年3月13日（星期五，还剩5个工作日）'
    """
    earlier, later = min(on, today), max(on, today)
    try:
        days = calendar.workdays_between(earlier, later)
        provisional = _passes_provisional(calendar, earlier, later)
    except OutsideCalendar:
        return DueDay(on, "", "late" if on < today else "soon", provisional=True)
    # between a day and a day off after it no working day may lie: then no count is said
    if on == today:
        return DueDay(on, "今天到期", "soon", provisional)
    if on < today:
        late = f"已逾期{days}个工作日" if days else "已逾期"
        return DueDay(on, late, "late", provisional)
    left = f"还剩{days}个工作日" if days else "其间没有工作日"
    return DueDay(on, left, "soon" if days <= 3 else "open", provisional)
