"""What happens in a reconsideration or a suit, as an append-only list of steps.

Each is a frozen value with the day on which it happened, for what comes from outside the day on
which it reached the organ; its kind is the stable code under which the database and the trail know it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from mingtang.applications.remedies.outcomes import RemedyOutcome


class RemedyStep(StrEnum):
    FILED = "filed"
    ACCEPTED = "accepted"
    COPY_REACHED = "copy_reached"
    ANSWER_EXTENDED = "answer_extended"
    ANSWERED = "answered"
    HEARING_SET = "hearing_set"
    HEARING_HELD = "hearing_held"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    DECIDED = "decided"
    APPEALED = "appealed"
    REMANDED = "remanded"
    IN_EFFECT = "in_effect"
    RETRIED = "retried"
    COMPLIED = "complied"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    RemedyStep.FILED: "申请复议、起诉",
    RemedyStep.ACCEPTED: "受理、立案",
    RemedyStep.COPY_REACHED: "收到申请书、起诉状副本",
    RemedyStep.ANSWER_EXTENDED: "准许延期提供证据",
    RemedyStep.ANSWERED: "提交答复、答辩和证据",
    RemedyStep.HEARING_SET: "通知听证、开庭",
    RemedyStep.HEARING_HELD: "参加听证、开庭",
    RemedyStep.SUSPENDED: "中止审理",
    RemedyStep.RESUMED: "恢复审理",
    RemedyStep.DECIDED: "收到决定、裁判",
    RemedyStep.APPEALED: "提起上诉",
    RemedyStep.REMANDED: "发回重审",
    RemedyStep.IN_EFFECT: "裁判生效",
    RemedyStep.RETRIED: "进入再审",
    RemedyStep.COMPLIED: "履行完毕",
}


class Appellant(StrEnum):
    AGENCY = "agency"
    OTHERS = "others"
    BOTH = "both"

    @property
    def label(self) -> str:
        return {"agency": "本机关", "others": "对方当事人", "both": "双方"}[self.value]


@dataclass(frozen=True, slots=True)
class RemedyEvent:
    """One step. Which of the other fields it knows, `TAKEN` says by its kind: `forum` hears the case
    from here on, `reference` is its number for the case or its decision; `until` is the day to which
    the answer is extended or by which a decision must be obeyed, `held_on` that of a hearing;
    `orders_anew` tells that the organ must decide anew or act."""

    kind: RemedyStep
    on: date
    forum: str = ""
    reference: str = ""
    simplified: bool = False
    until: date | None = None
    held_on: date | None = None
    outcome: RemedyOutcome | None = None
    orders_anew: bool = False
    appellant: Appellant | None = None


TAKEN: Mapping[RemedyStep, tuple[str, ...]] = {
    RemedyStep.FILED: ("forum",),
    RemedyStep.ACCEPTED: ("reference",),
    RemedyStep.COPY_REACHED: ("simplified",),
    RemedyStep.ANSWER_EXTENDED: ("until",),
    RemedyStep.HEARING_SET: ("held_on",),
    RemedyStep.DECIDED: ("outcome", "reference", "orders_anew", "until"),
    RemedyStep.APPEALED: ("appellant", "forum"),
    RemedyStep.REMANDED: ("forum",),
    RemedyStep.RETRIED: ("forum", "reference"),
}


def remedy_event_to_wire(event: RemedyEvent) -> dict[str, Any]:
    """`kind`, `on` and `facts`, of JSON's own types alone; what is not known is left out.

    >>> remedy_event_to_wire(RemedyEvent(RemedyStep.HEARING_SET, date(2026, 3, 2), held_on=date(2026, 3, 9)))
    {'kind': 'hearing_set', 'on': '2026-03-02', 'facts': {'held_on': '2026-03-09'}}
    """
    known = {name: getattr(event, name) for name in TAKEN.get(event.kind, ())}
    facts = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in known.items()
        if value
    }
    return {"kind": event.kind.value, "on": event.on.isoformat(), "facts": facts}


_READERS = {
    "until": date.fromisoformat,
    "held_on": date.fromisoformat,
    "outcome": RemedyOutcome,
    "appellant": Appellant,
}


def remedy_event_from_wire(kind: str, on: date, facts: Mapping[str, Any]) -> RemedyEvent:
    """The step that `remedy_event_to_wire` wrote. Raises ValueError for what it does not know."""
    step = RemedyStep(kind)
    unknown = set(facts) - {field.name for field in fields(RemedyEvent)} - {"kind", "on"}
    if unknown:
        raise ValueError(f"“{step.label}”中有不认识的内容：{'、'.join(sorted(unknown))}")
    known: dict[str, Any] = {
        name: _READERS[name](value) if name in _READERS else value for name, value in facts.items()
    }
    return RemedyEvent(step, on, **known)
