"""A text that people may have edited, after its figures have changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingtang.annual.drafting.paragraph import DraftedParagraph


@dataclass(frozen=True, slots=True)
class FactChange:
    """A figure that is another now. `is_rewritten`: the draft's own words stood there and were written
    anew; otherwise a person has edited the paragraph, and it is theirs to mend."""

    fact: str
    name: str
    before: str
    now: str
    is_rewritten: bool


@dataclass(frozen=True, slots=True)
class Redrafted:
    text: str
    changes: tuple[FactChange, ...] = ()


def redraft(
    written: str, before: Sequence[DraftedParagraph], now: Sequence[DraftedParagraph]
) -> Redrafted:
    """Write anew the paragraphs that still stand as they were drafted `before`, and tell which figures
    are others `now`. What a person wrote, changed, moved or left out stays so; an empty part is
    drafted whole.

    >>> old = DraftedParagraph("a", "收到3件。"), DraftedParagraph("b", "培训1次。")
    >>> new = DraftedParagraph("a", "收到4件。"), DraftedParagraph("b", "培训2次。")
    >>> redraft("收到3件。\\n全年培训1次。", old, new).text
    '收到4件。\\n全年培训1次。'
    """
    if not written.strip():
        return Redrafted("\n".join(part.text for part in now))
    anew = {part.code: part for part in now}
    drafted = {part.text: part for part in before if part.code in anew}
    lines, standing = [], set()
    for line in written.splitlines():
        part = drafted.get(line.strip())
        if part is None:
            lines.append(line)
        else:
            standing.add(part.code)
            lines.append(anew[part.code].text)
    return Redrafted("\n".join(lines), tuple(_changes(before, anew.values(), standing)))


def _changes(
    before: Sequence[DraftedParagraph], now: Iterable[DraftedParagraph], standing: set[str]
) -> Iterable[FactChange]:
    old = {(part.code, told.fact): told for part in before for told in part.told}
    known = {part.code for part in before}
    for part in now:
        for told in part.told:
            was = old.pop((part.code, told.fact), None)
            if part.code in known and (was is None or was.value != told.value):
                shown = was.value if was else ""
                yield FactChange(told.fact, told.name, shown, told.value, part.code in standing)
    for (code, _), gone in old.items():
        yield FactChange(gone.fact, gone.name, gone.value, "", code in standing)
