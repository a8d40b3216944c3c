"""The agency whose columns are looked at, and what every page about it shows."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.ui.components import Tab
from mingtang_office.upkeep.queries.columns import only_agency, seen_agencies

_PAGES = (
    ("columns", "栏目"),
    ("inspection", "检查指标"),
    ("coverage", "公开事项"),
    ("links", "链接和附件"),
    ("days", "以往检查"),
)


def agency_or_404(request: HttpRequest, pk: int) -> Agency:
    found: Agency = get_object_or_404(seen_agencies(request.user, timezone.localdate()), pk=pk)
    return found


def arranged_or_403(request: HttpRequest, pk: int) -> Agency:
    """An agency that the person sees (else 404) and whose columns they may give (else 403)."""
    agency = agency_or_404(request, pk)
    policy.require(request.user, Permission.ASSIGN_COLUMNS, agency, timezone.localdate())
    return agency


def framed(request: HttpRequest, agency: Agency, here: str) -> dict[str, object]:
    today = timezone.localdate()
    person = person_of(request)
    return {
        "agency": agency,
        "today": today,
        "of_several": only_agency(person, today) is None,
        "may_assign": policy.may(person, Permission.ASSIGN_COLUMNS, agency, today),
        "tabs": [
            Tab(label, reverse(f"upkeep:{name}", args=(agency.pk,)), is_current=name == here)
            for name, label in _PAGES
        ],
    }
