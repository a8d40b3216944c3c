from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang.applications.letters import LetterKind, Series
from mingtang_office.letters.models import Letter, LetterState


class RegisterFilter(forms.Form):
    """Which letters to list; everything left empty is everything."""

    q = forms.CharField(label="文号", required=False, max_length=40)
    year = forms.IntegerField(label="年份", required=False, min_value=2008, max_value=2200)
    series = forms.ChoiceField(label="文号系列", required=False)
    kind = forms.ChoiceField(label="文种", required=False)
    state = forms.ChoiceField(
        label="状态", required=False, choices=[("", "全部"), *LetterState.choices]
    )

    def __init__(self, *args: Any, **known: Any) -> None:
        super().__init__(*args, **known)
        self._choices("series", [(each.value, f"{each.mark}字") for each in Series])
        kinds = [(each.value, each.label) for each in LetterKind if each.series is not None]
        self._choices("kind", kinds)

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "全部"), *choices]

    def narrow(self, letters: QuerySet[Letter]) -> QuerySet[Letter]:
        """The letters that match; call after `is_valid`."""
        wanted: dict[str, Any] = self.cleaned_data
        for field in ("year", "series", "kind", "state"):
            if wanted[field]:
                letters = letters.filter(**{field: wanted[field]})
        words = "".join(wanted["q"].split())
        if words:
            number = "".join(each for each in words if each.isdecimal())
            found = Q(code__contains=words)
            if number and len(number) < 8 and "〔" not in words:
                found |= Q(number=int(number))
            letters = letters.filter(found | _whole_reference(words))
        return letters


def _whole_reference(words: str) -> Q:
    """云教公开告〔2026〕12号, as it stands on the letter; brackets of any shape."""
    for bracket in "([（【[":
        words = words.replace(bracket, "〔")
    for bracket in ")]）】]":
        words = words.replace(bracket, "〕")
    code, opened, rest = words.partition("〔")
    year, closed, number = rest.partition("〕")
    number = number.removesuffix("号").removeprefix("第")
    if not (opened and closed and year.isdecimal() and number.isdecimal() and len(number) < 8):
        return Q(pk__in=())
    return Q(code=code, year=int(year[:4]), number=int(number))
