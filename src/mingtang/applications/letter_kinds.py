"""The letters of disclosure on application (依申请公开), and which of them share a number series."""

from __future__ import annotations

from enum import StrEnum


class Series(StrEnum):
    """A series of numbers (文号) that an agency keeps for a year without gap or double."""

    RECEIPT = "receipt"
    RECTIFICATION = "rectification"
    EXTENSION = "extension"
    CONSULTATION = "consultation"
    COOPERATION = "cooperation"
    REASONS = "reasons"
    FEE = "fee"
    REPLY = "reply"

    @property
    def mark(self) -> str:
        """The character that tells the series apart within the agency's own: 云公开告〔2026〕1号."""
        return _MARKS[self]


_MARKS = {
    Series.RECEIPT: "收",
    Series.RECTIFICATION: "补",
    Series.EXTENSION: "延",
    Series.CONSULTATION: "征",
    Series.COOPERATION: "协",
    Series.REASONS: "理",
    Series.FEE: "费",
    Series.REPLY: "告",
}


class LetterKind(StrEnum):
    """Every letter from receipt to closing; the code is stable."""

    RECEIPT = "receipt"
    RECEIPT_CONFIRMATION = "receipt_confirmation"
    RECTIFICATION = "rectification"
    EXTENSION = "extension"
    THIRD_PARTY_CONSULTATION = "third_party_consultation"
    CONSULTATION_REPLY = "consultation_reply"
    CONSULTATION_NOTICE = "consultation_notice"
    ORGAN_CONSULTATION = "organ_consultation"
    COOPERATION = "cooperation"
    DISCLOSURE_NOTICE = "disclosure_notice"
    REASONS_REQUEST = "reasons_request"
    DEFERRAL = "deferral"
    FEE_NOTICE = "fee_notice"
    GRANTED = "granted"
    ALREADY_PUBLIC = "already_public"
    PARTLY_GRANTED = "partly_granted"
    REFUSED = "refused"
    OTHER_RULES = "other_rules"
    UNAVAILABLE = "unavailable"
    DECLINED = "declined"
    ABANDONED = "abandoned"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The letter as a screen and a title name it."""
        return _LABELS[self]

    @property
    def series(self) -> Series | None:
        """Whose numbers it takes; None for a slip that goes along with another letter."""
        return None if self is LetterKind.CONSULTATION_REPLY else _SERIES.get(self, Series.REPLY)

    @property
    def is_decision(self) -> bool:
        """Whether it ends an application, and so belongs to a disposition."""
        return self in _DECISIONS

    @property
    def carries_remedies(self) -> bool:
        """A decision says where it can be challenged, and so does the notice to a third party
        whose information is to be disclosed (条例第三十二条); a step of procedure does not."""
        return self.is_decision or self is LetterKind.DISCLOSURE_NOTICE


_LABELS = {
    LetterKind.RECEIPT: "申请登记回执",
    LetterKind.RECEIPT_CONFIRMATION: "申请收到确认书",
    LetterKind.RECTIFICATION: "补正告知书",
    LetterKind.EXTENSION: "延期答复告知书",
    LetterKind.THIRD_PARTY_CONSULTATION: "征求意见书（第三方）",
    LetterKind.CONSULTATION_REPLY: "征求意见回执",
    LetterKind.CONSULTATION_NOTICE: "征求意见情况告知书",
    LetterKind.ORGAN_CONSULTATION: "征求意见书（共同制作机关）",
    LetterKind.COOPERATION: "协办函",
    LetterKind.DISCLOSURE_NOTICE: "决定公开告知书（第三方）",
    LetterKind.REASONS_REQUEST: "说明理由告知书",
    LetterKind.DEFERRAL: "延迟答复告知书",
    LetterKind.FEE_NOTICE: "信息处理费收费通知书",
    LetterKind.GRANTED: "告知书（予以公开）",
    LetterKind.ALREADY_PUBLIC: "告知书（已主动公开）",
    LetterKind.PARTLY_GRANTED: "告知书（部分公开）",
    LetterKind.REFUSED: "告知书（不予公开）",
    LetterKind.OTHER_RULES: "告知书（依其他规定办理）",
    LetterKind.UNAVAILABLE: "告知书（无法提供）",
    LetterKind.DECLINED: "告知书（不予处理）",
    LetterKind.ABANDONED: "告知书（不再处理）",
    LetterKind.CLOSED: "结案告知书",
}

_SERIES = {
    LetterKind.RECEIPT: Series.RECEIPT,
    LetterKind.RECEIPT_CONFIRMATION: Series.RECEIPT,
    LetterKind.RECTIFICATION: Series.RECTIFICATION,
    LetterKind.EXTENSION: Series.EXTENSION,
    LetterKind.DEFERRAL: Series.EXTENSION,
    LetterKind.THIRD_PARTY_CONSULTATION: Series.CONSULTATION,
    LetterKind.CONSULTATION_NOTICE: Series.CONSULTATION,
    LetterKind.ORGAN_CONSULTATION: Series.CONSULTATION,
    LetterKind.COOPERATION: Series.COOPERATION,
    LetterKind.REASONS_REQUEST: Series.REASONS,
    LetterKind.FEE_NOTICE: Series.FEE,
}

_DECISIONS = frozenset(
    {
        LetterKind.GRANTED,
        LetterKind.ALREADY_PUBLIC,
        LetterKind.PARTLY_GRANTED,
        LetterKind.REFUSED,
        LetterKind.OTHER_RULES,
        LetterKind.UNAVAILABLE,
        LetterKind.DECLINED,
        LetterKind.ABANDONED,
        LetterKind.CLOSED,
    }
)
