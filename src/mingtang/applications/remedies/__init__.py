"""Remedies: who hears a reconsideration, which court, until when, and how the ending counts."""

from mingtang.applications.remedies.authorities import (
    Authority,
    AuthorityRole,
    OrganKind,
    authorities,
    roles,
)
from mingtang.applications.remedies.clocks import (
    Limit,
    appeal,
    appeal_answer,
    litigation_after_reconsideration,
    litigation_answer,
    litigation_open,
    reconsideration_answer,
    reconsideration_open,
    rollover,
)
from mingtang.applications.remedies.course import ImpossibleStep, may_follow, replay_remedy
from mingtang.applications.remedies.courts import CourtLevel, CourtRule, court_rule
from mingtang.applications.remedies.duties import (
    RemedyDuty,
    RemedyObligation,
    remedy_obligations,
)
from mingtang.applications.remedies.outcomes import (
    RemedyColumn,
    RemedyOutcome,
    RemedyRoute,
    outcomes,
)
from mingtang.applications.remedies.paragraph import (
    Remedies,
    RemediesText,
    RemedyScope,
    remedies_paragraph,
    remedy_scope,
)
from mingtang.applications.remedies.state import Instance, RemedyCase, Stage
from mingtang.applications.remedies.steps import (
    TAKEN,
    Appellant,
    RemedyEvent,
    RemedyStep,
    remedy_event_from_wire,
    remedy_event_to_wire,
)

__all__ = [
    "TAKEN",
    "Appellant",
    "Authority",
    "AuthorityRole",
    "CourtLevel",
    "CourtRule",
    "ImpossibleStep",
    "Instance",
    "Limit",
    "OrganKind",
    "Remedies",
    "RemediesText",
    "RemedyCase",
    "RemedyColumn",
    "RemedyDuty",
    "RemedyEvent",
    "RemedyObligation",
    "RemedyOutcome",
    "RemedyRoute",
    "RemedyScope",
    "RemedyStep",
    "Stage",
    "appeal",
    "appeal_answer",
    "authorities",
    "court_rule",
    "litigation_after_reconsideration",
    "litigation_answer",
    "litigation_open",
    "may_follow",
    "outcomes",
    "reconsideration_answer",
    "reconsideration_open",
    "remedies_paragraph",
    "remedy_event_from_wire",
    "remedy_event_to_wire",
    "remedy_obligations",
    "remedy_scope",
    "replay_remedy",
    "roles",
    "rollover",
]
