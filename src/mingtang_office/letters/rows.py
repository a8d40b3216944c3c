"""A letter as a line of a list: its case by the name that hides names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mingtang.applications.letters import LetterKind
from mingtang_office.letters.models import Letter, LetterState
from mingtang_office.letters.screen import TONES, void_reason
from mingtang_office.letters.subjects import subject_of
from mingtang_office.ui.components import Tone


@dataclass(frozen=True, slots=True)
class Row:
    letter: Letter
    kind: str
    subject: str
    tone: Tone
    void_reason: str


def rows_of(letters: Iterable[Letter]) -> tuple[Row, ...]:
    return tuple(
        Row(
            letter,
            LetterKind(letter.kind).label,
            subject_of(letter).title(letter),
            TONES[LetterState(letter.state)],
            _void_reason(letter),
        )
        for letter in letters
    )


def _void_reason(letter: Letter) -> str:
    return (
        void_reason(letter, list(letter.passages.all())) if letter.state == LetterState.VOID else ""
    )
