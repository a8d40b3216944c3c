"""The size in which the public pages are written; chosen without JavaScript, by keyboard too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mingtang_office.portal.forms.text_size import TextSizeForm
from mingtang_office.ui.text_size import TextSize, remember, text_size_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def text_size(request: HttpRequest) -> HttpResponse:
    """Choose a size and go back to where one came from."""
    form = TextSizeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        response = redirect(_within(form.cleaned_data["back"]))
        remember(response, TextSize(form.cleaned_data["size"]), secure=request.is_secure())
        return response
    back = _within(request.POST.get("back") or request.GET.get("back", ""))
    context = {"sizes": tuple(TextSize), "chosen": text_size_of(request), "back": back}
    return render(request, "portal/text_size.html", context)


def _within(address: str) -> str:
    """An address of this site; the front page where it is another's or none."""
    own = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if own else "/"
