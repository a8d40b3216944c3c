"""What the law leaves to the agency, as values: the limits it sets to its applicants."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """The limits, in working days, of a notice that names no day of its own: to rectify (条例第三十条
    asks for a reasonable limit) and to give reasons (条例第三十五条 names none). Raises ValueError for
    a limit outside what is taken for reasonable here."""

    rectification_days: int = 15
    reasons_days: int = 7

    def __post_init__(self) -> None:
        for label, days, least, most in (
            ("补正期限", self.rectification_days, 5, 30),
            ("说明理由的期限", self.reasons_days, 3, 15),
        ):
            if not least <= days <= most:
                raise ValueError(
                    f"{label}应当在{least}至{most}个工作日之间，不能是{days}个工作日。"
                )
