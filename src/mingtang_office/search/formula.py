"""What a document's terms must be for it to be found, in a form that each engine writes in its own
language: terms joined by all, any and not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """The document has this term; with `beginning`, one that begins so."""

    text: str
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Formula, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """The first, and not the second: a `not` never stands alone, which no index could answer."""

    base: Formula
    left_out: Formula


Formula = Term | AllOf | AnyOf | Without


def all_of(parts: Iterable[Formula]) -> Formula:
    found = tuple(_flat(parts, AllOf))
    return found[0] if len(found) == 1 else AllOf(found)


def any_of(parts: Iterable[Formula]) -> Formula:
    found = tuple(_flat(parts, AnyOf))
    return found[0] if len(found) == 1 else AnyOf(found)


def _flat(parts: Iterable[Formula], kind: type[AllOf] | type[AnyOf]) -> Iterator[Formula]:
    """The parts, those of parts of the same kind among them, each once."""
    met: set[Formula] = set()
    for part in parts:
        for each in part.parts if isinstance(part, kind) else (part,):
            if each not in met:
                met.add(each)
                yield each
