"""A year's publications of one organ, composed: what, when, in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from mingtang.publication.fields import Form, Value, fields_of
from mingtang.publication.fields import field as field_of
from mingtang.publication.genres import Genre
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.agencies.models import Agency
from mingtang_office.demo.conducting import Days
from mingtang_office.demo.year.dates import spread
from mingtang_office.demo.year.slots import Slots
from mingtang_office.demo.year.texts import Matter, Series, Voice
from mingtang_office.publication.models import LinkKind

_ATTEMPTS = 8
_LONGEST_SUMMARY = 90
_NAMED = re.compile(r"《.+》")
_TWICE = re.compile(r"(管理|工作|服务|监管|治理|安全|情况)\1")
_SLOWEST = 6  # working days from the forming to the publication
# The numbers that the documents of `items/` bear.
_TAKEN = frozenset({1, 2, 4, 18, 25, 31, 36, 37})
_QUARTERS = "一二三四"
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Publication:
    """`told` is what a table beside the files would tell; `ties` name others of the organ by title,
    `repeals` an older document that it takes the place of."""

    series: str
    kind: ItemKind
    title: str
    published_on: date
    told: dict[str, Any]
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    file: str = ""
    ties: tuple[tuple[LinkKind, str], ...] = ()
    repeals: str = ""


@dataclass(frozen=True, slots=True)
class _Due:
    """A publication to be composed; `of` is the one that it is about, `repeals` the document in whose
    place it comes."""

    on: date
    series: Series
    of: Publication | None = None
    repeals: Publication | None = None

    @property
    def matter(self) -> str:
        """The name of the matter that it has to be about, "" where any will do."""
        about = self.of or self.repeals
        return about.told["keywords"][0] if about else ""


@dataclass
class Writer:
    """Composes for one organ. `own` is how its own name stands in titles, `letter` in numbers."""

    agency: Agency
    voice: Voice
    days: Days
    rng: Random
    own: str
    letter: str = ""
    _serials: Counter[tuple[str, int]] = field(default_factory=Counter)
    _titles: set[str] = field(default_factory=set)
    _old: list[Publication] = field(default_factory=list)  # documents that may be repealed

    def past(self, count: int, before: int) -> Iterator[Publication]:
        """Normative documents of the five years before a year, most of which still hold."""
        for number in range(count):
            on = date(before - 5 + number % 5, self.rng.randint(3, 11), self.rng.randint(1, 28))
            while not self.days.works(on):
                on += timedelta(days=1)
            found = self._composed(_Due(on, self.voice.series["normative"]))
            self._old.append(found)
            yield found

    def year(self, year: int) -> Iterator[Publication]:
        """Everything that is published within this year and before today, in its order."""
        days = self.days.of_year(year)
        due = [
            _Due(on, series)
            for series in self.voice.series.values()
            for on in spread(
                days,
                series.told.get("months", ()),
                self.voice.a_year(series),
                self.rng,
            )
        ]
        due.sort(key=lambda each: each.on)
        while due:
            found = self._composed(due.pop(0))
            if found.published_on >= self.days.today:
                continue
            yield found
            due += self._following(found)
            due.sort(key=lambda each: each.on)

    def _following(self, found: Publication) -> Iterator[_Due]:
        code = self.voice.series[found.series].told.get("followed_by")
        if code:
            series = self.voice.series[code]
            on = self.days.after(found.published_on, series.told["after"])
            if on < self.days.today:
                yield _Due(on, series, found)

    def _composed(self, due: _Due) -> Publication:
        series, matters = due.series, self.voice.matters
        due = replace(due, repeals=self._to_repeal(series, due.on))
        matter = next((each for each in matters if each.name == due.matter), None)
        for _ in range(_ATTEMPTS):
            found = matter or self.rng.choice(matters)
            slots = Slots(self.voice, self._fixed(due, found), self.rng)
            which = self.rng.randrange(len(series.variants("title")))
            title = _smooth(slots.fill(series.variants("title")[which]))
            if title not in self._titles:
                break
        else:
            title = f"{title}（{due.on.month}月{due.on.day}日）"
        self._titles.add(title)
        return self._written(due, found, slots, title, which)

    def _fixed(self, due: _Due, matter: Matter) -> dict[str, str]:
        told_of = due.on
        if due.series.told.get("looks_back"):  # on the month and quarter before
            told_of = date(due.on.year - (due.on.month == 1), (due.on.month - 2) % 12 + 1, 1)
        fixed = {
            "agency": self.agency.name,
            "short": self.voice.short,
            "own": self.own,
            "own_letter": self.letter,
            "telephone": self.agency.telephone,
            "email": self.agency.email,
            "office": self.agency.address,
            "hours": self.agency.office_hours,
            "matter": matter.name,
            "year": str(told_of.year),
            "last": str(told_of.year - 1),
            "next": str(told_of.year + 1),
            "month": str(told_of.month),
            "day": str(due.on.day),
            "season": "春" if told_of.month <= 6 else "秋",
            "quarter": _QUARTERS[(told_of.month - 1) // 3],
            "of": due.of.title if due.of else "",
            "of_name": _name_in(due.of.title) if due.of else "",
        }
        return fixed | {"serial": str(self._serial(due.series, told_of.year))}

    def _serial(self, series: Series, year: int) -> int:
        """Counted on when the publication is made."""
        first = int(series.told.get("serial_from", 1))
        return self._serials[series.code, year] + first

    def _written(
        self, due: _Due, matter: Matter, slots: Slots, title: str, which: int
    ) -> Publication:
        """`which` of the titles it is: the openings may go with them one by one."""
        series = due.series
        self._serials[series.code, due.on.year] += 1
        for name in series.told.get("keep", ()):
            slots.keep(name)
        openings = series.variants("opening")
        is_paired = series.told.get("paired")
        opening = slots.fill(
            openings[which % len(openings)] if is_paired else self.rng.choice(openings)
        )
        lines = [*self._of_matter(series, matter, slots), *self._own(series, slots)]
        closing = slots.fill(self.rng.choice(series.variants("closing")))
        formed = self._formed_on(due)
        told = self._told(due, matter, title, formed)
        own = series.told.get("summary")
        told["summary"] = slots.fill(own) if own else _summary((lines or [opening])[0])
        told |= dict(self._details(series, slots, formed))
        tie = series.told.get("tie")
        count = self._serials[series.code, due.on.year]
        has_file = "file" in series.told and count % series.told["file_share"] == 0
        return Publication(
            series.code,
            series.kind,
            title,
            due.on,
            told,
            (opening, *lines, closing),
            self._table(series, slots),
            series.told["file"] if has_file else "",
            ((LinkKind(tie), due.of.title),) if tie and due.of else (),
            due.repeals.title if due.repeals else "",
        )

    def _of_matter(self, series: Series, matter: Matter, slots: Slots) -> list[str]:
        chosen = self.rng.sample(matter.lines, min(series.lines, len(matter.lines)))
        return [slots.fill(line) for line in chosen]

    def _own(self, series: Series, slots: Slots) -> list[str]:
        """Sentences of the series itself, in their order, numbered where they are parts of a text."""
        known = series.variants("own_lines")
        chosen = sorted(self.rng.sample(range(len(known)), int(series.told.get("own", 0))))
        lines = [slots.fill(known[number]) for number in chosen]
        match series.told.get("own_numbering"):
            case "articles":
                return [f"第{_NUMERALS[n]}条\u3000{line}" for n, line in enumerate(lines, start=1)]
            case "parts":
                return [f"{_NUMERALS[n]}、{line}" for n, line in enumerate(lines)]
        return lines

    def _to_repeal(self, series: Series, on: date) -> Publication | None:
        """Each third new normative document takes the place of one from before, on the same matter."""
        is_new = series.code == "normative" and on.year >= self.days.today.year - 1
        standing = [each for each in self._old if each.published_on.year > on.year - 5]
        if not (is_new and standing and self._serials[series.code, on.year] % 3 == 1):
            return None
        found = max(standing, key=lambda each: each.published_on)
        self._old.remove(found)
        return found

    def _formed_on(self, due: _Due) -> date:
        """Some days before it is published; within the same year."""
        if not self.days.knows(due.on):
            return due.on
        before = self.days.before(due.on, self.rng.randint(0, _SLOWEST))
        return max(before, date(due.on.year, 1, 1))

    def _told(self, due: _Due, matter: Matter, title: str, formed: date) -> dict[str, Any]:
        series = due.series
        own = {each.code for each in fields_of(series.kind)}
        told: dict[str, Any] = {
            "kind": series.kind,
            "title": title,
            "columns": list(series.columns(matter)),
            "duties": list(series.duties(matter)),
            "formed_on": formed,
            "published_on": due.on,
            "matter": self.voice.catalogue(series, matter),
        }
        if series.tells_matter:
            told["keywords"] = (matter.name,)
        if matter.topic and "topic" in own:
            told["topic"] = matter.topic
        if series.kind.is_document:
            told["written_on"] = formed
            told["genre"] = Genre.of_title(title) or Genre.NOTICE
            told["document_number"] = self._number(series.told["numbered"], formed.year)
        if "effective_after" in series.told:
            effective = self._effective_on(formed, series.told["effective_after"])
            told["effective_on"] = effective
            if "expires_years" in series.told:
                last = effective.year + series.told["expires_years"]
                told["expires_on"] = effective.replace(year=last, day=min(effective.day, 28))
        return told

    def _effective_on(self, formed: date, after: int) -> date:
        if self.days.knows(formed):
            return self.days.after(formed, after)
        return formed + timedelta(days=after * 7 // 5)

    def _number(self, which: str, year: int) -> str:
        normative = which == "normative"
        key = f"{which} number", year
        self._serials[key] += 1
        while self._serials[key] in _TAKEN:
            self._serials[key] += 1
        issuer = self.voice.normative_number if normative else self.voice.number
        issuer = issuer.replace("{own_letter}", self.letter)
        return f"{issuer}〔{year}〕{self._serials[key]}号"

    def _details(self, series: Series, slots: Slots, formed: date) -> Iterator[tuple[str, Value]]:
        for name, given in series.told.get("details", {}).items():
            yield name, self._value(field_of(name).form, given, slots, formed)

    def _value(self, form: Form, given: Any, slots: Slots, formed: date) -> Value:
        if given == "formed":
            return formed
        if isinstance(given, list):
            return tuple(slots.fill(each) for each in given)
        if given.startswith("+"):
            return self.days.after(formed, int(given))
        text = slots.fill(given)
        return int(text) if form is Form.NUMBER else text

    def _table(self, series: Series, slots: Slots) -> tuple[tuple[str, ...], ...]:
        told = series.told.get("table")
        if told is None:
            return ()
        rows: Sequence[list[str]] = [
            slots.fill_row(told["row"], number)
            for number in range(1, self.rng.randint(*told["rows"]) + 1)
        ]
        return (tuple(told["head"]), *map(tuple, rows))


def _name_in(title: str) -> str:
    """The document that a title names, with its marks."""
    found = _NAMED.search(title)
    return found[0] if found else title


def _smooth(title: str) -> str:
    """Where a matter ends with the word that follows it, the word stands once."""
    return _TWICE.sub(r"\1", title).replace("监管管理", "监管")


def _summary(text: str) -> str:
    """The first sentence, or as much of it as a summary holds."""
    sentence = text.partition("。")[0] + "。"
    return sentence if len(sentence) <= _LONGEST_SUMMARY else f"{sentence[:_LONGEST_SUMMARY]}…"
