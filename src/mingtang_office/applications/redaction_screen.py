"""A file being redacted as its pages show it: what it says, what is marked where, what is still to be
looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from django.core.paginator import Page, Paginator

from mingtang.documents.pages import Box
from mingtang.redaction import Passage
from mingtang.redaction.folding import folded, occurrences
from mingtang.redaction.made import covered_whole
from mingtang_office.applications.models import Redaction, RedactionResult
from mingtang_office.applications.redaction_marks import Marked, Marking, ground_choices
from mingtang_office.applications.sealed_redaction import Log, examination_of, log_of, marking_of

_PASSAGES = 100
_SCALE = 10_000  # the side of the drawing that lies over a page


@dataclass(frozen=True, slots=True)
class Rectangle:
    x: int
    y: int
    width: int
    height: int


def rectangle(box: Box) -> Rectangle:
    left, top = round(box.left * _SCALE), round(box.top * _SCALE)
    return Rectangle(left, top, round(box.right * _SCALE) - left, round(box.bottom * _SCALE) - top)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark in the list beside the file."""

    number: int
    marked: Marked
    label: str
    places: int
    first: str

    @property
    def what(self) -> str:
        if self.marked.area is not None:
            return f"{self.first}框选的区域"
        return f"“{self.marked.text}”"


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage in stretches: words, and whether they are marked."""

    at: str
    stretches: tuple[tuple[str, bool], ...]


class RedactionScreen:
    """Raises `trail.sealing.Erased`."""

    def __init__(self, row: Redaction, page: str = "", figure: str = "") -> None:
        self.row = row
        self.file = examination_of(row)
        self.marking: Marking = marking_of(row)
        self.asked = _number(page)
        self.sheets = self.file.pages or self.file.figures
        sheet = self.asked if self.has_pages else _number(figure)
        self.sheet = min(sheet, self.sheets)

    @property
    def has_pages(self) -> bool:
        return self.file.pages > 0

    @property
    def unit(self) -> str:
        return "页" if self.has_pages else "张图片"

    # -- What is marked ---------------------------------------------------------------------------

    @cached_property
    def marks(self) -> list[MarkRow]:
        labels = dict(ground_choices())
        rows = []
        for number, marked in enumerate(self.marking.marks):
            places = [hit.at for hit in self.marking.hits if hit.mark == number]
            first = places[0] if places else ""
            rows.append(MarkRow(number, marked, labels[marked.code], len(places), first))
        return rows

    @property
    def marked_texts(self) -> set[str]:
        return {each.text for each in self.marking.marks if each.text and not each.at}

    @property
    def boxes(self) -> list[Rectangle]:
        """The marks on the page or picture that is shown."""
        if self.has_pages:
            boxes = [box for hit in self.marking.hits for box in hit.boxes]
        else:
            areas = [each.area for each in self.marking.marks if each.area]
            boxes = [Box(*area) for area in areas]
        return [rectangle(box) for box in boxes if box.page == self.sheet]

    # -- What must be looked at -------------------------------------------------------------------

    @property
    def unseen(self) -> list[int]:
        covered = covered_whole(self.marking.as_marks)
        return sorted(self.file.to_be_viewed - self.marking.viewed - covered)

    @property
    def must_be_seen(self) -> bool:
        return self.sheet in self.unseen

    @property
    def was_seen(self) -> bool:
        return self.sheet in self.marking.viewed

    # -- What it says -----------------------------------------------------------------------------

    @cached_property
    def page(self) -> Page[Passage]:
        return Paginator(self.file.passages, _PASSAGES).get_page(self.asked)

    @property
    def passages(self) -> list[Shown]:
        """Of a PDF the page that is shown, else the part of the text that is asked for."""
        if self.has_pages:
            chosen: Sequence[Passage] = self.file.passages[self.sheet - 1 : self.sheet]
        else:
            chosen = list(self.page)
        wanted = [each for each in self.marking.marks if each.text]
        return [Shown(each.at, _stretches(each, wanted)) for each in chosen]

    # -- The result -------------------------------------------------------------------------------

    @cached_property
    def waiting(self) -> RedactionResult | None:
        return self._of(waits=True)

    @cached_property
    def kept(self) -> RedactionResult | None:
        return self._of(waits=False)

    @property
    def is_overtaken(self) -> bool:
        """Whether the marks were changed after the file that is given was made."""
        return self.kept is not None and self.kept.revision != self.row.revision

    def _of(self, *, waits: bool) -> RedactionResult | None:
        result = self.row.results.filter(file__isnull=waits).select_related("file").last()
        if result is not None:
            result.redaction = self.row
            if result.file is not None:
                result.file.application = self.row.application
        return result


def _number(typed: str) -> int:
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 6 else 1


def _stretches(passage: Passage, marks: Sequence[Marked]) -> tuple[tuple[str, bool], ...]:
    taken = [False] * len(passage.text)
    for each in marks:
        if each.at:
            spans = [(each.start, each.start + len(each.text))] if each.at == passage.at else []
        else:
            found = occurrences([passage.text], folded(each.text))
            spans = [(one.start, one.end) for stretches in found for one in stretches]
        for start, end in spans:
            taken[start:end] = [True] * (end - start)
    runs: list[tuple[str, bool]] = []
    for character, is_taken in zip(passage.text, taken, strict=True):
        if runs and runs[-1][1] is is_taken:
            runs[-1] = (runs[-1][0] + character, is_taken)
        else:
            runs.append((character, is_taken))
    return tuple(runs)


class Comparison:
    """The original beside what is given: a page or a part of the text at a time."""

    def __init__(self, screen: RedactionScreen, result: RedactionResult) -> None:
        self.screen, self.result = screen, result
        self.log: Log = log_of(result)
        self.law = dict(ground_choices())

    @property
    def withheld(self) -> list[tuple[str, int, str, str]]:
        """Where, how often, on which ground, and the officer's words."""
        return [
            (each.at, each.count, self.law[each.code], each.reason.partition("：")[2])
            for each in self.log.withheld
        ]

    @cached_property
    def page(self) -> Page[tuple[Passage | None, Passage | None]]:
        """Passages of both, by their order."""
        pairs = list(zip_longest(self.screen.file.passages, self.log.shows.passages))
        return Paginator(pairs, _PASSAGES).get_page(self.screen.asked)

    @property
    def pairs(self) -> list[tuple[Shown | None, Passage | None]]:
        marks = [each for each in self.screen.marking.marks if each.text]
        return [
            (Shown(old.at, _stretches(old, marks)) if old else None, new) for old, new in self.page
        ]

    @property
    def has_sheet(self) -> bool:
        """Whether the result has the page or picture that is shown."""
        shows = self.log.shows
        return self.screen.sheet <= (shows.pages or shows.figures)
