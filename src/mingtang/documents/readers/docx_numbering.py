"""Automatic numbering: what Word prints before a paragraph and does not store with its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mingtang.documents.readers.docx_numerals import numeral
from mingtang.documents.readers.docx_package import W, is_on, number, value
from mingtang.documents.readers.office_xml import Element

_PLACEHOLDER = re.compile(r"%([1-9])")
# After these the text follows at once; after others ("1.", "A") a space keeps it apart from digits.
_CLOSING = "、）)》】。．：:"
_NO_NUMERAL = frozenset({"bullet", "none"})
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts and what it prints."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    is_legal: bool = False
    paragraph_style: str | None = None


@dataclass(slots=True)
class _Counters:
    values: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(frozen=True, slots=True)
class _Instance:
    """A `w:num`: the abstract list it belongs to, its own levels, and levels it starts afresh."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document. `label` counts: call it once for each paragraph, in order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, _Instance] = {}
        self._counters: dict[str, _Counters] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def level_of_style(self, identifier: str, style: str) -> int:
        """The level that a list links to a paragraph style; 0 where it links none."""
        levels = self._levels(identifier)
        return next((at for at, level in levels.items() if level.paragraph_style == style), 0)

    def label(self, identifier: str, at: int) -> str:
        """Count one paragraph of list `identifier` on level `at` (from 0); what is printed before it."""
        instance = self._instances.get(identifier)
        levels = self._levels(identifier)
        if instance is None or at not in levels:
            return ""
        counters = self._counters.setdefault(instance.abstract, _Counters()).values
        if identifier not in self._begun:
            self._begun.add(identifier)
            for started, first in instance.starts.items():
                counters[started] = first - 1
        self._count(counters, levels, at)
        return _printed(counters, levels, at)

    def has_bullets(self, identifier: str, at: int) -> bool:
        """Whether level `at` of a list prints a sign that does not count."""
        level = self._levels(identifier).get(at)
        return level is not None and level.style == "bullet" and bool(level.text.strip())

    def _levels(self, identifier: str) -> dict[int, Level]:
        instance = self._instances.get(identifier)
        if instance is None:
            return {}
        return self._abstract.get(instance.abstract, {}) | instance.levels

    @staticmethod
    def _count(counters: list[int | None], levels: dict[int, Level], at: int) -> None:
        current = counters[at]
        counters[at] = levels[at].start if current is None else current + 1
        for below in range(at + 1, _LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or 0 < at + 1 <= restart:
                counters[below] = None

    def _read(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for abstract in root.iterchildren(W + "abstractNum"):
            identifier = value(abstract, "abstractNumId") or ""
            self._abstract[identifier] = _levels_of(abstract)
            style = value(abstract.find(W + "styleLink"))
            if style:
                linked[style] = identifier
        for abstract in root.iterchildren(W + "abstractNum"):
            target = linked.get(value(abstract.find(W + "numStyleLink")) or "")
            if target is not None:
                identifier = value(abstract, "abstractNumId") or ""
                self._abstract[identifier] = self._abstract[target]
        for num in root.iterchildren(W + "num"):
            self._instances[value(num, "numId") or ""] = _instance(num)


def _instance(num: Element) -> _Instance:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in num.iterchildren(W + "lvlOverride"):
        at = number(override, "ilvl")
        start = number(override.find(W + "startOverride"))
        if at is None or not 0 <= at < _LEVELS:
            continue
        levels.update(_levels_of(override))
        if start is not None:
            starts[at] = start
    return _Instance(value(num.find(W + "abstractNumId")) or "", levels, starts)


def _levels_of(parent: Element) -> dict[int, Level]:
    levels = {}
    for element in parent.iterchildren(W + "lvl"):
        at = number(element, "ilvl")
        if at is not None and 0 <= at < _LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: Element) -> Level:
    start = number(element.find(W + "start"))
    style = value(element.find(W + "numFmt"))
    return Level(
        start=1 if start is None else start,
        style=style or "decimal",
        text=value(element.find(W + "lvlText")) or "",
        suffix=value(element.find(W + "suff")) or "tab",
        restart=number(element.find(W + "lvlRestart")),
        is_legal=is_on(element.find(W + "isLgl")),
        paragraph_style=value(element.find(W + "pStyle")),
    )


def _printed(counters: list[int | None], levels: dict[int, Level], at: int) -> str:
    level = levels[at]
    if level.style in _NO_NUMERAL and "%" not in level.text:
        return ""

    def figure(match: re.Match[str]) -> str:
        wanted = int(match.group(1)) - 1
        source = levels.get(wanted, Level())
        if source.style in _NO_NUMERAL:
            return ""
        counted = counters[wanted]
        style = "decimal" if level.is_legal else source.style
        return numeral(source.start if counted is None else counted, style)

    text = _PLACEHOLDER.sub(figure, level.text).strip()
    return text if not text or level.suffix == "nothing" or text[-1] in _CLOSING else f"{text} "
