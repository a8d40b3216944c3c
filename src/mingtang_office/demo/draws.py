from __future__ import annotations

from random import Random


def draws(*told: object) -> Random:
    """A source of draws that follow from what is told (the seed first): the same every time."""
    return Random("/".join(map(str, told)))  # noqa: S311 - invented data, nothing secret
