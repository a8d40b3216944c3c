from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.law import NotInForce
from mingtang.workdays import OutsideCalendar
from mingtang_office.agencies.calendars import current
from mingtang_office.portal.forms.reckon import ReckonForm
from mingtang_office.portal.queries.reckoning import reckoned


@require_safe
def reckoning(request: HttpRequest) -> HttpResponse:
    """From the day of receipt to the last day of the reply, each day with its reason."""
    calendars = current()
    places = [(each.prefix, each.region.name) for each in calendars.overlays]
    form = ReckonForm(request.GET if "received" in request.GET else None, places=places)
    found = None
    if form.is_valid():
        calendar = calendars.of_code(form.cleaned_data.get("place", ""))
        try:
            found = reckoned(form.cleaned_data["received"], calendar)
        except (NotInForce, OutsideCalendar) as error:
            form.add_error("received", str(error))
    context = {"form": form, "found": found}
    status = 422 if form.errors else 200
    return render(request, "portal/reckoning.html", context, status=status)
