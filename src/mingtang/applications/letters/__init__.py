"""Letters (文书): every kind from receipt to closing, composed from facts, with what is missing named."""

from mingtang.applications.gaps import GAP
from mingtang.applications.letter_kinds import LetterKind, Series
from mingtang.applications.letters.composing import compose
from mingtang.applications.letters.facts import (
    CourseStep,
    LetterFacts,
    UnreadableFacts,
    Withheld,
    facts_from_wire,
    facts_to_wire,
)
from mingtang.applications.letters.filling import day, yuan
from mingtang.applications.letters.requirements import (
    FRAME,
    WITHHOLDING,
    asked,
    elements,
    needs,
    withheld_needs,
)
from mingtang.applications.letters.text import Element, LetterText, Paragraph, ParagraphStyle

__all__ = [
    "FRAME",
    "GAP",
    "WITHHOLDING",
    "CourseStep",
    "Element",
    "LetterFacts",
    "LetterKind",
    "LetterText",
    "Paragraph",
    "ParagraphStyle",
    "Series",
    "UnreadableFacts",
    "Withheld",
    "asked",
    "compose",
    "day",
    "elements",
    "facts_from_wire",
    "facts_to_wire",
    "needs",
    "withheld_needs",
    "yuan",
]
