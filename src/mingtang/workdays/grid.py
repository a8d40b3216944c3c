"""Days off as a person types or pastes them: a name and one or two dates a line.

Dates may be written 2027-02-05, 2027/2/5, 2027.2.5, 2027年2月5日 or, the year being known, 2月5日; a
second date may leave out its month (2月5日至12日), and what stands in brackets is passed over, so
that the lines of a printed notice can be pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingtang.workdays.plan import Holiday, WorkingWeekend

_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_ORDINAL = re.compile(r"^\s*[一二三四五六七八九十]+、\s*")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"|(?P<alone>\d{1,2})\s*日"
)
_BETWEEN = re.compile(r"^[\s,，、;；]*(?:至|到|—+|–|-|~|～)?[\s,，]*$")
_WORDS_AFTER = re.compile(r"(?:放假|调休|休息|上班|共\s*\d+\s*天|[\s,，、;；。:：与周末连休])*")


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be read: its number from 1, and what is wrong."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    name: str
    days: tuple[date, ...]


def _days(text: str, year: int) -> Iterator[tuple[re.Match[str], date]]:
    month = 0
    for match in _DAY.finditer(text):
        month = int(match["month"]) if match["month"] else month
        if not month:
            raise ValueError(f"“{match.group().strip()}”没有月份")
        number = int(match["day"] or match["alone"])
        try:
            yield match, date(int(match["year"] or year), month, number)
        except ValueError:
            raise ValueError(f"没有“{match.group().strip()}”这一天") from None


def _read(text: str, year: int) -> tuple[str, list[tuple[re.Match[str], date]]]:
    bare = _BRACKETS.sub("", _ORDINAL.sub("", text))
    found = list(_days(bare, year))
    if not found:
        raise ValueError("没有日期，应写作“春节 2月5日 2月12日”")
    name = bare[: found[0][0].start()].strip(" \t,，:：、")
    if not name:
        raise ValueError("日期之前没有节日名称，应写作“春节 2月5日 2月12日”")
    if _WORDS_AFTER.fullmatch(bare[found[-1][0].end() :]) is None:
        raise ValueError(f"最后一个日期之后有看不懂的文字“{bare[found[-1][0].end() :].strip()}”")
    return name, found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield number, line


def read_holidays(text: str, year: int) -> tuple[tuple[Holiday, ...], tuple[Fault, ...]]:
    """One holiday a line: its name, its first day and, if longer, its last.

    >>> read_holidays("春节：2月5日（除夕，周五）至12日放假调休，共8天", 2027)[0]
    (Holiday(name='春节', first=datetime.date(2027, 2, 5), last=datetime.date(2027, 2, 12)),)
    """
    read, faults = [], []
    for number, line in _lines(text):
        try:
            name, found = _read(line, year)
            if len(found) > 2:
                raise ValueError("一行只写一段假期（起、止两个日期）；分成几段的请分行写")
            (first, start), (last, end) = found[0], found[-1]
            if len(found) == 2 and not _BETWEEN.match(first.string[first.end() : last.start()]):
                raise ValueError("两个日期之间有看不懂的文字")
            read.append(Holiday(name, start, end))
        except ValueError as error:
            faults.append(Fault(number, f"第{number}行“{line.strip()}”：{error}。"))
    return tuple(read), tuple(faults)


def read_weekends(text: str, year: int) -> tuple[tuple[WorkingWeekend, ...], tuple[Fault, ...]]:
    """The weekends worked for a holiday, one line a holiday.

    >>> read_weekends("春节 1月31日（周日）、2月20日（周六）上班", 2027)[0][1].on
    datetime.date(2027, 2, 20)
    """
    read, faults = [], []
    for number, line in _lines(text):
        try:
            name, found = _read(line, year)
            read += [WorkingWeekend(name, on) for _, on in found]
        except ValueError as error:
            faults.append(Fault(number, f"第{number}行“{line.strip()}”：{error}。"))
    return tuple(read), tuple(faults)


def holidays_written(holidays: tuple[Holiday, ...]) -> str:
    """The lines that `read_holidays` reads back."""
    return "\n".join(
        f"{h.name} {h.first.isoformat()}" + (f" {h.last.isoformat()}" if h.last != h.first else "")
        for h in holidays
    )


def weekends_written(weekends: tuple[WorkingWeekend, ...]) -> str:
    """The lines that `read_weekends` reads back."""
    return "\n".join(f"{w.name} {w.on.isoformat()}" for w in weekends)


_SENTENCE = re.compile(r"[^。；;\n]+")


def read_wording(
    text: str, year: int
) -> tuple[tuple[Holiday, ...], tuple[WorkingWeekend, ...], tuple[Fault, ...]]:
    """What the sentences of a printed notice arrange, festival by festival: 放假 and 上班. Lines
    without a date (the heading, the closing) are passed over.

    >>> words = "二、春节：2月5日（周五）至12日（周五）放假调休，共8天。1月31日（周日）、2月20日（周六）上班。"
    >>> holidays, weekends, faults = read_wording(words, 2027)
    >>> len(holidays), len(weekends), faults
    (1, 2, ())
    """
    holidays: list[Holiday] = []
    weekends: list[WorkingWeekend] = []
    faults: list[Fault] = []
    for number, line in _lines(text):
        if ("：" not in line and ":" not in line) or _DAY.search(line) is None:
            continue
        name, _, rest = _ORDINAL.sub("", line).replace(":", "：").partition("：")
        for sentence in _SENTENCE.findall(_BRACKETS.sub("", rest)):
            if _DAY.search(sentence) is None:
                continue
            wanted = f"{name.strip()} {sentence}"
            if "上班" in sentence:
                worked, wrong = read_weekends(wanted, year)
                weekends += worked
            else:
                off, wrong = read_holidays(wanted, year)
                holidays += off
            faults += [Fault(number, f"第{number}行：{each.message}") for each in wrong]
    return tuple(holidays), tuple(weekends), tuple(faults)
