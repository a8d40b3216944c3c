"""Where an application stands."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """The phase of an application: exactly one at a time. While reasons are awaited the reply
    period runs on; while a rectification or a payment is awaited it does not."""

    SUBMITTED = "submitted"
    HANDLING = "handling"
    AWAITING_RECTIFICATION = "awaiting_rectification"
    CONSULTING = "consulting"
    AWAITING_REASONS = "awaiting_reasons"
    AWAITING_PAYMENT = "awaiting_payment"
    DECIDED = "decided"
    SERVED = "served"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """As the officer's list words it."""
        return _LABELS[self]

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self in _CLOSED


_CLOSED = {Phase.SERVED, Phase.ABANDONED, Phase.WITHDRAWN}

_LABELS = {
    Phase.SUBMITTED: "待确认收到",
    Phase.HANDLING: "办理中",
    Phase.AWAITING_RECTIFICATION: "待补正",
    Phase.CONSULTING: "征求意见中",
    Phase.AWAITING_REASONS: "待说明理由",
    Phase.AWAITING_PAYMENT: "待缴费",
    Phase.DECIDED: "已签发待送达",
    Phase.SERVED: "已答复",
    Phase.ABANDONED: "视为放弃",
    Phase.WITHDRAWN: "已撤回或终止",
}
