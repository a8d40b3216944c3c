from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency
from mingtang_office.trail import vocabulary
from mingtang_office.trail.models import Entry


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class TrailFilter(forms.Form):
    """What to look for in the trail; everything left empty is everything."""

    since = forms.DateField(
        label="起",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label="止",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    action = forms.ChoiceField(label="事项", required=False)
    person = forms.CharField(label="人员（用户名或姓名）", required=False, max_length=40)
    agency = forms.CharField(label="机关名称", required=False, max_length=60)
    object = forms.CharField(
        label="对象编号", required=False, max_length=60, help_text="如受检报告的编号"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(vocabulary.actions().items(), key=lambda item: item[0])
        action = self.fields["action"]
        assert isinstance(action, forms.ChoiceField)
        action.choices = [("", "全部"), *choices]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "止日早于起日，请调整。")
        return cleaned

    def narrow(self, entries: QuerySet[Entry]) -> QuerySet[Entry]:
        """The entries that match; call after `is_valid`."""
        wanted = self.cleaned_data
        if wanted.get("since"):
            entries = entries.filter(at__gte=_midnight(wanted["since"]))
        if wanted.get("until"):
            entries = entries.filter(at__lt=_midnight(wanted["until"] + timedelta(days=1)))
        if wanted.get("action"):
            entries = entries.filter(action=wanted["action"])
        if wanted.get("person"):
            name = wanted["person"]
            people = User.objects.filter(username=name) | User.objects.filter(full_name=name)
            entries = entries.filter(actor__in=people.values("pk"))
        if wanted.get("agency"):
            found = Agency.objects.filter(name__contains=wanted["agency"])
            entries = entries.filter(agency__in=found.values("pk"))
        if wanted.get("object"):
            entries = entries.filter(object_id=wanted["object"])
        return entries

    def described(self) -> dict[str, str]:
        """The filter as facts of the trail: what was asked for, without names of people."""
        return {
            name: str(value)
            for name, value in self.cleaned_data.items()
            if value and name not in ("person",)
        }


class UnsealForm(forms.Form):
    reason = forms.CharField(label="查看理由", max_length=200, help_text="查看本身也会留痕。")
