"""The queues of applications, and assigning out of them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mingtang_office.accounts.models import User
from mingtang_office.agencies import policy
from mingtang_office.agencies.doors import holders_only, person_of
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions.assigning import assign
from mingtang_office.applications.forms.filter import ApplicationFilter
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.lists import Queue, queue, visible_applications
from mingtang_office.applications.queries.people import handlers
from mingtang_office.applications.shown import Row
from mingtang_office.ui.components import Tab
from mingtang_office.ui.paging import page_of


def _wanted(query: QueryDict, request: HttpRequest) -> Queue:
    """The queue of the address; else one's own where one handles cases, else all that is open."""
    try:
        return Queue(query.get("queue", ""))
    except ValueError:
        handles = policy.scope(request.user, Permission.HANDLE_APPLICATIONS, timezone.localdate())
        return Queue.MINE if handles else Queue.OPEN


@login_required
@holders_only(Permission.VIEW_APPLICATIONS)
@require_GET
def applications(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    which = _wanted(request.GET, request)
    form = ApplicationFilter(request.GET)
    rows = queue(request.user, today, which)
    rows = form.narrow(rows, today) if form.is_valid() else rows.none()
    page = page_of(rows, which.order, request.GET)
    may_assign = bool(policy.scope(request.user, Permission.ASSIGN_APPLICATIONS, today))
    address = reverse("applications:applications")
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "which": which,
        "tabs": [Tab(q.label, f"{address}?queue={q}", is_current=q is which) for q in Queue],
        "page": page,
        "rows": [Row(application, today) for application in page.rows],
        "may_assign": may_assign and which not in (Queue.CLOSED, Queue.ALL),
        "people": handlers(request.user, today) if may_assign else (),
        "may_register": bool(policy.scope(request.user, Permission.HANDLE_APPLICATIONS, today)),
        "back": request.GET.urlencode(),
    }
    return render(request, "applications/list.html", context)


@login_required
@holders_only(Permission.VIEW_APPLICATIONS)
@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """Put the ticked cases into somebody's hands, and return to the same list."""
    person = person_of(request)
    chosen = _ticked(request, person)
    to = User.objects.filter(pk=_number(request.POST.get("to", ""))).first()
    try:
        if to is None:
            raise Refused("请选择经办人。")
        done = assign(applications=chosen, to=to, by=person, now=timezone.now())
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已把 {len(done)} 件申请分派给{to.full_name}。")
    back = QueryDict(request.POST.get("back", "")).urlencode()
    return HttpResponseRedirect(f"{reverse('applications:applications')}?{back}", status=303)


def _ticked(request: HttpRequest, person: User) -> list[Application]:
    numbers = [number for text in request.POST.getlist("case") if (number := _number(text))]
    return list(visible_applications(person, timezone.localdate()).filter(pk__in=numbers))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
