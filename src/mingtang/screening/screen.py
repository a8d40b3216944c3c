"""The door: what is to be published in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mingtang.law import Citation
from mingtang.redaction import Ground, TextMark
from mingtang.screening.concern import Advice
from mingtang.screening.files.attachment import Attachment, pieces_of
from mingtang.screening.finding import Finding, Hit, Screening
from mingtang.screening.hits import searched
from mingtang.screening.pieces import Ocr, Passage, Table

_GROUND = Ground("涉及个人隐私，公开会损害第三方合法权益", Citation("条例", 15))


def screen(
    texts: Sequence[Passage | Table],
    attachments: Sequence[Attachment] = (),
    ocr: Ocr | None = None,
) -> Screening:
    """Everything in these texts, tables and files that should not be published as it is.

    `ocr` reads the words in pictures; without it every picture is told as not looked at. Nothing in
    the result holds what was found. A file that cannot be read is a finding that blocks.
    """
    found = [hit.finding for hit in searched(texts)]
    for file in attachments:
        found += [hit.finding for hit in searched(pieces_of(file, ocr))]
    return Screening(tuple(_told_once(found)), len(texts), len(attachments))


def _told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    return iter(dict.fromkeys(findings))


def marks_for(file: Attachment, findings: Iterable[Finding]) -> tuple[TextMark, ...]:
    """What to take out of a file by `mingtang.redaction`, so that these findings are gone: the file is
    searched anew, since findings do not hold what was found. The marks hold it; they are for use at
    once, never to be kept (条例第三十七条, 第十五条)."""
    wanted = {each for each in findings if each.advice in (Advice.MASK, Advice.DROP_COLUMN)}
    values = [
        value
        for hit in searched(pieces_of(file, None))
        if hit.finding in wanted
        for value in _values(hit)
    ]
    return tuple(TextMark(value, _GROUND) for value in dict.fromkeys(values))


def _values(hit: Hit) -> Iterator[str]:
    return (value.strip() for value in hit.value.split("\n") if value.strip())
