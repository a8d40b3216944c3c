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
    litigation_after_reconsideration,
    litigation_answer,
    litigation_open,
    reconsideration_answer,
    reconsideration_open,
    rollover,
)
from mingtang.applications.remedies.courts import CourtLevel, CourtRule, court_rule
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

__all__ = [
    "Authority",
    "AuthorityRole",
    "CourtLevel",
    "CourtRule",
    "Limit",
    "OrganKind",
    "Remedies",
    "RemediesText",
    "RemedyColumn",
    "RemedyOutcome",
    "RemedyRoute",
    "RemedyScope",
    "appeal",
    "authorities",
    "court_rule",
    "litigation_after_reconsideration",
    "litigation_answer",
    "litigation_open",
    "outcomes",
    "reconsideration_answer",
    "reconsideration_open",
    "remedies_paragraph",
    "remedy_scope",
    "roles",
    "rollover",
]
