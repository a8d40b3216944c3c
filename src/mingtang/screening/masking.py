"""Putting into a text what may stand instead of what was found in it."""

from __future__ import annotations

from collections.abc import Iterable

from mingtang.screening.concern import Advice
from mingtang.screening.finding import Finding
from mingtang.screening.pieces import Passage
from mingtang.screening.words import hits_in


class TextChanged(ValueError):
    """The text is no longer the one in which these findings were made."""


def masked_text(text: str, findings: Iterable[Finding]) -> str:
    """The text with these of its findings masked; office numbers that may stay are left.

    The text is searched anew: a finding that is not made in it again, at the same characters, belongs
    to another text, and `TextChanged` is raised rather than something else masked.
    """
    wanted = [each for each in findings if each.advice is not Advice.MAY_STAY]
    found: dict[str, set[Finding]] = {}
    for finding in wanted:
        if finding.at not in found:
            found[finding.at] = {each.finding for each in hits_in(Passage(finding.at, text))}
        if finding.span is None or finding not in found[finding.at]:
            raise TextChanged(
                f"{finding.at}的文字在检查以后改动过，或者检查结果不属于这一段文字。请重新检查后再遮盖。"
            )
    pieces: list[str] = []
    at = 0
    for finding in sorted(set(wanted), key=lambda each: each.span or (0, 0)):
        start, end = finding.span or (0, 0)
        pieces += [text[at:start], finding.quote]
        at = end
    return "".join([*pieces, text[at:]])
