"""Marks as an officer set them: each with its ground, and as JSON that is sealed with the case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.letters import WITHHOLDING
from mingtang.documents.pages import Box
from mingtang.law import Citation
from mingtang.redaction import AreaMark, Ground, Hit, Mark, PassageMark, TextMark

NO_INFORMATION = "not_information"
_NO_INFORMATION = "不属于政府信息"
_TOLD_APART = Citation("条例", 37)

Area = tuple[int, float, float, float, float]
"""A page or picture (from 1), and shares of its width and height: left, top, right, bottom."""


def ground_choices() -> list[tuple[str, str]]:
    """On which grounds a part can be withheld (条例第十四条 to 第十六条, 第三十七条)."""
    named = [(each.value, f"{_label(each)}（{_citation(each)}）") for each in WITHHOLDING]
    return [*named, (NO_INFORMATION, f"{_NO_INFORMATION}（{_TOLD_APART}）")]


def ground_of(code: str) -> Disposition | None:
    return None if code == NO_INFORMATION else Disposition(code)


def _label(disposition: Disposition) -> str:
    return terms(disposition).label.removeprefix("不予公开：")


def _citation(disposition: Disposition) -> Citation:
    return terms(disposition).grounds[0]


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark: words wherever they stand, words at one place, or an area."""

    code: str
    reason: str
    text: str = ""
    at: str = ""
    start: int = 0
    area: Area | None = None

    @property
    def ground(self) -> Ground:
        """The words that the applicant reads: the ground by name first, so that two grounds of one
        article stay apart."""
        disposition = ground_of(self.code)
        label = _NO_INFORMATION if disposition is None else _label(disposition)
        citation = _TOLD_APART if disposition is None else _citation(disposition)
        return Ground(f"{label}：{self.reason}", citation)

    @property
    def mark(self) -> Mark:
        if self.area is not None:
            return AreaMark(Box(*self.area), self.ground)
        if self.at:
            return PassageMark(self.at, self.text, self.ground, self.start)
        return TextMark(self.text, self.ground)

    @property
    def target(self) -> tuple[str, str, int, Area | None]:
        """What is marked, whatever the ground."""
        return self.text, self.at, self.start, self.area


@dataclass(frozen=True, slots=True)
class Marking:
    """Everything marked in a file, which pages or pictures were looked at, and where the marks take
    effect."""

    marks: tuple[Marked, ...] = ()
    viewed: frozenset[int] = frozenset()
    hits: tuple[Hit, ...] = ()

    @property
    def as_marks(self) -> list[Mark]:
        return [each.mark for each in self.marks]


def marking_to_wire(marking: Marking) -> dict[str, Any]:
    return {
        "marks": [
            {
                "code": each.code,
                "reason": each.reason,
                "text": each.text,
                "at": each.at,
                "start": each.start,
                "area": each.area and list(each.area),
            }
            for each in marking.marks
        ],
        "viewed": sorted(marking.viewed),
        "hits": [
            {
                "mark": hit.mark,
                "at": hit.at,
                "boxes": [[b.page, b.left, b.top, b.right, b.bottom] for b in hit.boxes],
            }
            for hit in marking.hits
        ],
    }


def marking_from_wire(wire: Mapping[str, Any]) -> Marking:
    return Marking(
        tuple(
            Marked(**{**each, "area": tuple(each["area"]) if each["area"] else None})
            for each in wire["marks"]
        ),
        frozenset(wire["viewed"]),
        tuple(
            Hit(each["mark"], each["at"], tuple(Box(*box) for box in each["boxes"]))
            for each in wire["hits"]
        ),
    )


def code_of(ground: Ground, marks: Iterable[Marked]) -> str:
    """Under which code a ground was given."""
    return next(each.code for each in marks if each.ground == ground)


def grouped(parts: Sequence[tuple[str, str]]) -> dict[Disposition | None, tuple[str, ...]]:
    """Parts (code of the ground, words) by their ground, as a letter lists them."""
    found: dict[Disposition | None, tuple[str, ...]] = {}
    for code, words in parts:
        ground = ground_of(code)
        found[ground] = (*found.get(ground, ()), words)
    return found
