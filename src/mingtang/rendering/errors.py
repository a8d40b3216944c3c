"""Why a report cannot be rendered, said to a person."""

from __future__ import annotations


class RenderingImpossible(Exception):
    """A report that cannot be rendered as asked; the message says what is wrong and what to do.

    `code` is stable: `unknown_target`, `unknown_edition`, `no_font`, `no_comments`, `failed`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[RenderingImpossible], tuple[str, str]]:
        return type(self), (self.code, self.message)
