"""Looks for marked words in whatever a file holds, however they may be written there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mingtang.privacy import find, masked
from mingtang.redaction.folding import folded, is_short_number, occurrences
from mingtang.redaction.marks import Mark, PassageMark, TextMark
from mingtang.redaction.outcome import Passage, RedactionRefused, StillThere

_CHARSETS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_LEAST_BYTES = 4
"""Shorter sequences stand in any data by chance."""

PACKED = 8
"""The least in packed data, where every sequence is as likely as any other."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A marked text that a file still holds, and in which part of it."""

    mark: int
    where: str


def in_texts(
    marks: Sequence[Mark], pieces: Sequence[str], where: str, *, markup: bool = False
) -> Iterator[Trace]:
    """Traces in texts that follow each other. In markup, whose numbers and names are many, a short
    word of letters and digits proves nothing."""
    for number, mark in enumerate(marks):
        if not isinstance(mark, TextMark):
            continue
        wanted = folded(mark.text)
        if markup and (is_short_number(wanted) or (wanted.isascii() and len(wanted) < 6)):
            continue
        if next(occurrences(pieces, wanted), None) is not None:
            yield Trace(number, where)


def in_bytes(
    marks: Sequence[Mark], data: bytes, where: str, least: int = _LEAST_BYTES
) -> Iterator[Trace]:
    """Traces in bytes as they are, in several charsets, as hex digits and as escapes."""
    lowered = data.lower()
    for number, mark in enumerate(marks):
        if isinstance(mark, TextMark) and any(
            form in lowered for form in _forms(mark.text) if len(form) >= least
        ):
            yield Trace(number, where)


@cache
def _forms(text: str) -> tuple[bytes, ...]:
    bare = "".join(text.split())
    forms: set[bytes] = set()
    for word in (text, bare, folded(text)):
        for charset in _CHARSETS:
            encoded = word.encode(charset, "ignore")
            if len(encoded) < _LEAST_BYTES or (word.isascii() and len(word) < 6):
                continue
            forms |= {encoded.lower(), encoded.hex().encode()}
        if not word.isascii():
            forms.add("".join(f"&#{ord(c)};" for c in word).encode())
            forms.add("".join(f"&#x{ord(c):x};" for c in word).encode())
            forms.add(word.encode("unicode_escape").lower())
    return tuple(forms)


def refuse_traces(traces: Iterable[Trace]) -> None:
    """Fails closed on the first trace."""
    for trace in traces:
        raise RedactionRefused(
            "still_there",
            f"生成的文件经复核，第{trace.mark + 1}处标记的文字在“{trace.where}”中仍然存在，文件已作废，没有输出。"
            "请把文件打印为PDF后重新标记；仍不成功的，请联系系统管理员。",
        )


def not_clean(where: str) -> RedactionRefused:
    """The refusal of a file that holds something which the writer never writes."""
    return RedactionRefused(
        "not_clean",
        f"生成的文件经复核，“{where}”中有不应存在的内容，文件已作废，没有输出。"
        "请把文件打印为PDF后重新标记；仍不成功的，请联系系统管理员。",
    )


def refuse_more_than_left(
    marks: Sequence[Mark], before: Sequence[Passage], after: Sequence[str]
) -> None:
    """Words marked at one place may stand at others: after it there are fewer of them than before,
    by as many as were marked."""
    places: dict[str, set[tuple[str, int]]] = {}
    first: dict[str, int] = {}
    for number, mark in enumerate(marks):
        if isinstance(mark, PassageMark):
            wanted = folded(mark.quote)
            places.setdefault(wanted, set()).add((mark.at, mark.start))
            first.setdefault(wanted, number)
    for wanted, marked in places.items():
        was = sum(folded(passage.text).count(wanted) for passage in before)
        now = sum(folded(text).count(wanted) for text in after)
        if now > max(was - len(marked), 0):
            refuse_traces([Trace(first[wanted], "正文")])


def still_there(passages: Iterable[Passage]) -> tuple[StillThere, ...]:
    """Personal data that is still shown (条例第十五条): for a person to decide on, masked."""
    return tuple(
        StillThere(match.kind, passage.at, masked(match))
        for passage in passages
        for match in find(passage.text)
        if match.kind.is_personal
    )
