"""The cases that letters belong to, told by type and number alone: registers above enter here what a
letter asks of its case, and are told in the same transaction what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from mingtang_office.accounts.models import User
from mingtang_office.letters.models import Letter

if TYPE_CHECKING:
    from mingtang_office.letters.models import Service


class Subject:
    """What a register answers for the cases of one type; entered by `register` when it starts.

    `hold` is called before the letter itself is locked, so that everybody takes both locks in one
    order. Whatever a function raises, `agencies.refusals.Refused` with the article above all, undoes
    the whole step.
    """

    def hold(self, letter: Letter) -> None:
        """Lock the case."""

    def title(self, letter: Letter) -> str:
        """What the case is called where names must not be shown."""
        raise NotImplementedError

    def url(self, letter: Letter) -> str:
        """Where the case is looked at."""
        raise NotImplementedError

    def online_url(self, letter: Letter) -> str:
        """Where this letter is laid ready for its addressee to open online; empty where it cannot
        be."""
        del letter
        return ""

    def may_sign(self, letter: Letter, *, by: User, on: date) -> None:
        """Raise `Refused` where the law does not let this letter go out on this day."""

    def signed(self, *, letter: Letter, by: User, now: datetime) -> None: ...

    def voided(self, *, letter: Letter, by: User, now: datetime) -> None: ...

    def served(self, *, letter: Letter, service: Service, by: User, now: datetime) -> None: ...

    def came_back(self, *, letter: Letter, service: Service, by: User, now: datetime) -> None: ...


_subjects: dict[str, Subject] = {}


def register(subject_type: str, subject: Subject) -> None:
    """Enter who answers for the cases of a type (`label_lower` of their model)."""
    _subjects[subject_type] = subject


def subject_of(letter: Letter) -> Subject:
    """Who answers for this letter's case. Raises `KeyError` where nobody was entered: a programming
    error."""
    return _subjects[letter.subject_type]
