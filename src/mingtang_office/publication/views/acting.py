"""The page of an item, as its steps are done from it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from mingtang_office.agencies.page_steps import Page
from mingtang_office.publication.models import Item
from mingtang_office.publication.views.doors import item_or_404
from mingtang_office.publication.views.item import show


def back(item: Item) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("publication:item", args=(item.pk,)), status=303)


def _now(request: HttpRequest, item: Item) -> Item:
    return item_or_404(request, item.pk)


PAGE = Page(_now, show, back)
