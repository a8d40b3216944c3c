"""The label of a row as the source prints it, cut off what stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from mingtang.documents.raw import Paragraph
from mingtang.recognition.reading import Reading
from mingtang.recognition.spelling import squash

_LIKE = 75
_WIDE_GAP = re.compile(r"\s{2,}")
_NUMBERED = re.compile(r"\s*(?:\d\s*[.．、]|[（(][一二三四五六七八九十]|[一二三四五六七八九十]、)")


def _tail(text: str, letters: int) -> str:
    """The end of a text that holds this many letters and digits, an opening bracket included."""
    start, found = len(text), 0
    while start > 0 and found < letters:
        start -= 1
        found += len(squash(text[start]))
    while start > 0 and text[start - 1] in '（(“"':
        start -= 1
    return text[start:]


def _own(text: str, wordings: Sequence[str], *, cell: bool) -> str | None:
    squashed = squash(text)
    for wording in sorted(wordings, key=len, reverse=True):
        if squashed.endswith(squash(wording)):
            return _tail(text, len(squash(wording)))
    longest = max(len(squash(wording)) for wording in wordings)
    tail = _tail(text, longest)
    if cell:
        return tail
    line = _WIDE_GAP.split(text.rstrip().rpartition("\n")[2])[-1]
    wrapped = any(squash(wording).startswith(squash(line)) for wording in wordings)
    alike = max(fuzz.ratio(squash(tail), squash(wording)) for wording in wordings)
    return line if _NUMBERED.match(line) and not wrapped and alike >= _LIKE else None


def printed_label(
    reading: Reading, wordings: Sequence[str], headings: Sequence[str]
) -> Paragraph | None:
    """The row's own label; None where the source prints none of its own for it, or prints it around
    the values so that its letters cannot be told from those of its neighbours."""
    text = reading.last_label or reading.printed
    if not squash(text) or squash(text) in headings:
        return None
    bare = [
        w for w in wordings if not squash(w).startswith(tuple(headings)) or squash(w) in headings
    ]
    label = _own(text.strip(), bare or wordings, cell=bool(reading.last_label))
    return None if label is None else Paragraph("".join(label.split()), reading.at)
