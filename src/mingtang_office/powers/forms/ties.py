from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from mingtang_office.agencies.forms.fields import AgencyField, ForPerson
from mingtang_office.agencies.grants import Permission
from mingtang_office.powers.forms.deeds import DeedForm
from mingtang_office.publication.models import PublicItem


class AgencyForm(ForPerson):
    """Whose register is to be looked at."""

    agency = AgencyField(label="机关", permission=Permission.VIEW_POWERS, required=False)


class SearchForm(forms.Form):
    """Which published documents to offer."""

    q = forms.CharField(label="标题、文号或者索引号", required=False, max_length=60)

    def narrow(self, rows: QuerySet[PublicItem]) -> QuerySet[PublicItem]:
        """Call after `is_valid`."""
        cleaned: dict[str, Any] = self.cleaned_data
        words = cleaned["q"].strip()
        if not words:
            return rows
        found = Q(title__icontains=words) | Q(document_number__icontains=words)
        return rows.filter(found | Q(index_number__icontains=words.upper()))


class TieForm(DeedForm):
    """The published item that was chosen."""

    item = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
