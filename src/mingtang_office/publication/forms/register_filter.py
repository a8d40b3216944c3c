from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.accounts.models import User
from mingtang_office.publication.models import Item, ItemState
from mingtang_office.publication.queries.items import ROLES, waiting_for
from mingtang_office.publication.queries.taken_over import marked
from mingtang_office.publication.queries.urgency import due_soon, late

_ALL = ("", "全部")
_MINE = "mine"
_TURNS = [_ALL, (_MINE, "轮到我"), *((s.value, f"等待{s.label}") for s in ROLES)]
_MARKED = "marked"
_STATES = [
    _ALL,
    ("public", "已公开"),
    (_MARKED, "已公开、有个人信息须处理"),
    *ItemState.choices,
]
_URGENCIES = [_ALL, ("late", "已过公开期限"), ("soon", "七天内到期")]


class RegisterFilter(forms.Form):
    """Which items to list; everything left empty is everything."""

    q = forms.CharField(label="标题、文号或者索引号", required=False, max_length=60)
    state = forms.ChoiceField(label="状态", required=False, choices=_STATES)
    kind = forms.ChoiceField(label="种类", required=False)
    column = forms.ChoiceField(label="栏目", required=False)
    turn = forms.ChoiceField(label="轮到谁", required=False, choices=_TURNS)
    urgency = forms.ChoiceField(label="公开期限", required=False, choices=_URGENCIES)

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        self._choices("kind", [(each.value, each.label) for each in ItemKind])
        self._choices("column", [(each.code, each.title) for each in columns().values()])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [_ALL, *choices]

    def narrow(self, rows: QuerySet[Item], person: User, today: date) -> QuerySet[Item]:
        """The items that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        words = wanted["q"].strip()
        if words:
            rows = rows.filter(by_words(words))
        if wanted["kind"]:
            rows = rows.filter(kind=wanted["kind"])
        if wanted["column"]:
            # As text, which every database can search: the codes stand in quotes.
            rows = rows.alias(columns_text=Cast("columns", TextField())).filter(
                columns_text__contains=f'"{wanted["column"]}"'
            )
        rows = rows.filter(_state(wanted["state"])).filter(_urgency(wanted["urgency"], today))
        return _turn(rows, wanted["turn"], person, today)


def by_words(words: str) -> Q:
    """A part of the title, of a number, or the whole number on the page."""
    found = Q(title__icontains=words) | Q(document_number__icontains=words)
    found |= Q(index_number__icontains=words.upper())
    if words.isascii() and words.isdigit() and len(words) < 19:
        found |= Q(pk=int(words))
    return found


def _state(code: str) -> Q:
    if code == "public":
        return Q(edition__isnull=False)
    if code == _MARKED:
        return Q(pk__in=marked().order_by().values("pk"))
    return Q(state=code) if code else Q()


def _urgency(code: str, today: date) -> Q:
    return {"late": late(today), "soon": due_soon(today)}.get(code, Q())


def _turn(rows: QuerySet[Item], code: str, person: User, today: date) -> QuerySet[Item]:
    if code == _MINE:
        return rows.filter(pk__in=waiting_for(person, today).order_by().values("pk"))
    return rows.filter(step=code) if code else rows
