"""Which printed row is which row of the form: by label where it can be read, else by place.

The rows of a form come in one order, so labels are matched without crossing; a row whose label is
lost takes the place that is left only where just as many rows are missing as are unmatched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from mingtang.recognition.reading import Reading
from mingtang.recognition.spelling import core, squash

_NOTE = re.compile(r"(?<=[\u3400-\u9fff])\s*[（(](?!区分处理)[^（）()]{4,}[）)]\s*$")
AMBIGUOUS = frozenset({"六其他处理", "其他处理"})
CERTAIN = 80.0  # likeness from which it is that of no neighbour
SURE = 70.0  # likeness from which a label counts as read, of 100


@dataclass(frozen=True, slots=True)
class Slot:
    """A row of the form: the address of the row, its wordings and the number of its cells.

    `instead_of` names the rows that this one replaces where it is printed; `group` is the heading
    merged over the rows to which this one belongs, if there is one."""

    key: str
    wordings: tuple[str, ...]
    count: int
    instead_of: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Spelling:
    whole: str
    core: str


@cache
def _spellings(wordings: tuple[str, ...]) -> tuple[_Spelling, ...]:
    return tuple(_Spelling(squash(wording), core(wording)) for wording in wordings)


def _prefix(label: str, wording: str) -> float:
    """How far the end of the printed label is the beginning of the wording (a wrapped label)."""
    shortest = 3 if wording[0].isdecimal() else max(4, len(wording) // 3)
    for length in range(min(len(wording) - 1, len(label)), shortest - 1, -1):
        if label.endswith(wording[:length]):
            return 80.0 + 10.0 * length / len(wording)
    return 0.0


def _like(label: str, spelling: _Spelling) -> float:
    if label == spelling.core or (len(spelling.core) > 2 and label.endswith(spelling.core)):
        return 95.0
    if len(spelling.core) < 4:
        return 0.0
    wrapped = max(_prefix(label, spelling.whole), _prefix(label, spelling.core))
    if wrapped:
        return wrapped
    length = len(spelling.whole)
    tails = {label[-size:] for size in (length + 1, length - 1, length - 3) if size > 2}
    return 0.9 * max(fuzz.ratio(tail, spelling.whole) for tail in tails)


def _likenesses(label: str, slots: Sequence[tuple[_Spelling, ...]]) -> list[float]:
    """How much a squashed printed label is each row's label, 0 to 100. A label that ends as one
    row's is written is like no other's."""
    exact = [100.0 if any(label.endswith(s.whole) for s in each) else 0.0 for each in slots]
    if not label or any(exact):
        return exact
    return [max(_like(label, spelling) for spelling in each) for each in slots]


def likeness(printed: str, slot: Slot) -> float:
    """How much a printed cell is the label of this row, 0 to 100."""
    return _likenesses(squash(_NOTE.sub("", printed)), (_spellings(slot.wordings),))[0]


Fits = Callable[[Reading, Slot], bool]


def _best_path(scores: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs (reading, slot) that add up to the greatest likeness without crossing."""
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            here = scores[i][j]
            best[i][j] = max(
                best[i + 1][j], best[i][j + 1], here + best[i + 1][j + 1] if here else 0.0
            )
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        here = scores[i][j]
        if here and best[i][j] == here + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _missing(slots: Sequence[Slot], low: int, high: int, taken: set[str]) -> list[int]:
    """Slots between two matched ones that nothing has matched, alternatives already decided."""
    replaced = {key for slot in slots if slot.key in taken for key in slot.instead_of}
    return [
        j
        for j in range(low, high)
        if slots[j].key not in taken
        and slots[j].key not in replaced
        and not any(key in taken for key in slots[j].instead_of)
    ]


def _fill(unmatched: list[int], slots: Sequence[Slot], gap: list[int]) -> list[tuple[int, int]]:
    """Rows without a label into the places that are left, only where the counts agree."""
    plain = [j for j in gap if not slots[j].instead_of]
    if len(unmatched) == len(plain):
        return list(zip(unmatched, plain, strict=True))
    for j in gap:
        if slots[j].instead_of:
            shorter = [k for k in gap if slots[k].key not in slots[j].instead_of]
            if len(unmatched) == len(shorter):
                return list(zip(unmatched, shorter, strict=True))
    return []


def _in_its_group(reading: Reading, slot: Slot, slots: Sequence[Slot]) -> bool:
    """Whether a row told by its place stands in the group whose heading is printed beside it."""
    headings = {squash(each.group) for each in slots if each.group}
    printed = [heading for heading in headings if reading.label.endswith(heading)]
    return not printed or squash(slot.group) in printed


def _without_note(reading: Reading) -> Reading:
    """The row without a note that the agency put in brackets behind its label: 规章（指……）."""
    bare = _NOTE.sub("", reading.printed)
    return replace(reading, printed=bare) if bare != reading.printed else reading


def _own_labels(found: Sequence[Reading], headings: Sequence[str]) -> list[str]:
    """The labels without the headings merged over several rows, which name no row. One that may
    name a row too (（六）其他处理) is a heading where rows without a label follow it."""
    bare = []
    for reading in found:
        label, stripped = reading.label, True
        while stripped and label:
            stripped = False
            for heading in headings:
                if label.startswith(heading):
                    label, stripped = label[len(heading) :], True
        bare.append(label if label else "")
    labels = [reading.label if rest else "" for reading, rest in zip(found, bare, strict=True)]
    for i, rest in enumerate(bare):
        beside = bare[max(i - 1, 0) : i] + bare[i + 1 : i + 2]
        if rest in AMBIGUOUS and (labels[i + 1 : i + 2] == [""] or rest in beside):
            labels[i] = ""
    return labels


def _bare_labels(found: Sequence[Reading], groups: Sequence[str]) -> list[str]:
    merged = {squash(group) for group in groups} - AMBIGUOUS
    return _own_labels([_without_note(reading) for reading in found], tuple(merged))


@dataclass(frozen=True, slots=True)
class Alignment:
    """The printed row of each row of the form, by key; rows that nothing prints are left out.

    `placed` are the keys of rows told by their place or a doubtful label, not by a sure one."""

    rows: dict[str, Reading]
    placed: frozenset[str]


def names_rows(
    found: Sequence[Reading], slots: Sequence[Slot], groups: Sequence[str]
) -> list[bool]:
    """For each printed row, whether it prints a label that is that of a row of the form."""
    spellings = [_spellings(slot.wordings) for slot in slots]
    labels = _bare_labels(found, groups)
    sure = {label: max(_likenesses(label, spellings), default=0.0) >= SURE for label in labels}
    return [sure[label] for label in labels]


def align(
    found: Sequence[Reading],
    slots: Sequence[Slot],
    fits: Fits,
    groups: Sequence[str] = (),
    *,
    by_place: bool = True,
) -> Alignment:
    """Tell which printed row is which row of the form.

    `groups` are headings merged over several rows: alone, they name no row. `fits` says whether a
    printed row can hold the cells of a row of the form, `by_place` whether a row may be told by its
    place where its label is lost. A printed row whose label is certain but
    whose cells are not comes too: the caller reports it as unread.
    """
    spellings = [_spellings(slot.wordings) for slot in slots]
    labels = _bare_labels(found, groups)
    cached = {label: _likenesses(label, spellings) for label in set(labels)}
    fitting = [[fits(reading, slot) for slot in slots] for reading in found]
    scores = [
        [s if s >= SURE and fitting[i][j] else 0.0 for j, s in enumerate(cached[label])]
        for i, label in enumerate(labels)
    ]
    pairs = _best_path(scores)
    taken = {slots[j].key for _, j in pairs}
    nameless = [max(cached[label], default=0.0) < SURE for label in labels]
    edges = [(-1, -1), *pairs, (len(found), len(slots))] if by_place else []
    for (i, j), (next_i, next_j) in pairwise(edges):
        gap = _missing(slots, j + 1, next_j, taken)
        if not gap:
            continue
        between = [k for k in range(i + 1, next_i) if not (found[k].blank and labels[k])]
        unmatched = [k for k in between if nameless[k] and all(fitting[k][g] for g in gap)]
        unread = [k for k in between if k not in unmatched and not found[k].blank]
        named = (found[k].exact and max(cached[labels[k]][g] for g in gap) >= SURE for k in unread)
        if any(named) or any(nameless[k] for k in unread):
            continue  # some row that cannot be read has its place here too
        filled = _fill(unmatched, slots, gap)
        if all(_in_its_group(found[k], slots[g], slots) for k, g in filled):
            pairs += filled
    matched = {slots[j].key: found[i] for i, j in pairs}
    placed = frozenset(slots[j].key for i, j in pairs if cached[labels[i]][j] < CERTAIN)
    _add_unreadable(matched, found, slots, [cached[label] for label in labels])
    return Alignment(matched, placed)


def _add_unreadable(
    matched: dict[str, Reading],
    found: Sequence[Reading],
    slots: Sequence[Slot],
    likenesses: Sequence[Sequence[float]],
) -> None:
    """Rows whose label is certain but whose cells cannot be told apart, where nothing better is."""
    used = {id(reading) for reading in matched.values()}
    for reading, row in zip(found, likenesses, strict=True):
        best = max(row, default=0.0)
        if id(reading) in used or best < 90:
            continue
        slot = slots[list(row).index(best)]
        replaced = {key for s in slots if s.key in matched for key in s.instead_of}
        if slot.key not in matched and slot.key not in replaced:
            matched[slot.key] = reading
