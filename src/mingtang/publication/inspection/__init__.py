"""What the inspectors would find on a day (国办秘函〔2019〕19号)."""

from mingtang.publication.inspection.findings import Finding, Findings, Outcome, Verdict
from mingtang.publication.inspection.media import inspect_media
from mingtang.publication.inspection.nearness import Nearness, VetoGround, nearness
from mingtang.publication.inspection.observations import (
    ColumnSeen,
    HomePage,
    LastUpdate,
    MediaSeen,
    Message,
    Probe,
    ServiceGuide,
    Survey,
    WebsiteSeen,
)
from mingtang.publication.inspection.rules import InspectionRule, RuleKind, Scope, rules
from mingtang.publication.inspection.website import inspect_website

__all__ = [
    "ColumnSeen",
    "Finding",
    "Findings",
    "HomePage",
    "InspectionRule",
    "LastUpdate",
    "MediaSeen",
    "Message",
    "Nearness",
    "Outcome",
    "Probe",
    "RuleKind",
    "Scope",
    "ServiceGuide",
    "Survey",
    "Verdict",
    "VetoGround",
    "WebsiteSeen",
    "inspect_media",
    "inspect_website",
    "nearness",
    "rules",
]
