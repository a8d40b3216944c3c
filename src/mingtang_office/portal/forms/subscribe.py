"""What is asked of somebody who subscribes."""

from __future__ import annotations

from typing import Any

from django import forms

from mingtang_office.agencies.models import Agency
from mingtang_office.portal.forms.search import SearchForm, wanted_in
from mingtang_office.portal.wanted import Wanted
from mingtang_office.search.asking import read

_LONGEST_TOKEN = 200


def wanted_from(asked: Any) -> Wanted | None:
    """What an address says is wanted; None where it says nothing that could be waited for."""
    wanted = wanted_in(SearchForm(asked).question())
    if wanted.agency is not None and not Agency.objects.filter(pk=wanted.agency).exists():
        return None
    if wanted.q and not read(wanted.q).words:
        return None
    return wanted or None


class SubscribeForm(forms.Form):
    address = forms.EmailField(
        label="邮箱",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="像“name@example.com”。只用来寄送所订阅的更新，退订时删除。",
        error_messages={
            "required": "请填写邮箱。",
            "invalid": "邮箱的写法不对，应当像“name@example.com”。",
            "max_length": "邮箱没有这么长。",
        },
    )


class KeyForm(forms.Form):
    """The token of a mail."""

    key = forms.CharField(max_length=_LONGEST_TOKEN)


class ChosenForm(forms.Form):
    """The subscriptions that somebody ticked."""

    subscription = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["subscription"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = [(str(number), "") for number in numbers]

    def chosen(self) -> list[int]:
        """What was ticked and is still there."""
        found: list[int] = self.cleaned_data.get("subscription", []) if self.is_valid() else []
        return found
