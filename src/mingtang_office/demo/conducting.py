"""Who acts when in the demonstration: every case tells the moment at which it goes on, and all cases
are worked through in the order of these moments, as in an office."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush

from django.utils import timezone

from mingtang.workdays import Calendar

Life = Iterator[datetime]
"""What goes on step by step: before each step it gives the moment for it."""

_WEEKS = 30  # working days
_PACE = timedelta(minutes=2)


class Days:
    """Working days, counted from the day on which the demonstration is looked at."""

    def __init__(self, today: date) -> None:
        self.calendar = Calendar.official()
        self.today = today
        self._before = [day for n in range(1, 800) if self._works(day := today - timedelta(days=n))]
        self._place = {day: number for number, day in enumerate(self._before)}

    def ago(self, number: int) -> date:
        """The working day so many before today, or before the next one where today is none."""
        if number == 0:
            return self._next(self.today)
        return self._before[number - 1]

    def after(self, day: date, number: int) -> date:
        """The working day so many after a day; 0: that day itself."""
        return self.calendar.add_workdays(day, number).end if number else day

    def before(self, day: date, number: int) -> date:
        """The working day so many before a working day; 0: that day itself."""
        return self._before[self._place[day] + number] if number else day

    def knows(self, day: date) -> bool:
        """Whether it is one of the working days of the last years, with some weeks before it."""
        return self._place.get(day, len(self._before)) < len(self._before) - _WEEKS

    def end_of_month(self, day: date, months: int = 1) -> date:
        """The last working day of its month, or of so many months together; the one before today
        where that is to come."""
        month = -(-day.month // months) * months
        last = date(day.year, month, monthrange(day.year, month)[1])
        while last > day and not self.works(last):
            last -= timedelta(days=1)
        return min(last, self.ago(1))

    def of_year(self, year: int) -> list[date]:
        """Its working days that are over, the first of them first."""
        return [day for day in reversed(self._before) if day.year == year]

    def works(self, day: date) -> bool:
        """Whether it is a working day; a weekday where no calendar tells."""
        return self._works(day) if self.calendar.covers(day) else day.weekday() < 5

    def _works(self, day: date) -> bool:
        return self.calendar.day(day).is_workday

    def _next(self, day: date) -> date:
        return day if self._works(day) else self.calendar.add_workdays(day, 1).end


class Clock:
    """The moment at which people act; a little later each time it is asked for."""

    def __init__(self, start: datetime) -> None:
        self._next = start

    def set(self, moment: datetime) -> None:
        self._next = max(self._next, moment)

    @property
    def day(self) -> date:
        return timezone.localdate(self._next)

    def tick(self) -> datetime:
        now = self._next
        self._next += _PACE
        return now


def office_hour(day: date, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_default_timezone())


class Conductor:
    """Works through lives in the order of time, up to a moment; what would go on later stays as it is."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._waiting: list[tuple[datetime, int, Life]] = []
        self._begun = 0

    def take_on(self, life: Life) -> None:
        self._begun += 1
        self._put(self._begun, life)

    def work_until(self, end: datetime) -> None:
        while self._waiting and self._waiting[0][0] <= end:
            moment, number, life = heappop(self._waiting)
            self._clock.set(moment)
            self._put(number, life)

    def _put(self, number: int, life: Life) -> None:
        """Go on to where the life waits for its next moment."""
        moment = next(life, None)
        if moment is not None:
            heappush(self._waiting, (moment, number, life))
