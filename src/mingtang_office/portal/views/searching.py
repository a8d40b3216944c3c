"""Looking for something: words, numbers or pinyin, narrowed down by what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import topics
from mingtang_office.agencies.models import Agency
from mingtang_office.portal.caching import kept_by_content
from mingtang_office.portal.forms.search import SearchForm, wanted_in
from mingtang_office.search.answer import Answer, Tally
from mingtang_office.search.engines.engine import Facet
from mingtang_office.search.queries.searching import search
from mingtang_office.search.question import Sort

_LISTED = 8
_FACETS = (
    (Facet.AGENCY, "agency", "机关"),
    (Facet.KIND, "kind", "种类"),
    (Facet.COLUMN, "column", "栏目"),
    (Facet.TOPIC, "topic", "主题"),
    (Facet.YEAR, "year", "年份"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    label: str
    number: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    choices: tuple[Choice, ...]


@require_safe
@kept_by_content
def results(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    question, now = form.question(), timezone.now()
    answer = search(question, now=now)
    context = {
        "form": form,
        "question": question,
        "wanted": wanted_in(question),
        "takes_subscriptions": settings.MAIL_IS_SET_UP,
        "answer": answer,
        "hits": [(hit, int(hit.key.rpartition(":")[2])) for hit in answer.hits],
        "nearest": [(title, int(key.rpartition(":")[2])) for key, title in answer.nearest],
        "groups": tuple(_groups(request.GET, answer)),
        "newer": _address(request.GET, {"page": question.page - 1}) if question.page > 1 else "",
        "older": _address(request.GET, {"page": question.page + 1})
        if question.page < answer.pages
        else "",
        "sorts": [
            (sort, label, _address(request.GET, {"sort": sort, "page": ""}))
            for sort, label in ((Sort.RELEVANCE, "最相关在前"), (Sort.NEWEST, "最新在前"))
        ],
    }
    return render(request, "portal/search.html", context)


def _groups(asked: QueryDict, answer: Answer) -> Iterator[Group]:
    names = _names(answer)
    for facet, field, label in _FACETS:
        tallies = answer.tallies.get(facet, ())
        chosen = asked.get(field, "")
        choices = tuple(_choice(asked, field, chosen, tally, names) for tally in tallies[:_LISTED])
        if choices and (len(choices) > 1 or chosen):
            yield Group(label, choices)


def _choice(
    asked: QueryDict, field: str, chosen: str, tally: Tally, names: Mapping[str, str]
) -> Choice:
    is_chosen = chosen == tally.code
    address = _address(asked, {field: "" if is_chosen else tally.code, "page": ""})
    label = names.get(f"{field}:{tally.code}", tally.code)
    return Choice(label, tally.number, address, is_chosen)


def _names(answer: Answer) -> dict[str, str]:
    """What the codes of the tallies are called."""
    numbers = [int(tally.code) for tally in answer.tallies.get(Facet.AGENCY, ())]
    agencies = Agency.objects.filter(pk__in=numbers).values_list("pk", "name")
    return {
        **{f"agency:{pk}": name for pk, name in agencies},
        **{f"kind:{kind.value}": kind.label for kind in ItemKind},
        **{f"column:{code}": each.title for code, each in columns().items()},
        **{f"topic:{code}": each.label for code, each in topics().items()},
        **{f"year:{tally.code}": f"{tally.code}年" for tally in answer.tallies.get(Facet.YEAR, ())},
    }


def _address(asked: QueryDict, changes: Mapping[str, object]) -> str:
    chosen = asked.copy()
    for name, value in changes.items():
        if value in ("", None):
            chosen.pop(name, None)
        else:
            chosen[name] = str(value)
    return f"?{chosen.urlencode()}"
