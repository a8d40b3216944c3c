"""Separation of duties: who may take the step at which a letter stands, and in whose right."""

from __future__ import annotations

from datetime import date

from mingtang_office.accounts.models import User
from mingtang_office.agencies import turns
from mingtang_office.agencies.models import Role
from mingtang_office.letters.models import Letter
from mingtang_office.letters.queries import step_permission, step_role, whose_work


def whose_right(letter: Letter, by: User, on: date) -> tuple[Role, int | None]:
    """The role of the step, and in whose absence it is taken (None: one's own right)."""
    role = step_role(letter)
    acting_for = turns.right_to(
        role,
        step_permission(letter),
        agency=letter.agency,
        hands=whose_work(letter) | {letter.drafted_by_id},
        by=by,
        on=on,
        called="这份文书",
    )
    return role, acting_for
