"""One step of a case: what it asks is filled in here, and everything typed survives a refusal."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang.applications import Step, steps
from mingtang_office.agencies.doors import person_of
from mingtang_office.agencies.page_steps import CONFLICT, INVALID, status_of, with_revision
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.case_screen import CaseScreen
from mingtang_office.applications.case_steps.all_pages import PAGES
from mingtang_office.applications.case_steps.page import Doing, Done, Shown, StepPage
from mingtang_office.applications.forms.case_steps import Known, StepForm
from mingtang_office.applications.forms.incoming import incoming_of, receives_files
from mingtang_office.applications.models import Application
from mingtang_office.applications.views.doors import allowed, case_or_404

_OFFERED = ("kind", "part")  # what a link to the page may choose beforehand


@login_required
@never_cache
@receives_files
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    page = PAGES.get(code)
    if page is None:
        case_or_404(request, pk)
        raise Http404("没有这一事项。")
    application = allowed(request, pk, page.permission)
    screen = CaseScreen(application, timezone.localdate())
    if screen.case is None:
        return _show(request, page, screen, None, problem=screen.broken, status=CONFLICT)
    known = Known(application, screen.case, request.user, screen.today)
    if request.method == "POST":
        return _posted(request, page, screen, known)
    offered = {name: request.GET[name] for name in _OFFERED if name in request.GET}
    form = page.form(initial={**offered, "revision": application.revision}, known=known)
    return _show(request, page, screen, form)


def _posted(request: HttpRequest, page: StepPage, screen: CaseScreen, known: Known) -> HttpResponse:
    form = page.form(request.POST, request.FILES, known=known)
    if not form.is_valid():
        return _show(request, page, screen, form, status=INVALID)
    if page.reckon is not None and "reckon" in request.POST:
        return _show(request, page, screen, form, reckoned=page.reckon(form))
    try:
        files = incoming_of(request, form)
        doing = Doing(
            screen.application, form.cleaned_data, files, person_of(request), timezone.now()
        )
        done = page.act(doing)
    except Refused as error:
        return _refused(request, page, screen.application, error)
    return _onward(request, screen.application, done)


def _onward(request: HttpRequest, application: Application, done: Done) -> HttpResponse:
    messages.success(request, done.message)
    if done.letter is not None:
        address = reverse("letters:letter", args=(done.letter.pk,))
    else:
        wanted = "decision" if request.GET.get("then") == "decision" else "case"
        address = reverse(f"applications:{wanted}", args=(application.pk,))
    return HttpResponseRedirect(address, status=303)


def _refused(
    request: HttpRequest, page: StepPage, application: Application, error: Refused
) -> HttpResponse:
    """The page as the case stands now, with what was typed and the revision now seen."""
    now = case_or_404(request, application.pk)
    screen = CaseScreen(now, timezone.localdate())
    form = None
    if screen.case is not None:
        data = with_revision(request, now.revision)
        form = page.form(data, known=Known(now, screen.case, request.user, screen.today))
    status = status_of(error)
    return _show(request, page, screen, form, problem=error.message, status=status)


def _law(page: StepPage, screen: CaseScreen) -> Step | None:
    if page.kind is None or screen.case is None or not screen.application.is_open:
        return None
    return next(each for each in steps(screen.case, screen.today) if each.kind is page.kind)


def _show(
    request: HttpRequest,
    page: StepPage,
    screen: CaseScreen,
    form: StepForm | None,
    *,
    problem: str = "",
    status: int = 200,
    reckoned: Shown | None = None,
) -> HttpResponse:
    law = _law(page, screen)
    is_shut = not (screen.application.is_open or page.even_closed)
    context = {
        "page": page,
        "application": screen.application,
        "screen": screen,
        "form": form,
        "problem": problem,
        "law": law,
        "is_shut": is_shut,
        "beside": page.shown_beside(form.known) if form is not None else (),
        "reckoned": reckoned,
        "takes_files": form is not None and form.is_multipart(),
    }
    return render(request, "applications/step.html", context, status=status)
