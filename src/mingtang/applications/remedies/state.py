"""Where a reconsideration or a suit stands, as its steps leave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mingtang.applications.remedies.clocks import (
    Limit,
    appeal,
    appeal_answer,
    litigation_answer,
    reconsideration_answer,
)
from mingtang.applications.remedies.outcomes import RemedyColumn, RemedyOutcome, RemedyRoute
from mingtang.applications.remedies.steps import RemedyEvent
from mingtang.law import Citation
from mingtang.workdays import Calendar


class Instance(StrEnum):
    RECONSIDERATION = "reconsideration"
    FIRST = "first"
    SECOND = "second"
    RETRIAL = "retrial"

    @property
    def label(self) -> str:
        return _INSTANCES[self]


_INSTANCES = {
    Instance.RECONSIDERATION: "复议",
    Instance.FIRST: "一审",
    Instance.SECOND: "二审",
    Instance.RETRIAL: "再审",
}


class Stage(StrEnum):
    """Where a case is; exactly one at a time."""

    FILED = "filed"
    ANSWERING = "answering"
    HEARD = "heard"
    SUSPENDED = "suspended"
    APPEALABLE = "appealable"
    CONCLUDED = "concluded"

    @property
    def label(self) -> str:
        return _STAGES[self]


_STAGES = {
    Stage.FILED: "待收到副本",
    Stage.ANSWERING: "待答复、答辩",
    Stage.HEARD: "审理中",
    Stage.SUSPENDED: "中止审理",
    Stage.APPEALABLE: "已裁判，未生效",
    Stage.CONCLUDED: "已审结",
}

_RULINGS = frozenset({RemedyOutcome.NOT_FILED, RemedyOutcome.SUIT_DISMISSED})
_FINAL_AT_ONCE = frozenset(
    {RemedyOutcome.SUIT_WITHDRAWN, RemedyOutcome.SUIT_TERMINATED, RemedyOutcome.SUIT_MEDIATED}
)
_LEAVES_NOTHING = frozenset(
    {RemedyOutcome.REVOKED, RemedyOutcome.DECLARED_VOID, RemedyOutcome.ORDERED_TO_ACT}
)


@dataclass(frozen=True, slots=True)
class RemedyCase:
    """A case as its steps leave it. What begins with `copy_on` belongs to the present instance;
    `decision` is the latest decision, `concluded_on` the day on which it ended the case."""

    route: RemedyRoute
    filed_on: date
    instance: Instance
    since: date
    forum: str = ""
    reference: str = ""
    accepted_on: date | None = None
    copy_on: date | None = None
    simplified: bool = False
    extended_to: date | None = None
    answered_on: date | None = None
    hearing_on: date | None = None
    is_suspended: bool = False
    decision: RemedyEvent | None = None
    concluded_on: date | None = None
    complied_on: date | None = None

    @property
    def stage(self) -> Stage:
        if self.concluded_on is not None:
            return Stage.CONCLUDED
        if self.decision is not None:
            return Stage.APPEALABLE
        if self.is_suspended:
            return Stage.SUSPENDED
        if self.answered_on is not None:
            return Stage.HEARD
        return Stage.FILED if self.copy_on is None else Stage.ANSWERING

    @property
    def outcome(self) -> RemedyOutcome:
        """How it ended; PENDING until it has."""
        if self.concluded_on is None or self.decision is None or self.decision.outcome is None:
            return RemedyOutcome.PENDING
        return self.decision.outcome

    @property
    def column(self) -> RemedyColumn:
        """The column of table four that counts it now."""
        return self.outcome.column

    @property
    def must_obey(self) -> bool:
        """Whether the decision that ended it tells the organ to decide anew or to act."""
        return self.leaves_undecided or (
            self.outcome.may_reopen and self.decision is not None and self.decision.orders_anew
        )

    @property
    def leaves_undecided(self) -> bool:
        """Whether the application stands without a reply again: what was revoked or void is no reply,
        ordered or not."""
        return self.outcome in _LEAVES_NOTHING

    def answer_limit(self, calendar: Calendar) -> Limit | None:
        """By when the organ must answer in the present instance; None before the copy came."""
        if self.copy_on is None or self.instance is Instance.RETRIAL:
            return None
        if self.instance is Instance.RECONSIDERATION:
            return reconsideration_answer(self.copy_on, calendar, simplified=self.simplified)
        if self.instance is Instance.SECOND:
            return appeal_answer(self.copy_on, calendar)
        limit = litigation_answer(self.copy_on, calendar)
        if self.extended_to is None:
            return limit
        return Limit(self.extended_to, limit.length, limit.unit, Citation("行政诉讼法", 36, 1))

    def appeal_limit(self, calendar: Calendar) -> Limit | None:
        """By when the organ may appeal what was decided; None where nothing can be appealed."""
        if self.decision is None or not self.allows_appeal(self.decision.outcome):
            return None
        return appeal(self.decision.on, calendar, ruling=self.decision.outcome in _RULINGS)

    def allows_appeal(self, outcome: RemedyOutcome | None) -> bool:
        """Whether such a decision of the present instance can be appealed."""
        return self.instance is Instance.FIRST and outcome not in _FINAL_AT_ONCE
