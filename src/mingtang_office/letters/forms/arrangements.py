from __future__ import annotations

from typing import Any

from django import forms

from mingtang_office.agencies.grants import GRANTS, Permission
from mingtang_office.agencies.models import Role
from mingtang_office.letters.models import Group
from mingtang_office.letters.queries import SIGNING

_STEPS = 4


class ChainForm(forms.Form):
    """The roles of a chain, in their order; steps left empty are none."""

    expected = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, group: Group, roles: tuple[Role, ...], **known: Any) -> None:
        known.setdefault("prefix", group.value)
        known["initial"] = {
            "expected": ",".join(roles),
            "signs": roles[-1],
            **{f"step_{at}": role for at, role in enumerate(roles[:-1], start=1)},
        }
        super().__init__(*args, **known)
        reviewing = [(r.value, r.label) for r in Role if r in GRANTS[Permission.REVIEW_LETTERS]]
        for at in range(1, _STEPS):
            self.fields[f"step_{at}"] = forms.ChoiceField(
                label=f"第{'一二三'[at - 1]}步审核",
                choices=[("", "不设"), *reviewing],
                required=False,
            )
        signing = [(r.value, r.label) for r in Role if r in GRANTS[SIGNING[group]]]
        self.fields["signs"] = forms.ChoiceField(label="签发", choices=signing)

    @property
    def roles(self) -> tuple[Role, ...]:
        steps = (self.cleaned_data[f"step_{at}"] for at in range(1, _STEPS))
        return tuple(Role(code) for code in (*steps, self.cleaned_data["signs"]) if code)

    @property
    def seen(self) -> tuple[Role, ...]:
        known = {role.value for role in Role}
        codes = self.cleaned_data["expected"].split(",")
        return tuple(Role(code) for code in codes if code in known)


class CodeForm(forms.Form):
    code = forms.CharField(
        label="机关代字",
        max_length=16,
        help_text="只写汉字，例如“云教公开”。文号由代字、文种字、年份和序号组成：云教公开告〔2026〕12号。",
    )
    expected = forms.CharField(widget=forms.HiddenInput, max_length=40)
