"""Finding unwanted pieces of text by pattern, and saying where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from mingtang.annual.report import AnnualReport
from mingtang.audit.findings import Finding
from mingtang.audit.narrative import Passage, passages
from mingtang.audit.registry import Rule

Pattern = tuple[str, re.Pattern[str], re.Pattern[str]]
"""A name, the signs without one of which there is nothing to be found, and what is to be found."""

Hit = tuple[str, re.Match[str]]

MOST = 1000
"""Places that a finding quotes: a report with more of them is a broken file."""

URL = re.compile(r"[A-Za-z][\w.+-]{0,63}@[\w.-]+|(?:https?://|www\.)[\w./?=&%#:~+-]+", re.I)


def spared(passage: Passage) -> list[tuple[int, int]]:
    """Stretches that are addresses of pages or mail boxes, where odd signs belong."""
    return [match.span() for match in URL.finditer(passage.text)]


def found(
    report: AnnualReport, patterns: Sequence[Pattern]
) -> Iterator[tuple[str, Passage, re.Match[str]]]:
    """Each place where a pattern matches outside an address: its name, the passage, the match."""
    whole = "\n".join(passage.text for passage in passages(report))
    likely = [(name, pattern) for name, signs, pattern in patterns if signs.search(whole)]
    for passage in passages(report) if likely else ():
        hits = [(name, hit) for name, pattern in likely for hit in pattern.finditer(passage.text)]
        kept = spared(passage) if hits else []
        for name, hit in _outside(hits, kept) if kept else hits:
            yield name, passage, hit


def _outside(hits: Sequence[Hit], kept: Sequence[tuple[int, int]]) -> Iterator[Hit]:
    for name, hit in hits:
        if not any(start < hit.end() and hit.start() < end for start, end in kept):
            yield name, hit


def scan(
    rule: Rule,
    report: AnnualReport,
    patterns: Sequence[Pattern],
    message: Callable[[str, str], str],
) -> Iterator[Finding | None]:
    """One finding for each name among the patterns that match, quoting each place; one passed check
    where none does. `message` makes the words out of the name and the first piece matched."""
    places: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for name, passage, match in found(report, patterns):
        places.setdefault(name, []).append((passage, match))
    if not places:
        yield None
    for name, hits in places.items():
        count = f"（共 {len(hits)} 处）" if len(hits) > 1 else ""
        yield rule.fail(
            message(name, hits[0][1].group().strip()) + count,
            quotes=tuple(passage.quote(*match.span()) for passage, match in hits[:MOST]),
        )
