"""How a reconsideration or a suit ends, and the column of table four that counts it."""

from __future__ import annotations

from enum import StrEnum


class RemedyRoute(StrEnum):
    """The three groups of columns of table four (国办公开办函〔2021〕30号)."""

    RECONSIDERATION = "reconsideration"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER_RECONSIDERATION = "litigation_after_reconsideration"

    @property
    def label(self) -> str:
        return _ROUTES[self]

    @property
    def is_litigation(self) -> bool:
        return self is not RemedyRoute.RECONSIDERATION


_ROUTES = {
    RemedyRoute.RECONSIDERATION: "行政复议",
    RemedyRoute.LITIGATION_DIRECT: "未经复议直接起诉",
    RemedyRoute.LITIGATION_AFTER_RECONSIDERATION: "复议后起诉",
}


class RemedyColumn(StrEnum):
    """A column within a group of table four."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"

    @property
    def label(self) -> str:
        return _COLUMNS[self]


_COLUMNS = {
    RemedyColumn.UPHELD: "结果维持",
    RemedyColumn.CORRECTED: "结果纠正",
    RemedyColumn.OTHER: "其他结果",
    RemedyColumn.PENDING: "尚未审结",
}


class RemedyOutcome(StrEnum):
    """What was decided, in the words of the two laws; PENDING: nothing yet."""

    PENDING = "pending"
    UPHELD = "upheld"
    REQUEST_REJECTED = "request_rejected"
    CLAIM_REJECTED = "claim_rejected"
    REVOKED = "revoked"
    CHANGED = "changed"
    DECLARED_UNLAWFUL = "declared_unlawful"
    DECLARED_VOID = "declared_void"
    ORDERED_TO_ACT = "ordered_to_act"
    NOT_ACCEPTED = "not_accepted"
    APPLICATION_DISMISSED = "application_dismissed"
    NOT_FILED = "not_filed"
    SUIT_DISMISSED = "suit_dismissed"
    WITHDRAWN = "withdrawn"
    SUIT_WITHDRAWN = "suit_withdrawn"
    TERMINATED = "terminated"
    SUIT_TERMINATED = "suit_terminated"
    MEDIATED = "mediated"
    SUIT_MEDIATED = "suit_mediated"

    @property
    def label(self) -> str:
        return _OUTCOMES[self][0]

    @property
    def column(self) -> RemedyColumn:
        """Where table four counts it: upheld on the merits, corrected in any way, anything that
        ended without a judgment of the merits, or not ended."""
        return _OUTCOMES[self][1]

    @property
    def may_reopen(self) -> bool:
        """Whether the organ may be left with an application to decide anew."""
        return self.column is RemedyColumn.CORRECTED


_OUTCOMES: dict[RemedyOutcome, tuple[str, RemedyColumn]] = {
    RemedyOutcome.PENDING: ("尚未审结", RemedyColumn.PENDING),
    RemedyOutcome.UPHELD: ("维持", RemedyColumn.UPHELD),
    RemedyOutcome.REQUEST_REJECTED: ("驳回行政复议请求", RemedyColumn.UPHELD),
    RemedyOutcome.CLAIM_REJECTED: ("驳回诉讼请求", RemedyColumn.UPHELD),
    RemedyOutcome.REVOKED: ("撤销，或者撤销并责令重新作出", RemedyColumn.CORRECTED),
    RemedyOutcome.CHANGED: ("变更", RemedyColumn.CORRECTED),
    RemedyOutcome.DECLARED_UNLAWFUL: ("确认违法", RemedyColumn.CORRECTED),
    RemedyOutcome.DECLARED_VOID: ("确认无效", RemedyColumn.CORRECTED),
    RemedyOutcome.ORDERED_TO_ACT: ("责令履行", RemedyColumn.CORRECTED),
    RemedyOutcome.NOT_ACCEPTED: ("不予受理", RemedyColumn.OTHER),
    RemedyOutcome.APPLICATION_DISMISSED: ("驳回行政复议申请", RemedyColumn.OTHER),
    RemedyOutcome.NOT_FILED: ("不予立案", RemedyColumn.OTHER),
    RemedyOutcome.SUIT_DISMISSED: ("驳回起诉", RemedyColumn.OTHER),
    RemedyOutcome.WITHDRAWN: ("撤回行政复议申请", RemedyColumn.OTHER),
    RemedyOutcome.SUIT_WITHDRAWN: ("撤诉，或者按撤诉处理", RemedyColumn.OTHER),
    RemedyOutcome.TERMINATED: ("终止行政复议", RemedyColumn.OTHER),
    RemedyOutcome.SUIT_TERMINATED: ("终结诉讼", RemedyColumn.OTHER),
    RemedyOutcome.MEDIATED: ("调解、和解结案", RemedyColumn.OTHER),
    RemedyOutcome.SUIT_MEDIATED: ("诉讼调解结案", RemedyColumn.OTHER),
}

_OF_RECONSIDERATION = {
    RemedyOutcome.REQUEST_REJECTED,
    RemedyOutcome.NOT_ACCEPTED,
    RemedyOutcome.APPLICATION_DISMISSED,
    RemedyOutcome.UPHELD,
    RemedyOutcome.WITHDRAWN,
    RemedyOutcome.TERMINATED,
    RemedyOutcome.MEDIATED,
}
_OF_LITIGATION = {
    RemedyOutcome.CLAIM_REJECTED,
    RemedyOutcome.NOT_FILED,
    RemedyOutcome.SUIT_DISMISSED,
    RemedyOutcome.SUIT_WITHDRAWN,
    RemedyOutcome.SUIT_TERMINATED,
    RemedyOutcome.SUIT_MEDIATED,
}


def outcomes(route: RemedyRoute) -> tuple[RemedyOutcome, ...]:
    """The outcomes that this route can have.

    >>> RemedyOutcome.CLAIM_REJECTED in outcomes(RemedyRoute.RECONSIDERATION)
    False
    """
    others = _OF_RECONSIDERATION if route.is_litigation else _OF_LITIGATION
    return tuple(outcome for outcome in RemedyOutcome if outcome not in others)
