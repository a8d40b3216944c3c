"""Inspecting a site as the inspectors would (网站检查指标), from what was seen of it.

Nothing passes in silence: a rule that no program can tell, or of which nothing was seen, comes back as
not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from mingtang.publication.inspection import website_deductions, website_vetoes
from mingtang.publication.inspection.findings import Finding, Findings
from mingtang.publication.inspection.observations import WebsiteSeen
from mingtang.publication.inspection.rules import InspectionRule, Scope, rules
from mingtang.publication.inspection.told import by_hand, not_applicable
from mingtang.workdays import Calendar

_CHECKS: Mapping[str, Callable[[InspectionRule, WebsiteSeen, date], Finding]] = {
    "W-V2": website_vetoes.unreachable,
    "W-V3": website_vetoes.home_idle,
    "W-V4": website_vetoes.columns_idle,
    "W-V5": website_vetoes.public_unheard,
    "W-V6": website_vetoes.services_useless,
    "W-D1": website_deductions.policies_idle,
    "W-D2": website_deductions.figures_idle,
    "W-D3": website_deductions.answers_idle,
    "W-D4": website_deductions.columns_empty,
    "W-D5": website_deductions.answers_incomplete,
    "W-D7": website_deductions.surveys_absent,
    "W-D8": website_deductions.results_late,
    "W-D9": website_deductions.links_dead,
}
_COUNTED: Mapping[str, Callable[[InspectionRule, WebsiteSeen, date, Calendar], Finding]] = {
    "W-D6": website_deductions.questions_late,
    "W-D10": website_deductions.errors_late,
}


def inspect_website(seen: WebsiteSeen, on: date, calendar: Calendar) -> Findings:
    """Every rule of the website on a day; an organ without services is not asked about them.

    >>> from datetime import date
    >>> blind = inspect_website(WebsiteSeen(has_services=True), date(2026, 3, 2), Calendar.official())
    >>> blind.outcome.label, {each.verdict.label for each in blind.findings}
    ('尚不能判定', {'尚未检查'})
    """
    return Findings(
        on,
        seen.has_services,
        tuple(
            _website(rule, seen, on, calendar)
            for rule in rules().values()
            if rule.scope is Scope.WEBSITE
        ),
    )


def _website(rule: InspectionRule, seen: WebsiteSeen, on: date, calendar: Calendar) -> Finding:
    if rule.outward and not seen.has_services:
        return not_applicable(rule)
    if rule.by_hand:
        return by_hand(rule, seen.judged)
    if rule.code in _COUNTED:
        return _COUNTED[rule.code](rule, seen, on, calendar)
    return _CHECKS[rule.code](rule, seen, on)
