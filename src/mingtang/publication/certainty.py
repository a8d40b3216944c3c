"""How far a rule has been compared with the published text that it rests on."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """What an agency should know of a rule before it relies on it."""

    CHECKED = "checked"
    LIKELY = "likely"
    UNSURE = "unsure"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Certainty.CHECKED: "已核对原文",
    Certainty.LIKELY: "尚未逐字核对原文",
    Certainty.UNSURE: "使用前请由人核对原文",
}
