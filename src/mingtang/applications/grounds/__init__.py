"""Grounds: what each of the twenty-three dispositions rests on and what must be found out for it."""

from mingtang.applications.grounds.checks import Fault, faults
from mingtang.applications.grounds.facts import (
    Fact,
    FactKind,
    UnknownFact,
    Value,
    fact,
    facts,
    found_from_wire,
    found_to_wire,
    is_given,
    value_from_wire,
    value_to_wire,
)
from mingtang.applications.grounds.guide import (
    Answer,
    Errand,
    Question,
    UnknownAnswer,
    guide,
    next_question,
    way,
)
from mingtang.applications.grounds.terms import (
    Evidence,
    Need,
    QuestionCode,
    RemedyClass,
    Terms,
    row,
    terms,
)

__all__ = [
    "Answer",
    "Errand",
    "Evidence",
    "Fact",
    "FactKind",
    "Fault",
    "Need",
    "Question",
    "QuestionCode",
    "RemedyClass",
    "Terms",
    "UnknownAnswer",
    "UnknownFact",
    "Value",
    "fact",
    "facts",
    "faults",
    "found_from_wire",
    "found_to_wire",
    "guide",
    "is_given",
    "next_question",
    "row",
    "terms",
    "value_from_wire",
    "value_to_wire",
    "way",
]
