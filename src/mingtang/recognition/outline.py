"""The headings of a report: which line begins which of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from mingtang.annual.edition import Edition, SectionForm, editions
from mingtang.recognition.flow import Line, TextLine
from mingtang.recognition.spelling import squash

CHINESE = "一二三四五六七八九十"
_NUMBERED = re.compile(
    r"\s*(?:#+\s*)?(?P<printed>(?P<numeral>[一二三四五六七八九十]|\d)\s*[、.．，,])\s*(?P<rest>.+)",
    re.S,
)
_NUMBERS = re.compile(r"\d+")
_CELLS = 4  # numbers on a line from which it is a row of a table, not a heading
_TITLE_END = re.compile(r"[^。；，;！？\n]{3,34}?(?:情况|事项)")
_FIGURES = re.compile(r"[\s\d.,/+\-件项个元万]+$")
_SENTENCE_END = re.compile(r"[。；;！？：:]")
_OTHERWISE_NUMBERED = re.compile(
    r"\s*(?:#+\s*)?(?P<printed>第[一二三四五六七八]部分\s*[、:：.．]?|[（(][一二三四五六七八][）)]\s*、?"
    r"|[一二三四五六七八]\s+|[—─\-一二三四五六七八]+\s*[、.．]|\d\s+)?\s*(?P<rest>[^\s].*?)\s*",
    re.S,
)
FEWEST = 3  # headings numbered as the form asks for, below which other numberings count
LIKE = 84  # likeness of a misspelt title, of 100
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """A line (`index` in the flow) that begins a section. `rest` is what follows on the line."""

    index: int
    number: int
    title: str
    printed: str
    rest: str
    statutory: bool
    score: float


def _spelled(title: str, text: str) -> int:
    """How many letters of `text` print `title` at its start, spaces skipped; 0 if they do not."""
    wanted = 0
    for position, letter in enumerate(text):
        if letter == title[wanted]:
            wanted += 1
            if wanted == len(title):
                return position + 1
        elif not letter.isspace():
            return 0
    return 0


def _numeral(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else CHINESE.index(numeral) + 1


def _exact(match: re.Match[str], section: SectionForm) -> tuple[int, float]:
    for rank, wording in enumerate(sorted(section.wordings, key=len, reverse=True)):
        length = _spelled(wording, match["rest"])
        if length:
            return length, 100.0 - (wording != section.title) - rank * 0.01
    return 0, 0.0


def _opening(rest: str) -> str:
    """What may be the title at the beginning of a line that runs on."""
    match = _TITLE_END.match(rest)
    return match.group() if match else ""


def _alike(rest: str, section: SectionForm) -> float:
    title = squash(rest)
    if not title:
        return 0.0
    return max(fuzz.ratio(title, squash(wording)) for wording in section.wordings)


def _candidates(index: int, line: TextLine, form: Edition) -> Iterator[Heading]:
    match = _NUMBERED.match(line.text)
    if match is None:
        return
    numeral = _numeral(match["numeral"])
    printed = (match["printed"] or "").strip()
    chinese = not match["numeral"].isdecimal()
    short = len(match["rest"]) <= LONGEST and not _SENTENCE_END.search(
        match["rest"].rstrip("。：:")
    )
    for section in form.sections:
        length, score = _exact(match, section)
        title = match["rest"][:length]
        if not length:
            title = match["rest"] if short else _opening(match["rest"])
            score, length = _alike(title, section), len(title)
        if score < LIKE or (
            not short and match["rest"][length : length + 1] in tuple("、，,的中与和")
        ):
            continue
        score += 10 * chinese + 6 * (numeral == section.number)
        rest = match["rest"][length:].lstrip("。：: \u3000\t")
        yield Heading(
            index,
            section.number,
            "".join(title.split()),
            printed,
            rest,
            statutory=True,
            score=score,
        )


@cache
def _row_labels() -> tuple[str, ...]:
    forms = [e.applications for e in editions().values() if e.applications is not None]
    labels = {squash(row.label) for form in forms for row in form.rows}
    return tuple(labels | {squash(form.outcome_heading) for form in forms})


def _is_row_label(text: str) -> bool:
    """Whether a line prints the label of a row of table three, wrapped or misspelt."""
    squashed = squash(_FIGURES.sub("", text[:80]))
    return any(
        squashed.startswith(label)
        or (len(squashed) > 3 and label.startswith(squashed))
        or fuzz.ratio(squashed, label) > LIKE
        for label in _row_labels()
    )


def _bare(index: int, line: TextLine, form: Edition) -> Iterator[Heading]:
    """A line that is a statutory title but for its numbering: 第一部分, （一）, —、 or none."""
    match = _OTHERWISE_NUMBERED.fullmatch(line.text)
    if match is None or len(match["rest"]) > LONGEST:
        return
    title = squash(match["rest"])
    for section in form.sections:
        if any(title == squash(wording) for wording in section.wordings):
            printed = (match["printed"] or "").strip()
            rest = match["rest"].strip().rstrip("。：:")
            score = 50.0 + (title == squash(section.title)) + bool(printed)
            yield Heading(index, section.number, rest, printed, "", statutory=True, score=score)


def _own(index: int, line: TextLine) -> Heading | None:
    """A heading the agency made up: a Chinese numeral and a short title on a line of its own."""
    match = _NUMBERED.match(line.text)
    if match is None or match["numeral"].isdecimal() or len(match["rest"]) > LONGEST:
        return None
    if "\t" in line.text or "|" in line.text or len(_NUMBERS.findall(line.text)) >= _CELLS:
        return None
    title = match["rest"].strip()
    if re.search(r"[。；;，,！？]", title.rstrip("。")) or len(squash(title)) < 3:
        return None
    number = _numeral(match["numeral"])
    return Heading(index, number, title, match["printed"].strip(), "", statutory=False, score=0)


def _choose(found: list[Heading]) -> dict[int, Heading]:
    """One heading for each line and each statutory number: the best spelt, then the last."""
    chosen: dict[int, Heading] = {}
    taken: set[int] = set()
    for heading in sorted(found, key=lambda h: (-h.score, -h.index)):
        if heading.number not in chosen and heading.index not in taken:
            chosen[heading.number] = heading
            taken.add(heading.index)
    return chosen


def headings(flow: Sequence[Line], form: Edition) -> list[Heading]:
    """The headings in order of the page, judged by the section titles of this form."""
    found: list[Heading] = []
    own: list[Heading] = []
    bare: list[Heading] = []
    for index, line in enumerate(flow):
        if not isinstance(line, TextLine) or len(line.text) < 2:
            continue
        if len(line.text) <= LONGEST + 10:
            bare.extend(_bare(index, line, form))
        if not _NUMBERED.match(line.text) or _is_row_label(line.text):
            continue
        found.extend(_candidates(index, line, form))
        made_up = _own(index, line)
        if made_up is not None:
            own.append(made_up)
    chosen = _choose(found)
    if len(chosen) < FEWEST or min(heading.number for heading in chosen.values()) > 1:
        chosen = _choose([*found, *_in_order(bare, chosen)])
    lines_taken = {heading.index for heading in chosen.values()}
    extra = [heading for heading in own if heading.index not in lines_taken]
    return sorted((*chosen.values(), *extra), key=lambda heading: heading.index)


def _in_order(bare: Sequence[Heading], chosen: Mapping[int, Heading]) -> list[Heading]:
    """The otherwise numbered headings that stand where their number asks, between those chosen."""
    return [
        heading
        for heading in bare
        if all(
            (heading.index < c.index) == (heading.number < n)
            for n, c in chosen.items()
            if n != heading.number
        )
    ]
