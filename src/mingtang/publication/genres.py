"""Genres of official documents (公文种类, 体裁): the fifteen of the rules on official documents."""

from __future__ import annotations

from enum import StrEnum


class Genre(StrEnum):
    """党政机关公文处理工作条例第八条, in its order."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    ORDER = "order"
    COMMUNIQUE = "communique"
    ANNOUNCEMENT = "announcement"
    PUBLIC_NOTICE = "public_notice"
    OPINIONS = "opinions"
    NOTICE = "notice"
    CIRCULAR = "circular"
    REPORT = "report"
    REQUEST = "request"
    REPLY = "reply"
    PROPOSAL = "proposal"
    LETTER = "letter"
    MINUTES = "minutes"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @classmethod
    def of_title(cls, title: str) -> Genre | None:
        """The genre that a title ends with, None where it ends with none.

        >>> Genre.of_title("云江县教育局关于做好招生工作的通知（试行）").label
        '通知'
        """
        bare = title.strip().rstrip("》")
        while bare.endswith(("）", ")")):
            bare = bare[: max(bare.rfind("（"), bare.rfind("("), 0)].rstrip("》 ")
        return next((genre for ending, genre in _ENDINGS if bare.endswith(ending)), None)


_LABELS = {
    Genre.RESOLUTION: "决议",
    Genre.DECISION: "决定",
    Genre.ORDER: "命令（令）",
    Genre.COMMUNIQUE: "公报",
    Genre.ANNOUNCEMENT: "公告",
    Genre.PUBLIC_NOTICE: "通告",
    Genre.OPINIONS: "意见",
    Genre.NOTICE: "通知",
    Genre.CIRCULAR: "通报",
    Genre.REPORT: "报告",
    Genre.REQUEST: "请示",
    Genre.REPLY: "批复",
    Genre.PROPOSAL: "议案",
    Genre.LETTER: "函",
    Genre.MINUTES: "纪要",
}

_ENDINGS = (
    *((label, genre) for genre, label in _LABELS.items() if genre is not Genre.ORDER),
    ("命令", Genre.ORDER),
    ("令", Genre.ORDER),
)
