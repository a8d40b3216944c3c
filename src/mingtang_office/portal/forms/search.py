from __future__ import annotations

from typing import Any

from django import forms

from mingtang.publication.columns import columns
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.topics import topics
from mingtang_office.portal.wanted import Wanted
from mingtang_office.search.question import Question, Sort


class SearchForm(forms.Form):
    """What an address of the search says; a part that makes no sense is as if it were not there."""

    q = forms.CharField(label="搜索", max_length=200, required=False)
    agency = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in ItemKind], required=False
    )
    column = forms.ChoiceField(choices=lambda: [(c, c) for c in columns()], required=False)
    topic = forms.ChoiceField(choices=lambda: [(c, c) for c in topics()], required=False)
    year = forms.IntegerField(min_value=1949, max_value=9999, required=False)
    since = forms.DateField(label="发布日期从", required=False)
    until = forms.DateField(label="到", required=False)
    sort = forms.ChoiceField(choices=[(sort.value, sort.value) for sort in Sort], required=False)
    page = forms.IntegerField(min_value=1, max_value=500, required=False)

    def clean_q(self) -> str:
        return str(self.cleaned_data["q"]).replace("\x00", "")

    def full_clean(self) -> None:
        super().full_clean()
        kept: dict[str, Any] = self.cleaned_data
        self._errors = forms.utils.ErrorDict()
        self.cleaned_data = kept

    def question(self) -> Question:
        asked = self.cleaned_data if self.is_valid() else {}
        return Question(
            words=asked.get("q", ""),
            agency=asked.get("agency"),
            kind=asked.get("kind", ""),
            column=asked.get("column", ""),
            topic=asked.get("topic", ""),
            year=asked.get("year"),
            since=asked.get("since"),
            until=asked.get("until"),
            sort=Sort(asked.get("sort") or Sort.RELEVANCE),
            page=asked.get("page") or 1,
        )


def wanted_in(question: Question) -> Wanted:
    """What of a question can be waited for: a day or a year of the past cannot."""
    return Wanted(
        q=question.words.strip(),
        agency=question.agency,
        kind=question.kind,
        column=question.column,
        topic=question.topic,
    )
