"""All parts that a report tells in words."""

from __future__ import annotations

from collections.abc import Mapping

from mingtang.annual.drafting.facts import YearFacts
from mingtang.annual.drafting.general import general
from mingtang.annual.drafting.other import other
from mingtang.annual.drafting.paragraph import DraftedParagraph
from mingtang.annual.drafting.preamble import preamble
from mingtang.annual.drafting.problems import problems

PREAMBLE = 0
"""The number under which the preamble stands beside the sections."""

_PARTS = {PREAMBLE: preamble, 1: general, 5: problems, 6: other}
WRITTEN_PARTS = tuple(_PARTS)


def draft(facts: YearFacts) -> Mapping[int, tuple[DraftedParagraph, ...]]:
    """The paragraphs of the preamble (0) and of sections one, five and six (条例第五十条；国办公开办函
    〔2021〕30号). Every figure agrees with the tables that `facts.cells` makes.

    >>> from mingtang.annual.edition import edition
    >>> facts = YearFacts("云江县教育局", 2025, edition("2021"))
    >>> [part.text for part in draft(facts)[6]]
    ['2025年，本机关没有收取信息处理费，金额为0元。']
    """
    return {number: tuple(write(facts)) for number, write in _PARTS.items()}
