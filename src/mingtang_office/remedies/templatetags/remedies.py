"""What the page of an application tells of the remedies against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import timezone

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.applications.models import Application
from mingtang_office.remedies.queries.lists import of_application
from mingtang_office.remedies.shown import Row

register = template.Library()


@register.inclusion_tag("remedies/of_application.html", takes_context=True)
def remedies_of(context: Mapping[str, Any], application: Application) -> dict[str, Any]:
    """{% remedies_of application %}: those that this person sees, and the way to enter one."""
    person, today = context["request"].user, timezone.localdate()
    may = policy.may(person, Permission.HANDLE_REMEDIES, application.agency, today)
    return {
        "application": application,
        "rows": [Row(each, today) for each in of_application(application, person, today)],
        "may_enter": may and application.received_on is not None,
    }
