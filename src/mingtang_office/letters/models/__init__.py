from mingtang_office.letters.models.chain import DEFAULT_ROLES, Group, SigningChain
from mingtang_office.letters.models.letter import IN_FORCE, UNSIGNED, Letter, LetterState
from mingtang_office.letters.models.number import LetterCode, SeriesCounter
from mingtang_office.letters.models.passage import Passage, Verdict
from mingtang_office.letters.models.serving import Service

__all__ = [
    "DEFAULT_ROLES",
    "IN_FORCE",
    "UNSIGNED",
    "Group",
    "Letter",
    "LetterCode",
    "LetterState",
    "Passage",
    "SeriesCounter",
    "Service",
    "SigningChain",
    "Verdict",
]
